import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import type { Credentials } from '../../shared/contract/types';
import { ignoresCertificates } from '../../shared/engine/connection';
import { isRecord } from '../../shared/values/records';
import { CALLBACK_SECRET } from '../transport/hiddenSecrets';

/** In the body of a call by which one workflow asks another one whether it is still there. */
export const ASKS = 'n8n_replaces';

/** Addresses that are remembered to be put back, of workflows that replaced each other. */
const MOST_FORMER = 10;
const PATIENCE = 10_000;

export function secretIn(url: string): string | null {
	if (!URL.canParse(url)) return null;
	return new URL(url).searchParams.get(CALLBACK_SECRET);
}

/** Only what this node makes up itself proves anything. */
export function isFullSecret(secret: string | null): secret is string {
	return /^[0-9a-f]{32}$/.test(String(secret));
}

/** Whether an address is n8n's own for this node, in production or while testing. */
export function isSamePlace(one: string, other: string): boolean {
	return placeOf(one) === placeOf(other);
}

function placeOf(url: string): string {
	if (!URL.canParse(url)) return url;
	const { host, pathname } = new URL(url);
	return `${host}${pathname.replace('/webhook-test/', '/webhook/')}`;
}

/**
 * What an address stands for when it is to be replaced: itself and what it has replaced, most recent
 * first. A workflow that was stopped stands for what it has replaced, which nobody knows any more.
 */
export async function standsFor(ask: Ask, url: string | null): Promise<string[]> {
	if (!url) return [];
	const { isGone, replaced } = await ask(url);
	return isGone ? [] : [url, ...replaced].slice(0, MOST_FORMER);
}

/**
 * The first address that is still of use.
 * @param own address of the node that asks, which it had itself before it was tested
 */
export async function firstAlive(ask: Ask, urls: string[], own: string): Promise<string | null> {
	for (const url of urls) {
		const { isGone, isForgotten } = await ask(url);
		if (!isGone || (isForgotten && isSamePlace(url, own))) return url;
	}
	return null;
}

interface Whereabouts {
	/** The workflow was stopped: it is not there, or does not know its secret any more. */
	isGone: boolean;
	isForgotten: boolean;
	/** The addresses that it has replaced itself. */
	replaced: string[];
}

/** Asks the workflow behind an address. */
export type Ask = (url: string) => Promise<Whereabouts>;

/** What cannot be reached may be there, and so may whatever is no workflow. */
export function asking(context: IHookFunctions, credentials: Credentials): Ask {
	return async (url) => {
		const unknown = { isGone: false, isForgotten: false, replaced: [] };
		if (secretIn(url) === null) return unknown;
		const call = context.helpers.httpRequest({
			method: 'POST',
			url,
			body: { [ASKS]: true },
			json: true,
			timeout: PATIENCE,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			skipSslCertificateValidation: ignoresCertificates(credentials),
		}) as Promise<{ statusCode: number; body: unknown }>;
		const answer = await call.catch(() => undefined);
		if (!answer) return unknown;
		const { [ASKS]: replaced } = isRecord(answer.body) ? answer.body : ({} as IDataObject);
		const isForgotten = answer.statusCode === 401;
		const isGone = isForgotten || [404, 410].includes(answer.statusCode);
		return { isGone, isForgotten, replaced: textsIn(replaced) };
	};
}

/** The texts of a list, or of one text. */
export function textsIn(value: unknown): string[] {
	return [value].flat().filter((entry): entry is string => typeof entry === 'string');
}
