import type { IDataObject } from 'n8n-workflow';
import { BusinessLabsPmpApi } from '../../credentials/BusinessLabsPmpApi.credentials';
import { BusinessLabsPmp } from '../../nodes/BusinessLabsPmp/BusinessLabsPmp.node';
import { byId, usePmp } from '../BusinessLabsPmp/node';
import { callTool } from '../engine/tool';

const pmp = usePmp(2);

const fromModel = (name: string) => `={{ $fromAI('${name}', '', 'string') }}`;

const call = async (which: string, parameters: IDataObject, args: IDataObject) => {
	const [resource, operation] = which.split('.');
	return await callTool({
		type: new BusinessLabsPmp(),
		credentialType: new BusinessLabsPmpApi(),
		credentials: pmp.credentials(),
		parameters: { resource, operation, ...parameters },
		args,
	});
};

const create = async (args: IDataObject) =>
	await call(
		'customer.create',
		{
			company: fromModel('company'),
			additionalFields: { groups_in: fromModel('groups'), country: byId(fromModel('country')) },
			returnCreated: fromModel('return'),
		},
		{ company: 'Blue Door', ...args },
	);

describe('values as models write them', () => {
	it.each([[[1, 4]], [['1', '4']], ['[1, 4]'], ['["1","4"]'], ['1,4']])(
		'a list of numbers: %j',
		async (groups) => {
			await create({ groups, return: 'false' });
			expect(pmp.last('POST')?.body).toEqual({ company: 'Blue Door', 'groups_in[]': ['1', '4'] });
		},
	);

	it('a switch as text, a number as an ID', async () => {
		await create({ return: 'False', country: 235 });
		expect(pmp.calls).toEqual(['POST /api/customers']);
		expect(pmp.last('POST')?.body).toMatchObject({ country: '235' });
	});

	it('all fields of a collection at once, as an object or its JSON', async () => {
		const fields = { city: 'Leeds', zip: '', address: null };
		for (const given of [fields, JSON.stringify(fields)]) {
			await call(
				'customer.create',
				{ company: 'Blue Door', additionalFields: fromModel('fields'), returnCreated: false },
				{ fields: given },
			);
			expect(pmp.last('POST')?.body).toEqual({ company: 'Blue Door', city: 'Leeds' });
		}
	});

	it('a choice that there is not: the model is told the field and its choices', async () => {
		const project = {
			...{ name: 'House', clientid: byId(1), start_date: '2026-01-01' },
			billing_type: fromModel('billing'),
		};
		await expect(call('project.create', project, { billing: 'hourly' })).rejects.toThrow(
			/^Billing Type must be one of 1, 2, 3, it is "hourly"\. The choices are: .*\(1\)/,
		);
		expect(pmp.calls).toEqual([]);
	});

	it('no ID, or one that there is not: the model is told what to check', async () => {
		const get = async (id: string) =>
			await call('customer.get', { id: byId(fromModel('id')) }, { id });
		await expect(get('Harbour')).rejects.toThrow(
			'Customer must be a number above 0, it is "Harbour"',
		);
		await expect(get('999')).rejects.toThrow(/\. Check the ID\./);
	});
});
