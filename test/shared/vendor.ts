import type {
	IAuthenticate,
	ICredentialType,
	IExecuteFunctions,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { describe as describeNode } from '../../nodes/shared/description/describe';
import { VendorError } from '../../nodes/shared/contract/errors';
import { run } from '../../nodes/shared/engine/run';
import type { Client, Resource } from '../../nodes/shared/contract/types';
import { cleanBaseUrl } from '../../nodes/shared/values/url';
import { startSimulator } from '../../simulators/shared/simulator';
import { execute, fail } from '../engine/harness';
import type { Execution } from '../engine/harness';

/** A vendor that exists for these tests alone: it stores things. */
export async function startThings() {
	let things: Array<Record<string, unknown>> = [];
	let busy = new Map<string, number>();
	const seen = { most: 0, overlaps: 0, current: 0 };
	const simulator = await startSimulator({
		reset() {
			things = [];
			busy = new Map();
			Object.assign(seen, { most: 0, overlaps: 0, current: 0 });
		},
		state: () => ({ things, seen }),
		routes(server) {
			server.post('/things', async (request, reply) => {
				const body = request.body as { name: string; wait?: number };
				seen.current++;
				seen.most = Math.max(seen.most, seen.current);
				const others = busy.get(body.name) ?? 0;
				if (others > 0) seen.overlaps++;
				busy.set(body.name, others + 1);
				await new Promise((resolve) => setTimeout(resolve, body.wait ?? 0));
				busy.set(body.name, (busy.get(body.name) ?? 1) - 1);
				seen.current--;
				if (body.name === 'refused') return await reply.code(422).send({ why: 'not that one' });
				things.push({ ...body, id: things.length + 1 });
				return things[things.length - 1];
			});
			server.post('/batch', async (request) => {
				const { names } = request.body as { names: string[] };
				return names.map((name) => ({ name, ok: name !== 'refused' }));
			});
			server.get('/things', async () => things);
		},
	});
	return { ...simulator, seen };
}

export const SECRET = 'a-very-secret-token';

const client: Client = {
	vendor: 'Things',
	credential: 'thingsApi',
	secrets: ['token'],
	account: ({ token }) => String(token),
	baseUrl: ({ baseUrl }) => cleanBaseUrl(baseUrl, 'https://things.example.com'),
	authorize: ({ token }, options) => ({
		...options,
		headers: { ...options.headers, 'x-token': token },
	}),
	saysYes: () => false,
	decode({ statusCode, body }) {
		if (statusCode < 300) return body;
		const { why } = body as { why?: string };
		throw new VendorError(`Things refused: ${why ?? statusCode}, token ${SECRET}`, {
			httpCode: statusCode,
			isRefusal: why !== undefined,
		});
	},
};

const name = {
	displayName: 'Name',
	name: 'name',
	type: 'string' as const,
	default: '',
	required: true,
};
const wait = { displayName: 'Wait', name: 'wait', type: 'number' as const, default: 0 };

const resources: Resource[] = [
	{
		name: 'Thing',
		value: 'thing',
		operations: [
			{
				name: 'Create',
				value: 'create',
				action: 'Create a thing',
				description: 'Create one thing',
				fields: [
					name,
					wait,
					{
						displayName: 'Additional Fields',
						name: 'additionalFields',
						type: 'collection',
						default: {},
						options: [
							{ displayName: 'File', name: 'file', type: 'string', default: '', binary: true },
						],
					},
				],
				key: (values) => (values.wait === 7 ? undefined : String(values.name)),
				request: (values) => ({ method: 'POST', path: '/things', body: values }),
			},
			{
				name: 'Create Many',
				value: 'createMany',
				action: 'Create many things',
				description: 'Create many things in one call',
				fields: [name],
				batch: {
					key: () => 'all',
					size: () => 3,
					request: (many) => ({
						method: 'POST',
						path: '/batch',
						body: { names: many.map((values) => values.name) },
					}),
					split: (body) =>
						(body as Array<{ name: string; ok: boolean }>).map((row) =>
							row.ok ? [{ name: row.name }] : new VendorError(`${row.name} was refused`),
						),
				},
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many things',
				description: 'Get many things',
				fields: [
					{ displayName: 'Return All', name: 'returnAll', type: 'boolean', default: false },
					{
						displayName: 'Limit',
						name: 'limit',
						type: 'number',
						typeOptions: { minValue: 1 },
						default: 50,
						displayOptions: { show: { returnAll: [false] } },
					},
					{ displayName: 'Simplify', name: 'simplify', type: 'boolean', default: true },
				],
				request: () => ({ method: 'GET', path: '/things' }),
				simplify: ({ id }) => ({ id }),
			},
		],
	},
];

class ThingsNode {
	description = {
		displayName: 'Things',
		name: 'things',
		group: ['transform'],
		version: 1,
		description: 'Stores things',
		defaults: { name: 'Things' },
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: 'thingsApi', required: true }],
		properties: describeNode(resources),
	} as INodeTypeDescription;

	async execute(this: IExecuteFunctions) {
		return await run.call(this, client, resources);
	}
}

const credentialType: ICredentialType = {
	name: 'thingsApi',
	displayName: 'Things API',
	properties: [],
	authenticate: (async (credentials, options) =>
		client.authorize(credentials, options)) as IAuthenticate,
};

/** Runs the node of that vendor. */
export async function things(...given: Parameters<typeof execution>) {
	return await execute(execution(...given));
}

/** Runs the node of that vendor, which is to end with an error. */
export async function thingsFail(...given: Parameters<typeof execution>) {
	return await fail(execution(...given));
}

function execution(
	baseUrl: string,
	parameters: Execution['parameters'],
	rest: Partial<Execution> = {},
): Execution {
	return {
		type: new ThingsNode() as unknown as INodeType,
		credentialType,
		credentials: { baseUrl, token: SECRET },
		parameters: { resource: 'thing', ...parameters },
		...rest,
	};
}
