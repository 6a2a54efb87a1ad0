import { randomBytes } from 'node:crypto';
import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { withConnection } from '../../shared/engine/connection';
import type { Connection } from '../../shared/engine/connection';
import { InputError, textsOf, VendorError } from '../../shared/contract/errors';
import { chosenIn } from '../../shared/trigger/versions';
import { pathSegment } from '../../shared/values/url';
import { uuid } from '../model/checks';
import { openTact } from '../transport/client';
import { CALLBACK_SECRET } from '../transport/hiddenSecrets';
import {
	asking,
	firstAlive,
	isFullSecret,
	isSamePlace,
	secretIn,
	standsFor,
	textsIn,
} from './address';

/** What the node remembers between activation and deactivation. */
export interface Hook extends IDataObject {
	/** The messaging profile that calls back, and the address that it was given. */
	profile?: string;
	url?: string;
	/** The addresses that the profile had before, most recent first. */
	previous?: string[];
	secret?: string;
}

/** The webhook's address without the secret, as n8n says it is. */
function address(context: IHookFunctions): string {
	return String(context.getNodeWebhookUrl('default'));
}

function hookOf(context: IHookFunctions): Hook {
	return context.getWorkflowStaticData('node') as Hook;
}

function chosenProfile(context: IHookFunctions): string {
	const value = chosenIn(context.getNodeParameter('messagingProfile', ''));
	const complaint = uuid.complaint(value);
	if (complaint) throw new InputError(`Messaging Profile ${complaint}`);
	return String(value);
}

const pathOf = (profile: string) => `/profile/messaging/${pathSegment(profile)}`;

async function callbackOf(connection: Connection, profile: string): Promise<string | null> {
	const found = await connection.send({
		method: 'GET',
		path: pathOf(profile),
		expect: 'record',
		keepsSecrets: true,
	});
	const [{ callback_url }] = [found].flat() as [IDataObject];
	return (callback_url as string | null | undefined) ?? null;
}

/** @returns what the profile calls by the answer, where that says so */
async function setCallback(connection: Connection, profile: string, callback_url: string | null) {
	const request = { method: 'PATCH' as const, path: pathOf(profile), body: { callback_url } };
	// Setting it twice does the same as setting it once.
	const answer = await connection.send({ ...request, repeatable: true, keepsSecrets: true });
	return (answer as IDataObject).callback_url;
}

/**
 * Whether the profile calls this node already. What n8n remembers may be gone; the address is not,
 * so its secret is taken over from there. While polling, there is nothing to register.
 */
export async function hookExists(context: IHookFunctions): Promise<boolean> {
	if (context.getNodeParameter('mode') === 'polling') return true;
	return await withConnection(context, openTact, async (connection) => {
		const profile = chosenProfile(context);
		const current = await callbackOf(connection, profile);
		const hook = hookOf(context);
		if (!current || current.split('?')[0] !== address(context)) return false;
		const secret = secretIn(current);
		if (!isFullSecret(secret)) return false;
		if (hook.profile !== undefined && hook.profile !== profile) return false;
		Object.assign(hook, { profile, url: current, secret });
		return true;
	});
}

/**
 * Gives the profile the webhook's address, with a new secret in its query.
 * @throws NodeOperationError when another address is there and may not be replaced
 */
export async function createHook(context: IHookFunctions): Promise<boolean> {
	return await withConnection(context, openTact, async (connection) => {
		const hook = hookOf(context);
		const profile = chosenProfile(context);
		if (hook.profile !== undefined && hook.profile !== profile) {
			await restore(context, connection, hook);
		}

		const own = address(context);
		const current = await callbackOf(connection, profile);
		const isKnown = current !== null && isRemembered(current, hook);
		const isOurs = current !== null && (isKnown || isSamePlace(current, own));
		const known = isOurs ? textsIn(hook.previous) : [];
		const ask = asking(context, connection.credentials);
		const found = isKnown ? known : [...(await standsFor(ask, current)), ...known];
		if (!isOurs) guard(found[0], context.getNodeParameter('otherUrl', 'keepWorkflows') as string);

		const secret = randomBytes(16).toString('hex');
		const url = `${own}?${CALLBACK_SECRET}=${secret}`;
		if (url.length > 255) {
			throw new InputError(
				`The webhook URL has ${url.length} characters, but OpenTact accepts at most 255`,
				'Shorten the URL of n8n (WEBHOOK_URL).',
			);
		}
		// What comes back afterwards: while testing, the address of the active workflow, else none of its own.
		const previous = own.includes('/webhook-test/')
			? [...(isOurs ? [current] : []), ...found]
			: found.filter((each) => !isSamePlace(each, own));
		const taken = await setCallback(connection, profile, url);
		const isOther = taken !== undefined && secretIn(String(taken)) !== secret;
		// The answer may show the profile as it was.
		if (isOther && secretIn(String(await callbackOf(connection, profile))) !== secret) {
			throw new VendorError('OpenTact did not take over the URL of the webhook', {
				description:
					'The messaging profile keeps the callback URL that it has. Look at it in the OpenTact portal.',
			});
		}
		Object.assign(hook, { profile, url, secret, previous });
		return true;
	});
}

/** Known by its secret: the address of n8n may have changed since (WEBHOOK_URL). */
function isRemembered(current: string, hook: Hook): boolean {
	const secret = secretIn(current);
	return isFullSecret(secret) && secret === hook.secret;
}

/** @throws InputError when the profile's address must stay */
function guard(current: string | undefined, choice: string): void {
	if (!current || choice === 'replace') return;
	const isWorkflow = secretIn(current) !== null;
	if (choice === 'keepWorkflows' && !isWorkflow) return;
	throw new InputError(
		isWorkflow
			? 'The messaging profile already calls another workflow'
			: 'The messaging profile already has another callback URL',
		`Choose another profile, or set "If the Profile Has a Callback URL" to replace it. It is ${current.split('?')[0]}`,
	);
}

/** Puts the profile's former address back. A failure must not keep a workflow from being stopped. */
export async function deleteHook(context: IHookFunctions): Promise<boolean> {
	const hook = hookOf(context);
	const isKnown = hook.profile !== undefined;
	try {
		await withConnection(context, openTact, async (connection) => {
			if (isKnown) await restore(context, connection, hook);
			else await clear(context, connection);
		});
		for (const name of ['profile', 'url', 'previous', 'secret']) delete hook[name];
		return true;
	} catch (error) {
		if (!isKnown) return true;
		const { message } = textsOf(error);
		context.logger.warn(`OpenTact keeps calling the webhook of a stopped workflow: ${message}`);
		return false;
	}
}

/**
 * Nothing is put back where somebody else has set another address since, or the profile is gone. What is
 * put back is the last address that is still of use: a workflow that was stopped meanwhile would block
 * the profile for others.
 */
async function restore(
	context: IHookFunctions,
	connection: Connection,
	{ profile = '', url, previous }: Hook,
): Promise<void> {
	const current = await orGone(callbackOf(connection, profile));
	if (current !== url) return;
	const ask = asking(context, connection.credentials);
	const former = await firstAlive(ask, textsIn(previous), address(context));
	await setCallback(connection, profile, former);
}

/** Takes the node's own address away where n8n has forgotten that it set it. */
async function clear(context: IHookFunctions, connection: Connection): Promise<void> {
	const profile = chosenProfile(context);
	const current = await orGone(callbackOf(connection, profile));
	if (current?.split('?')[0] !== address(context)) return;
	await setCallback(connection, profile, null);
}

async function orGone(asked: Promise<string | null>): Promise<string | null | undefined> {
	try {
		return await asked;
	} catch (error) {
		return ignoreGone(error);
	}
}

function ignoreGone(error: unknown): Promise<undefined> {
	// What a server before OpenTact says tells nothing of the profile.
	const isOwn = error instanceof VendorError && error.isRefusal;
	const isGone = isOwn && ['404', '410'].includes(error.httpCode);
	return isGone ? Promise.resolve(undefined) : Promise.reject(error);
}
