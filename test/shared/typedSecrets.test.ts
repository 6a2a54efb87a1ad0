// What somebody types into a field that hides it, and a vendor repeats.
import { byId, usePmp } from '../BusinessLabsPmp/node';
import { useOpenTact } from '../OpenTact/node';

const SECRET = 'Tr0ub4dor&3';
const refusal = `The password ${SECRET} is too common`;

describe('BusinessLabs PMP', () => {
	const pmp = usePmp();

	it('shows no password of an update, in whatever collection it is', async () => {
		const body = { status: false, message: refusal };
		pmp.simulator.faults.set([{ method: 'PUT', status: 200, body }]);
		const update = { customer_id: byId(1), id: byId(1), updateFields: { password: SECRET } };
		const { error } = await pmp.fail('contact.update', update);
		expect(error.message).toContain('The password [hidden] is too common');
		const { json } = await pmp.run('contact.update', update, { onError: 'continueRegularOutput' });
		expect(JSON.stringify(json)).not.toContain(SECRET);
	});
});

describe('OpenTact', () => {
	const openTact = useOpenTact();

	it('shows no password of a new account', async () => {
		const body = { success: false, message: refusal };
		openTact.vendor.faults.set([{ path: '/account/user', status: 400, body }]);
		const account = { email: 'ann@example.com', password: SECRET };
		const { error } = await openTact.fail('account.addUser', account);
		expect(error.message).toContain('The password [hidden] is too common');
	});
});
