import type { IDataObject } from 'n8n-workflow';
import { BusinessLabsPmpApi } from '../../credentials/BusinessLabsPmpApi.credentials';
import { BusinessLabsPmp } from '../../nodes/BusinessLabsPmp/BusinessLabsPmp.node';
import { resources } from '../../nodes/BusinessLabsPmp/resources';
import { byId, usePmp } from '../BusinessLabsPmp/node';
import { callTool } from '../engine/tool';
import { filledByModel } from './model';

const pmp = usePmp(2);

/** The fields of Customer: Update. */
const fields = resources
	.find(({ value }) => value === 'customer')!
	.operations.find(({ value }) => value === 'update')!.fields;

/** A model that was asked to change a phone number fills in the whole form. */
async function changePhone(options: IDataObject, known: IDataObject = {}) {
	const { parameters, args } = filledByModel(fields, {
		id: 1,
		updateFields: { phonenumber: 5550100, ...known },
	});
	// All empty ones as texts, so that they can clear.
	const empty = Object.keys(args).filter((key) => !args[key] || String(args[key]).trim() === '');
	for (const key of empty) args[key] = '';
	return await callTool({
		type: new BusinessLabsPmp(),
		credentialType: new BusinessLabsPmpApi(),
		credentials: pmp.credentials(),
		parameters: {
			...{ resource: 'customer', operation: 'update', options },
			...parameters,
			groups_in: '1,4',
			...(options.emptyValues === 'clear' && { custom_fields: {} }),
		},
		args,
	});
}

/** Columns of the customer that differ from before. */
async function changed(work: () => Promise<unknown>): Promise<string[]> {
	const before = structuredClone(pmp.row('customers', 'userid', '1'));
	await work();
	const after = pmp.row('customers', 'userid', '1');
	return Object.keys(after).filter((name) => after[name] !== before[name]);
}

describe('an update by a model that knows one value and fills in all fields', () => {
	it('changes that one, and no custom field', async () => {
		const custom = structuredClone(pmp.state().customValues);
		expect(await changed(() => changePhone({}))).toEqual(['phonenumber']);
		expect(pmp.state().customValues).toEqual(custom);
	});

	it('clears the others where the user says so', async () => {
		const columns = await changed(() =>
			changePhone({ emptyValues: 'clear' }, { company: 'Example Ltd', country: 1 }),
		);
		expect(columns).toEqual(expect.arrayContaining(['phonenumber', 'address', 'website']));
		expect(pmp.row('customers', 'userid', '1').address).toBe('');
	});

	it('says what to do when nothing is left to change', async () => {
		const call = callTool({
			type: new BusinessLabsPmp(),
			credentialType: new BusinessLabsPmpApi(),
			credentials: pmp.credentials(),
			parameters: {
				...{ resource: 'customer', operation: 'update', id: byId(1) },
				updateFields: { city: "={{ $fromAI('city') }}" },
			},
			args: { city: '' },
		});
		await expect(call).rejects.toThrow('Update Fields is empty. Add at least one field to change.');
		expect(pmp.calls).toEqual([]);
	});
});

describe('an update in a workflow', () => {
	const update = async (options: IDataObject, address: string) =>
		await pmp.run('customer.update', {
			id: byId(1),
			groups_in: '1,4',
			updateFields: { address, phonenumber: '1' },
			options,
		});

	it('clears a field with an empty value', async () => {
		expect(await changed(() => update({}, ''))).toEqual(['phonenumber', 'address']);
	});

	it('leaves it alone where the user says so', async () => {
		expect(await changed(() => update({ emptyValues: 'leave' }, ' '))).toEqual(['phonenumber']);
	});
});

describe('what a model is told', () => {
	const tool = async (parameters: IDataObject, args: IDataObject = {}) =>
		await callTool({
			type: new BusinessLabsPmp(),
			credentialType: new BusinessLabsPmpApi(),
			credentials: pmp.credentials(),
			parameters,
			args,
		});

	it('is which values a choice has, when it left one open', async () => {
		const call = tool(
			{
				...{ resource: 'project', operation: 'create', name: 'House', clientid: byId(1) },
				billing_type: "={{ $fromAI('billing') }}",
			},
			{ billing: '' },
		);
		await expect(call).rejects.toThrow('Billing Type is required. Its values are: 1, 2, 3.');
		expect(pmp.calls).toEqual([]);
	});

	it('is a limit of the form when it gives none, and that nothing was found', async () => {
		const parameters = {
			...{ resource: 'customer', operation: 'getAll' },
			limit: "={{ $fromAI('limit', '', 'number') }}",
		};
		const all = JSON.parse(await tool(parameters, { limit: null })) as unknown[];
		expect(all.length).toBeGreaterThan(1);
		const none = await tool({ ...parameters, filters: { city: 'Nowhere' } });
		expect(JSON.parse(none)).toEqual([{ note: 'There are no results' }]);
	});

	it('is what is shown to others beside the output', async () => {
		const answer = await tool({
			...{ resource: 'customer', operation: 'update', id: byId(1) },
			updateFields: { phonenumber: '1' },
		});
		expect(JSON.parse(answer)).toEqual([
			expect.objectContaining({ id: '1', changed: true }),
			{ note: expect.stringMatching(/clears them with every update .*: Group IDs\.$/) },
		]);
	});

	it('is a text without HTML', async () => {
		await pmp.run('ticket.create', {
			...{ subject: 'Lines', department: byId(1), userid: byId(1), contactid: byId(1) },
			additionalFields: { message: '<p>One &amp; two</p><p>three</p>' },
		});
		const answer = await tool({
			resource: 'ticket',
			operation: 'search',
			keysearch: 'Lines',
			simplify: false,
		});
		expect(answer).toContain('One & two\\nthree');
		expect(answer).not.toMatch(/<\/?p>|&amp;/);
	});
});
