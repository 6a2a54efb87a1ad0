import type { IDataObject } from 'n8n-workflow';
import { PickyAssistApi } from '../../../credentials/PickyAssistApi.credentials';
import { PickyAssist } from '../../../nodes/PickyAssist/PickyAssist.node';
import { PickyAssistTrigger } from '../../../nodes/PickyAssist/PickyAssistTrigger.node';
import { resources as pickyResources } from '../../../nodes/PickyAssist/resources';
import {
	API_TOKENS,
	BASE_PATHS,
	MASTER_TOKENS,
	startPickyAssist,
} from '../../../simulators/PickyAssist';
import { locator, names, numbers } from './vendor';
import type { VendorUnderTest } from './vendor';

export async function startPicky(): Promise<VendorUnderTest> {
	const simulator = await startPickyAssist();
	Object.assign(simulator.state().settings.limits, { push: 0, status: 0 });
	simulator.state().accounts.v4.balance = 1e9;
	const token = API_TOKENS.v4;
	const call = async (path: string, body: object) => {
		const response = await fetch(`${simulator.url}${BASE_PATHS.v4}${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ token, ...body }),
		});
		return (await response.json()) as { data: { group_id: string } & IDataObject } & IDataObject;
	};
	const groups: string[] = [];
	for (const n of numbers) {
		const made = await call('/create-whatsapp-group', {
			application: 10,
			group_subject: `Group ${n}`,
		});
		groups.push(String(made.group_id ?? made.data?.group_id));
	}
	const phones = numbers.map((n) => `44200000000${n}`);
	return {
		title: 'Picky Assist',
		type: new PickyAssist(),
		trigger: new PickyAssistTrigger(),
		resources: pickyResources,
		credentialType: new PickyAssistApi(),
		simulator,
		credentials: (url) => ({
			platform: 'custom',
			baseUrl: `${url}${BASE_PATHS.v4}`,
			apiToken: token,
			masterToken: MASTER_TOKENS.v4,
		}),
		secrets: [token, MASTER_TOKENS.v4],
		told: [token, MASTER_TOKENS.v4],
		corrupt: (passing) => ({ ...passing, body: passing.body.replaceAll(token, 'gone') }),
		isSuccess: ({ status, text }) => status === 200 && /"status":\s*"?100\b/.test(text),
		samples: [
			{
				class: 'read',
				title: 'Group: Get',
				resource: 'group',
				operation: 'get',
				method: 'POST',
				parameters: { group_id: '={{ $json.id }}' },
				items: groups.map((id) => ({ id })),
				marks: groups,
			},
			{
				class: 'idempotent write',
				title: 'Group: Update',
				resource: 'group',
				operation: 'update',
				method: 'POST',
				parameters: {
					group_id: '={{ $json.id }}',
					updateFields: { group_subject: '={{ $json.name }}' },
				},
				items: groups.map((id, n) => ({ id, name: names[n] })),
				marks: groups,
			},
			{
				class: 'send',
				title: 'Message: Send Text',
				resource: 'message',
				operation: 'sendText',
				method: 'POST',
				parameters: {
					application: locator('8'),
					number: '={{ $json.phone }}',
					message: '={{ $json.name }}',
					options: { batchSize: 1, pushesPerMinute: 0 },
				},
				items: phones.map((phone, n) => ({ phone, name: names[n] })),
				marks: phones,
			},
		],
	};
}
