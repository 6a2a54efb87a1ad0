import { BusinessLabsPmpApi } from '../../../credentials/BusinessLabsPmpApi.credentials';
import { BusinessLabsPmp } from '../../../nodes/BusinessLabsPmp/BusinessLabsPmp.node';
import { BusinessLabsPmpTrigger } from '../../../nodes/BusinessLabsPmp/BusinessLabsPmpTrigger.node';
import { resources as pmpResources } from '../../../nodes/BusinessLabsPmp/resources';
import { startBusinessLabsPmp, TOKENS } from '../../../simulators/BusinessLabsPmp';
import type { Simulator } from '../../../simulators/shared/simulator';
import { ITEMS, locator, names, numbers } from './vendor';
import type { VendorUnderTest } from './vendor';

export async function startPmp(): Promise<VendorUnderTest> {
	const simulator = await startBusinessLabsPmp();
	const ids = await seedCustomers(simulator);
	return {
		title: 'BusinessLabs PMP',
		type: new BusinessLabsPmp(),
		trigger: new BusinessLabsPmpTrigger(),
		resources: pmpResources,
		credentialType: new BusinessLabsPmpApi(),
		simulator,
		credentials: (url) => ({
			baseUrl: url,
			token: TOKENS.full,
			dateFormat: 'd/m/Y',
			version: 'v2',
		}),
		secrets: [TOKENS.full],
		told: [TOKENS.full],
		corrupt: (passing) => ({ ...passing, headers: { ...passing.headers, authtoken: 'gone' } }),
		isSuccess: ({ status }) => status < 300,
		samples: [
			{
				class: 'read',
				title: 'Customer: Get',
				resource: 'customer',
				operation: 'get',
				method: 'GET',
				parameters: { id: locator('={{ $json.id }}') },
				items: ids.map((id) => ({ id })),
				marks: ids.map((id) => `/customers/${id}`),
			},
			{
				class: 'idempotent write',
				title: 'Customer: Update',
				resource: 'customer',
				operation: 'update',
				method: 'PUT',
				parameters: {
					id: locator('={{ $json.id }}'),
					updateFields: { city: '={{ $json.name }}' },
				},
				items: ids.map((id, n) => ({ id, name: names[n] })),
				marks: ids.map((id) => `/customers/${id}`),
			},
			{
				class: 'send',
				title: 'Customer: Create',
				resource: 'customer',
				operation: 'create',
				method: 'POST',
				parameters: { company: '={{ $json.name }}', returnCreated: false },
				items: names.map((name) => ({ name })),
				marks: names,
			},
		],
	};
}

async function seedCustomers({ url }: Simulator): Promise<string[]> {
	const response = await fetch(`${url}/_control/seed`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ resource: 'customers', count: ITEMS, values: { company: 'Seed {n}' } }),
	});
	const { result } = (await response.json()) as { result: { first: string } };
	return numbers.map((n) => String(Number(result.first) + n));
}
