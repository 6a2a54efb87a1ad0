// An account of which only the session that was begun last is good: executions side by side share it.
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OpenTactApi } from '../../credentials/OpenTactApi.credentials';
import { OpenTact } from '../../nodes/OpenTact/OpenTact.node';
import { execute, fail } from '../engine/harness';

const type = new OpenTact();
const credentialType = new OpenTactApi();
const ITEMS = 30;
let signIns = 0;
let isCut = false;
let created: string[] = [];

const server = createServer((request, response) => void answer(request, response));

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	await new Promise((resolve) => setTimeout(resolve, 5));
	const reply = (status: number, body: object) =>
		response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
	if (isCut) {
		signIns++;
		request.socket.destroy();
	} else if (request.url === '/rest/auth') {
		reply(200, { success: true, payload: { token: `a.b.${++signIns}` } });
	} else if (request.headers['x-auth-token'] === `a.b.${signIns}`) {
		const { name } = JSON.parse(Buffer.concat(chunks).toString()) as { name: string };
		created.push(name);
		reply(200, { success: true, payload: { uuid: 'x', name } });
	} else reply(401, { success: false, message: 'Unauthorized' });
}

beforeAll(async () => {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
});
jest.mock('../../nodes/shared/engine/retry', () => ({
	...jest.requireActual<object>('../../nodes/shared/engine/retry'),
	pause: async () => await new Promise((resolve) => setImmediate(resolve)),
}));

afterAll(() => {
	server.closeAllConnections();
	server.close();
});
beforeEach(() => {
	signIns = 0;
	isCut = false;
	created = [];
});

const credentials = () => ({
	environment: 'custom',
	baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/rest`,
	authentication: 'password',
	email: 'anna@example.com',
	password: 'secret',
	sessionToken: '',
});

const execution = (run: number) => ({
	type,
	credentialType,
	credentials: credentials(),
	executionId: String(run),
	parameters: {
		resource: 'messagingProfile',
		operation: 'create',
		name: '={{ $json.name }}',
	},
	items: Array.from({ length: ITEMS }, (__, item) => ({ name: `${run} ${item}` })),
});

it.each([1, 2, 4])('%i executions at a time lose no item and send none twice', async (count) => {
	const runs = await Promise.all(
		Array.from({ length: count }, (_, run) => execute(execution(run))),
	);
	expect(runs.every(({ json }) => json.length === ITEMS)).toBe(true);
	expect(new Set(created).size).toBe(count * ITEMS);
	expect(created).toHaveLength(count * ITEMS);
	expect(signIns).toBeLessThanOrEqual(2 * count);
});

it('executions that wait for one to sign in do not each try out what it failed with', async () => {
	isCut = true;
	const attempts = async (count: number) => {
		signIns = 0;
		const runs = Array.from({ length: count }, async (_, run) => await fail(execution(run)));
		for (const { error } of await Promise.all(runs)) {
			expect(error.description).toContain('Nothing else was sent');
		}
		return signIns;
	};
	const alone = await attempts(1);
	expect(await attempts(10)).toBeLessThanOrEqual(2 * alone);
});
