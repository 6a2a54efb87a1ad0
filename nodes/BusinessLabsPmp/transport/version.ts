import { VendorError } from '../../shared/contract/errors';
import type { Exchange, Operation } from '../../shared/contract/types';
import { recordsOf } from '../../shared/values/records';
import { PmpError, unless } from './answer';

type Asking = Pick<Exchange, 'credentials' | 'send' | 'once'>;

/**
 * Whether the server's API module is version 3 or later: the credential says so, or the server is
 * asked, once per execution.
 */
export async function isVersion3({ credentials, send, once }: Asking): Promise<boolean> {
	if (credentials.version === 'v3') return true;
	if (credentials.version === 'v2') return false;
	return await once('version', async () => await listsPollableResources(send));
}

/**
 * Version 3 has a page that lists its pollable resources, older ones have no such page. A token
 * without the right to see it proves that it is there; what is said to a wrong token proves nothing,
 * and the call that follows will tell.
 */
async function listsPollableResources(send: Asking['send']): Promise<boolean> {
	const answer = await unless(
		['foreign', 'noHandler', 'notFound', 'failed', 'token', 'permission', 'odd'],
		send({ method: 'GET', path: '/api/zapier/resources', expect: 'done' }),
	);
	return !(answer instanceof PmpError) || answer.reason === 'permission';
}

/** @throws VendorError in words that a user understands, instead of a bare 404 */
export async function requireVersion3(exchange: Asking): Promise<void> {
	if (await isVersion3(exchange)) return;
	throw new VendorError("This server's API module is older than version 3", {
		description:
			'This operation requires version 3 of the REST API module. Ask the administrator of PMP to update it. If it is up to date, choose version 3 in the credential.',
	});
}

/** An operation that only version 3 of the API module has: an older server gets nothing sent. */
export function sinceVersion3(operation: Operation): Operation {
	return {
		...withRun(operation, async (exchange, work) => {
			await requireVersion3(exchange);
			return await work();
		}),
		description: `${operation.description.replace(/\.$/, '')}. Requires version 3 of the API module.`,
	};
}

/**
 * An operation that the vendor documents for version 3 and that older servers may lack: it is tried,
 * and what an older server's missing page says is put into plain words.
 */
export function mostlyVersion3(operation: Operation): Operation {
	return withRun(operation, async (exchange, work) => {
		const outcome = await unless(['foreign', 'noHandler'], work());
		if (!(outcome instanceof PmpError)) return outcome;
		if (!(await isVersion3(exchange))) await requireVersion3(exchange);
		throw outcome;
	});
}

type Run = NonNullable<Operation['run']>;

function withRun(
	operation: Operation,
	around: (exchange: Parameters<Run>[0], work: () => ReturnType<Run>) => ReturnType<Run>,
): Operation {
	const { request, items, run } = operation;
	return {
		...operation,
		run: async (exchange, values) =>
			await around(exchange, async () => {
				if (run) return await run(exchange, values);
				if (!request) throw new Error(`${operation.action} has no request`);
				const body = await exchange.send(request(values, exchange.credentials));
				return items ? items(body, values) : recordsOf(body);
			}),
	};
}
