import { randomBytes } from 'node:crypto';
import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { withConnection } from '../../shared/engine/connection';
import type { Connection } from '../../shared/engine/connection';
import { InputError } from '../../shared/contract/errors';
import { verdictOf } from '../../shared/engine/verdict';
import { pathSegment } from '../../shared/values/url';
import { PmpError, unless } from '../transport/answer';
import { businessLabsPmp } from '../transport/client';
import { requireVersion3 } from '../transport/version';
import { listOf } from '../model/column';
import { installationOf } from './answers';

/** What the node remembers of a webhook that it registered. */
interface Hook extends IDataObject {
	/** The installation where it is: IDs of another one mean other webhooks. */
	account: string;
	id: string;
	url: string;
	secret: string;
	/** Seconds by which PMP's clock was ahead of n8n's, where that is much. */
	ahead?: number;
}

/** A test in the editor has an address of its own, and so a webhook of its own. */
type Purpose = 'test' | 'production';
type Memory = { hooks?: Partial<Record<Purpose, Hook>> };

const PATH = '/api/webhooks';
/** Seconds by which clocks may differ without being wrong. */
const CLOCKS_AGREE = 60;

function purposeOf(context: IHookFunctions | IWebhookFunctions): Purpose {
	return context.getMode() === 'manual' ? 'test' : 'production';
}

function memoryOf(context: IHookFunctions | IWebhookFunctions): Memory {
	return context.getWorkflowStaticData('node') as Memory;
}

/** The webhook that this context is about, as far as n8n remembers it. */
export function ownHook(context: IHookFunctions | IWebhookFunctions): Hook | undefined {
	return memoryOf(context).hooks?.[purposeOf(context)];
}

/** The same, where it is in the installation that the credential names. */
function hookIn(connection: Connection, context: IHookFunctions): Hook | undefined {
	const hook = ownHook(context);
	return hook?.account === installationOf(connection) ? hook : undefined;
}

function ownAddress(context: IHookFunctions): string {
	return String(context.getNodeWebhookUrl('default'));
}

/**
 * Whether PMP calls this address for these events already, with a secret that the node knows. While
 * polling, there is nothing to register.
 */
export async function hookExists(context: IHookFunctions): Promise<boolean> {
	if (context.getNodeParameter('mode') === 'polling') return true;
	return await withConnection(context, businessLabsPmp, async (connection) => {
		const url = ownAddress(context);
		const hook = hookIn(connection, context);
		const [found] = await find(connection, [url]);
		if (hook) hook.ahead = aheadOfUs(connection);
		return (
			found !== undefined &&
			hook !== undefined &&
			hook.id === String(found.id) &&
			!isOff(found) &&
			sameEvents(found.events, chosenEvents(context))
		);
	});
}

/**
 * Registers the address, with a new secret. A webhook that is there already gets the new secret and
 * events instead of a twin: PMP never tells a secret, so one that n8n forgot is of no use.
 */
export async function createHook(context: IHookFunctions): Promise<boolean> {
	return await withConnection(context, businessLabsPmp, async (connection) => {
		const account = installationOf(connection);
		const url = ownAddress(context);
		const events = chosenEvents(context);
		if (events.length === 0) throw new InputError('Trigger On is empty: choose at least one event');
		const secret = randomBytes(32).toString('hex');
		const name = `n8n: ${context.getWorkflow().name ?? 'workflow'}`.slice(0, 100);
		const body = { name, url, events: events.join(','), secret };
		const [found] = await find(connection, addressesOf(connection, context));
		const id = found ? await renew(connection, found, body) : await register(connection, body);
		const memory = memoryOf(context);
		const hook: Hook = { account, id, url, secret, ahead: aheadOfUs(connection) };
		memory.hooks = { ...memory.hooks, [purposeOf(context)]: hook };
		return true;
	});
}

/** How far the clocks are apart; what the way of the answer takes does not count. */
function aheadOfUs({ vendorTime = Date.now() }: Connection): number {
	const seconds = Math.round((vendorTime - Date.now()) / 1000);
	return Math.abs(seconds) > CLOCKS_AGREE ? seconds : 0;
}

/** Removes the webhook. A failure must not keep a workflow from being stopped. */
export async function deleteHook(context: IHookFunctions): Promise<boolean> {
	const removal = withConnection(context, businessLabsPmp, async (connection) => {
		const own = addressesOf(connection, context);
		for (const { id } of await find(connection, own)) {
			const answer = await unless(
				['notFound', 'failed', 'foreign', 'noHandler', 'odd'],
				connection.send({ method: 'DELETE', path: `${PATH}/${pathSegment(id)}` }),
			);
			// Some say no although it is gone.
			const isThere = answer instanceof PmpError && (await find(connection, own)).length > 0;
			if (isThere) throw answer;
		}
	});
	const problem = await removal.then(
		() => undefined,
		(error: Error) => error.message,
	);
	if (problem === undefined) {
		delete memoryOf(context).hooks?.[purposeOf(context)];
		return true;
	}
	context.logger.warn(`PMP keeps calling the webhook of a stopped workflow: ${problem}`);
	return false;
}

async function register(connection: Connection, body: IDataObject): Promise<string> {
	const answer = await connection.send({ method: 'POST', path: PATH, body });
	const { id, record_id } = answer as IDataObject;
	const known = id ?? record_id ?? (await find(connection, [String(body.url)]))[0]?.id;
	if (known === undefined) throw new PmpError('other', 'PMP did not return the ID of the webhook');
	return String(known);
}

async function renew(
	connection: Connection,
	hook: IDataObject,
	body: IDataObject,
): Promise<string> {
	const path = `${PATH}/${pathSegment(hook.id)}`;
	await connection.send({ method: 'PUT', path, body });
	if (isOff(hook)) await connection.send({ method: 'POST', path: `${path}/toggle` });
	return String(hook.id);
}

const isOff = ({ active }: IDataObject) => verdictOf(active) === false;

/** The node's address, and the one that it had when it registered: n8n may have moved since. */
function addressesOf(connection: Connection, context: IHookFunctions): string[] {
	const former = hookIn(connection, context)?.url;
	return [ownAddress(context), ...(former === undefined ? [] : [former])];
}

/** The webhooks with one of these addresses, in the order of the addresses. */
async function find(connection: Connection, urls: string[]): Promise<IDataObject[]> {
	const list = await unless(
		['foreign', 'noHandler'],
		connection.send({ method: 'GET', path: PATH, expect: 'list' }),
	);
	if (list instanceof PmpError) {
		// Throws in plain words, unless the credential says that the server is new enough.
		await requireVersion3({
			credentials: connection.credentials,
			send: async (request) => await connection.send(request),
			once: async (_key, work) => await work(),
		});
		throw list;
	}
	const hooks = list as IDataObject[];
	return [...new Set(urls)].flatMap((url) => hooks.filter((hook) => hook.url === url));
}

function chosenEvents(context: IHookFunctions): string[] {
	return listOf(context.getNodeParameter('events', []));
}

function sameEvents(registered: unknown, chosen: string[]): boolean {
	return [...listOf(registered)].sort().join() === [...chosen].sort().join();
}
