import type { IDataObject } from 'n8n-workflow';
import { isRecord, pick } from '../../shared/values/records';
import { withoutSecrets } from '../transport/hiddenSecrets';

/** What a callback is about. */
export type Happening = 'inbound' | 'delivery';

/** Fields by which a message is known, whatever wraps it. */
const MARKS = ['from', 'to', 'message', 'state', 'tn'];

/**
 * The message in the body of a callback: at its root, in `payload`, or in `data.payload`; the sources
 * disagree. Vendor docs: receiving webhooks; what clients read in practice is the bare message.
 * @returns undefined when there is none, so that the body is not OpenTact's
 */
export function messageIn(body: unknown): IDataObject | undefined {
	const { payload, data } = recordOf(body) ?? {};
	return [body, payload, recordOf(data)?.payload]
		.map(recordOf)
		.find((candidate) => candidate && isMessage(candidate));
}

function recordOf(value: unknown): IDataObject | undefined {
	return isRecord(value) ? value : undefined;
}

function isMessage(candidate: IDataObject): boolean {
	return typeof candidate.uuid === 'string' && MARKS.some((name) => name in candidate);
}

/**
 * Whether a message came in or is one that was sent. Since 2022 its type says so; before that, the
 * account's own number does, or a field that only one of the two kinds has.
 */
export function happeningOf(message: IDataObject): Happening {
	const { type, from, to, tn, state } = message;
	if (type === 'smsi') return 'inbound';
	if (typeof type === 'string' && /^sms[or]?$/.test(type)) return 'delivery';
	const own = digits(recordOf(tn)?.tn ?? tn);
	if (own !== '' && own === digits(to)) return 'inbound';
	if (own !== '' && own === digits(from)) return 'delivery';
	if ('readed' in message || 'provider_event' in message) return 'inbound';
	if (state === 'sending' || state === 'sent' || isMissing(from)) return 'delivery';
	return 'inbound';
}

function digits(value: unknown): string {
	const isNumber = typeof value === 'string' || typeof value === 'number';
	return isNumber ? String(value).replace(/^\+/, '') : '';
}

/** An inbound message is announced while it is taken in, too; it is there once it succeeded. */
export function isComplete({ state }: IDataObject): boolean {
	return isMissing(state) || state === 'success';
}

/** Not there, or there without a value, as OpenTact has it for many fields. */
function isMissing(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

/** What the node puts out for a message: OpenTact's own names, the same for both ways to receive. */
export function toItem(message: IDataObject, isSimple: boolean): IDataObject {
	const event = happeningOf(message);
	const clean = withoutSecrets(structuredClone(message), '') as IDataObject;
	if (!isSimple) return { event, ...clean };
	const own = recordOf(clean.tn)?.tn ?? clean.tn;
	const parties = event === 'inbound' ? { to: own } : { from: own };
	const fields = ['uuid', 'from', 'to', 'message', 'thread', 'state', 'delivered', 'reason'];
	return { event, ...pick([...fields, 'created_on'])({ ...parties, ...clean }) };
}
