import { createHash } from 'node:crypto';
import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { nodeName } from './nodeName';

/** Deliveries of each node that are remembered over a restart of n8n. */
const MOST_STORED = 500;

/** Deliveries of each node that are remembered in this process, and more while they are young. */
const MOST_HERE = 10_000;
/** Milliseconds; twice the time by which a signature may differ from now, to either side. */
const YOUNG = 600_000;

/** Signs of the key of a delivery. */
const KEY_LENGTH = 16;

/** Milliseconds that n8n may take to answer a call whose caller has hung up. */
const LONGEST_ANSWER = 300_000;

/** What a delivery is: seen for the first time, seen before, or seen before and not yet certain. */
export type Standing = 'new' | 'repeated' | 'uncertain';

type Answer = ReturnType<IWebhookFunctions['getResponseObject']>;

interface Delivery {
	/** Unix time in milliseconds. */
	at: number;
	/** n8n's answer, while it is not certain whether n8n has stored the execution. */
	answer?: Answer;
}

/** What is stored of each delivery, by its key: the key, a colon, and the Unix time in milliseconds. */
type Stored = Map<string, string>;

/** What this process remembers of a node, oldest first. */
interface Remembered {
	all: Map<string, Delivery>;
	/** The last ones that are certain, as many as are stored, and as they are. */
	certain: Stored;
}

/**
 * In this process, so that two at the same moment do not both pass, and none that others have followed.
 * By node.
 */
const here = new Map<string, Remembered>();

/**
 * Whether a delivery was seen before; from now on it was, unless n8n refuses it with a status of 500 and
 * more because it could not store the execution. n8n keeps the static data of a call only when it could.
 * @param about what makes the delivery known, whatever envelope it comes in
 * @param within milliseconds after which the same is something new
 * @param isSure a status of 500 does not tell that nothing was started
 */
export function standingOf(
	context: IWebhookFunctions,
	about: unknown,
	{ within = Infinity, isSure = false } = {},
): Standing {
	const now = Date.now();
	// A test in the editor has calls of its own, which may say the same.
	const key = digest([context.getMode() === 'manual', about]);
	const node = nodeName(context);
	const memory = context.getWorkflowStaticData('node');
	const local = here.get(node) ?? { all: new Map(), certain: new Map() };
	here.set(node, local);
	const stored = storedIn(memory);

	const before = local.all.get(key);
	const storedAt = timeIn(stored.get(key));
	if (before && isUncertain(before, now)) return 'uncertain';
	const isKnown = before ? !isRefused(before) : storedAt > 0;
	if (isKnown && now - (before?.at ?? storedAt) <= within) return 'repeated';

	const delivery: Delivery = { at: now };
	local.all.delete(key);
	local.all.set(key, delivery);
	for (const [old, { at }] of local.all) {
		if (local.all.size <= MOST_HERE || now - at <= YOUNG) break;
		local.all.delete(old);
	}
	// What two calls of the same moment stored without knowing of each other comes together here.
	for (const [name, entry] of local.certain) if (!stored.has(name)) stored.set(name, entry);
	note(stored, key, now);
	memory.recent = textOf(stored);
	const settle = (isRefused: boolean) => {
		delivery.answer = undefined;
		if (!isRefused) return note(local.certain, key, now);
		if (local.all.get(key) === delivery) local.all.delete(key);
		const rest = storedIn(memory);
		if (rest.delete(key)) memory.recent = textOf(rest);
	};
	if (isSure) settle(false);
	else watch(context.getResponseObject(), delivery, settle);
	return 'new';
}

/** Adds the newest one, and drops the oldest ones when there are too many. */
function note(entries: Stored, key: string, now: number): void {
	entries.delete(key);
	entries.set(key, `${key}:${now}`);
	for (const old of entries.keys()) {
		if (entries.size <= MOST_STORED) break;
		entries.delete(old);
	}
}

function digest(value: unknown): string {
	return createHash('sha256')
		.update(JSON.stringify(value))
		.digest('base64url')
		.slice(0, KEY_LENGTH);
}

function isUncertain({ answer, at }: Delivery, now: number): boolean {
	return answer !== undefined && !answer.writableEnded && now - at <= LONGEST_ANSWER;
}

/** Only for one that is not uncertain. */
function isRefused({ answer }: Delivery): boolean {
	return answer !== undefined && (!answer.writableEnded || answer.statusCode >= 500);
}

/**
 * Waits for n8n's answer. A caller that hangs up does not hear it, and counts as refused; but where n8n
 * goes on, what it says in the end is what became of the call.
 */
function watch(answer: Answer, delivery: Delivery, settle: (isRefused: boolean) => void): void {
	delivery.answer = answer;
	answer.once('finish', () => {
		if (delivery.answer) settle(answer.statusCode >= 500);
	});
	answer.once('close', () => {
		if (delivery.answer && answer.writableEnded) settle(answer.statusCode >= 500);
	});
}

/**
 * As one text: n8n watches every list and every object in what a node remembers for changes, which with
 * hundreds of them costs more than all else that a call does.
 */
function textOf(entries: Stored): string {
	return [...entries.values()].join(' ');
}

/** What n8n has stored, oldest first; earlier releases stored a list of pairs. */
function storedIn({ recent }: IDataObject): Stored {
	const text = Array.isArray(recent)
		? recent.map((pair) => [pair].flat().join(':')).join(' ')
		: recent;
	const entries = String(text ?? '').split(' ');
	return new Map(
		entries
			.filter((entry) => entry[KEY_LENGTH] === ':')
			.map((entry) => [entry.slice(0, KEY_LENGTH), entry]),
	);
}

/** When it came; "not a number" where nothing is stored. */
function timeIn(entry = ''): number {
	return Number(entry.slice(KEY_LENGTH + 1) || Number.NaN);
}
