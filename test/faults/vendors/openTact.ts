import { OpenTactApi } from '../../../credentials/OpenTactApi.credentials';
import { OpenTact } from '../../../nodes/OpenTact/OpenTact.node';
import { OpenTactTrigger } from '../../../nodes/OpenTact/OpenTactTrigger.node';
import { resources as tactResources } from '../../../nodes/OpenTact/resources';
import { OPENTACT_ACCOUNT, startOpenTact } from '../../../simulators/OpenTact';
import { locator, names, numbers, SESSION } from './vendor';
import type { VendorUnderTest } from './vendor';

export async function startTact(): Promise<VendorUnderTest> {
	const simulator = await startOpenTact();
	const { email, password } = OPENTACT_ACCOUNT;
	const basic = Buffer.from(`${email}:${password}`).toString('base64');
	const uuids: string[] = [];
	for (const name of names) {
		const response = await fetch(`${simulator.url}/rest/profile/messaging`, {
			method: 'POST',
			headers: { authorization: `Basic ${basic}`, 'content-type': 'application/json' },
			body: JSON.stringify({ name }),
		});
		uuids.push(((await response.json()) as { payload: { uuid: string } }).payload.uuid);
	}
	const phones = numbers.map((n) => `1415853128${n}`);
	return {
		title: 'OpenTact',
		type: new OpenTact(),
		trigger: new OpenTactTrigger(),
		resources: tactResources,
		credentialType: new OpenTactApi(),
		simulator,
		credentials: (url, sessionToken = '') => ({
			environment: 'custom',
			baseUrl: `${url}/rest`,
			authentication: 'password',
			email,
			password,
			sessionToken,
		}),
		secrets: [password, basic, SESSION],
		told: [password, SESSION],
		corrupt: (passing) => ({
			...passing,
			headers: { ...passing.headers, 'x-auth-token': 'no.such.token' },
		}),
		isSuccess: ({ status }) => status < 300,
		samples: [
			{
				class: 'read',
				title: 'Messaging Profile: Get',
				resource: 'messagingProfile',
				operation: 'get',
				method: 'GET',
				parameters: { uuid: locator('={{ $json.uuid }}') },
				items: uuids.map((uuid) => ({ uuid })),
				marks: uuids,
			},
			{
				class: 'idempotent write',
				title: 'Messaging Profile: Update',
				resource: 'messagingProfile',
				operation: 'update',
				method: 'PATCH',
				parameters: {
					uuid: locator('={{ $json.uuid }}'),
					updateFields: { name: '={{ $json.name }}' },
				},
				items: uuids.map((uuid, n) => ({ uuid, name: names[n] })),
				marks: uuids,
			},
			{
				class: 'send',
				title: 'SMS: Send',
				resource: 'sms',
				operation: 'send',
				method: 'POST',
				parameters: {
					from: { __rl: true, mode: 'number', value: '12029822900' },
					to: '={{ $json.phone }}',
					message: '={{ $json.name }}',
				},
				items: phones.map((phone, n) => ({ phone, name: names[n] })),
				marks: phones,
			},
		],
	};
}
