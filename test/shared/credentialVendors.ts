import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { BusinessLabsPmpApi } from '../../credentials/BusinessLabsPmpApi.credentials';
import { OpenTactApi } from '../../credentials/OpenTactApi.credentials';
import { PickyAssistApi } from '../../credentials/PickyAssistApi.credentials';
import { BusinessLabsPmp } from '../../nodes/BusinessLabsPmp/BusinessLabsPmp.node';
import { businessLabsPmpApiTest } from '../../nodes/BusinessLabsPmp/methods/credentialTest';
import { OpenTact } from '../../nodes/OpenTact/OpenTact.node';
import { openTactApiTest } from '../../nodes/OpenTact/methods/credentialTest';
import { PickyAssist } from '../../nodes/PickyAssist/PickyAssist.node';
import { pickyAssistApiTest } from '../../nodes/PickyAssist/methods/credentialTest';
import { testCredential } from '../engine/credentialTest';

export const TOKEN = 'abc.DEF/ghi+0123.xyz';

/** What a vendor answers when all is well, and where the token arrives. */
export interface Vendor {
	type: BusinessLabsPmp | OpenTact | PickyAssist;
	credentialType: BusinessLabsPmpApi | OpenTactApi | PickyAssistApi;
	test: Parameters<typeof testCredential>[0];
	/** Name of a list search of the editor. */
	search: string;
	field: string;
	credentials(url: string, token: string): ICredentialDataDecryptedObject;
	parameters: IDataObject;
	good: unknown;
	refusal(words: string): { status: number; body: unknown };
	tokenIn(request: IncomingMessage, body: string): unknown;
}

export const vendors: Record<string, Vendor> = {
	'BusinessLabs PMP': {
		type: new BusinessLabsPmp(),
		credentialType: new BusinessLabsPmpApi(),
		test: businessLabsPmpApiTest,
		search: 'searchCustomers',
		field: 'token',
		credentials: (url, token) => ({ baseUrl: url, token, dateFormat: 'd/m/Y', version: 'v2' }),
		parameters: { resource: 'customer', operation: 'getAll' },
		good: [{ userid: '1', company: 'Acme' }],
		refusal: (message) => ({ status: 400, body: { status: false, message } }),
		tokenIn: ({ headers }) => headers.authtoken,
	},
	OpenTact: {
		type: new OpenTact(),
		credentialType: new OpenTactApi(),
		test: openTactApiTest,
		search: 'searchMessagingProfiles',
		field: 'token',
		credentials: (url, token) => ({
			...{ environment: 'custom', baseUrl: `${url}/rest`, authentication: 'token' },
			...{ token, sessionToken: '' },
		}),
		parameters: { resource: 'account', operation: 'get' },
		good: { success: true, payload: { uuid: 'x', name: 'First' } },
		refusal: (message) => ({ status: 400, body: { success: false, message } }),
		tokenIn: ({ headers }) => headers['x-auth-token'],
	},
	'Picky Assist': {
		type: new PickyAssist(),
		credentialType: new PickyAssistApi(),
		test: pickyAssistApiTest,
		search: 'searchTemplates',
		field: 'apiToken',
		credentials: (url, token) => ({
			...{ platform: 'custom', baseUrl: `${url}/api/v2`, apiToken: token, masterToken: '' },
		}),
		parameters: { resource: 'account', operation: 'getBalance' },
		good: { status: 100, message: 'Success', balance: '1.00', templates: [] },
		refusal: (message) => ({ status: 200, body: { status: 410, message } }),
		tokenIn: (_, body) => (JSON.parse(body) as IDataObject).token,
	},
};

/** A server that answers all calls alike, and what it received. */
export async function serve(
	start: (listener: RequestListener) => Promise<{ url: string; stop(): unknown }>,
) {
	const received: Array<{ request: IncomingMessage; body: string }> = [];
	const answer = {
		status: 200,
		headers: (() => ({})) as (path: string) => object,
		body: {} as unknown,
	};
	const server = await start((request, response) => {
		let body = '';
		request.on('data', (chunk) => (body += String(chunk)));
		request.on('end', () => {
			received.push({ request, body });
			const headers = answer.headers(String(request.url).split('?')[0]);
			response.writeHead(answer.status, { 'content-type': 'application/json', ...headers });
			response.end(JSON.stringify(answer.body));
		});
	});
	return { ...server, received, answer };
}

export async function startPlainServer(listener: RequestListener) {
	const server = createServer(listener);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		stop: async () => await new Promise((resolve) => server.close(resolve)),
	};
}
