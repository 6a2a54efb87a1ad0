import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	INodeType,
} from 'n8n-workflow';
import { BusinessLabsPmpApi } from '../../credentials/BusinessLabsPmpApi.credentials';
import { OpenTactApi } from '../../credentials/OpenTactApi.credentials';
import { PickyAssistApi } from '../../credentials/PickyAssistApi.credentials';
import { BusinessLabsPmp } from '../../nodes/BusinessLabsPmp/BusinessLabsPmp.node';
import { OpenTact } from '../../nodes/OpenTact/OpenTact.node';
import { PickyAssist } from '../../nodes/PickyAssist/PickyAssist.node';
import { startBusinessLabsPmp, TOKENS } from '../../simulators/BusinessLabsPmp';
import { OPENTACT_ACCOUNT, startOpenTact } from '../../simulators/OpenTact';
import {
	API_TOKENS,
	BASE_PATHS,
	MASTER_TOKENS,
	startPickyAssist,
} from '../../simulators/PickyAssist';
import type { Simulator } from '../../simulators/shared/simulator';
import type { Answer, Passing } from './front';

export const ITEMS = 6;

/** One operation of a class, for six items that can be told apart on the wire. */
export interface Sample {
	class: 'read' | 'idempotent write' | 'send';
	title: string;
	resource: string;
	operation: string;
	/** Of the request that the faults hit; an operation may make others. */
	method: string;
	parameters: IDataObject;
	items: IDataObject[];
	/** For each item, what only its request holds. */
	marks: string[];
}

export interface VendorUnderTest {
	title: string;
	type: INodeType;
	credentialType: ICredentialType;
	simulator: Simulator;
	credentials(url: string): ICredentialDataDecryptedObject;
	/** What no error may show. */
	secrets: string[];
	/** The same request with a token that the vendor does not know. */
	corrupt(passing: Passing): Passing;
	isSuccess(answer: Answer): boolean;
	samples: Sample[];
}

const numbers = Array.from({ length: ITEMS }, (_, n) => n);
const locator = (value: string) => ({ __rl: true, mode: 'id', value });
const names = numbers.map((n) => `Fault item ${n}`);

export const starters: Record<string, () => Promise<VendorUnderTest>> = {
	'Picky Assist': startPicky,
	'BusinessLabs PMP': startPmp,
	OpenTact: startTact,
};

async function startPicky(): Promise<VendorUnderTest> {
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
		credentialType: new PickyAssistApi(),
		simulator,
		credentials: (url) => ({
			platform: 'custom',
			baseUrl: `${url}${BASE_PATHS.v4}`,
			apiToken: token,
			masterToken: MASTER_TOKENS.v4,
		}),
		secrets: [token, MASTER_TOKENS.v4],
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

async function startPmp(): Promise<VendorUnderTest> {
	const simulator = await startBusinessLabsPmp();
	const ids = await seedCustomers(simulator);
	return {
		title: 'BusinessLabs PMP',
		type: new BusinessLabsPmp(),
		credentialType: new BusinessLabsPmpApi(),
		simulator,
		credentials: (url) => ({
			baseUrl: url,
			token: TOKENS.full,
			dateFormat: 'd/m/Y',
			version: 'v2',
		}),
		secrets: [TOKENS.full],
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

async function startTact(): Promise<VendorUnderTest> {
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
		credentialType: new OpenTactApi(),
		simulator,
		credentials: (url) => ({
			environment: 'custom',
			baseUrl: `${url}/rest`,
			authentication: 'password',
			email,
			password,
			sessionToken: '',
		}),
		secrets: [password, basic],
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
