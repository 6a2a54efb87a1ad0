import { randomBytes } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { InputError, VendorError } from '../shared/errors';
import type { Exchange, Operation, Pace, Values, WireRequest } from '../shared/types';
import { filled } from './body';
import { isAutomated } from './channels';
import { Refusal } from './client';
import { helpFor } from './codes';
import { complaintAbout } from './media';
import { toDigits } from './numbers';
import { batchSize, pushesPerMinute } from './pushFields';

/** One item's part of a push. */
export interface Draft {
	/** Fields that hold for every recipient: items that differ in one cannot share a call. */
	shared: IDataObject;
	/** The recipient's own entry in `data`. */
	row: IDataObject;
	/** Name of the item's file that goes along; it needs a call of its own. */
	file?: string;
}

type Texts = Pick<Operation, 'name' | 'value' | 'action' | 'description' | 'fields'>;

/** What one kind of message adds to a push. */
export interface PushSpec extends Texts {
	/** Recipients in a call by default. */
	size?: number;
	/** @throws InputError */
	draft(values: Values): Draft;
}

/** Refusals of a whole push that a single recipient may be the reason for. */
const ONE_RECIPIENTS_FAULT = [402, 406, 407, 410, 840];

/**
 * A kind of message as an operation: items that share channel and settings go out together, each as
 * an entry of `data`, and what comes back finds its item again. A push is never sent twice.
 * Vendor docs: push-api/api-variables, sending-dynamic-messages-push.
 */
export function pushOperation({ draft, size = 100, ...texts }: PushSpec): Operation {
	return {
		...texts,
		options: [batchSize(size), pushesPerMinute],
		prepare: (values) => ({ ...values, draft: draft(values) as unknown as IDataObject }),
		key: (values) => recipientOf(draftOf(values).row),
		batch: {
			key: (values) => {
				const { shared, file } = draftOf(values);
				return file === undefined ? JSON.stringify(shared) : undefined;
			},
			size: ({ options }) => Number((options as IDataObject)?.batchSize ?? size),
			request: async (many, _, exchange) => await pushRequest(many, exchange),
			split: splitPush,
			divides: (error) => error instanceof Refusal && ONE_RECIPIENTS_FAULT.includes(error.code),
			lost: (error, values) => maybeSent(error, draftOf(values).row),
		},
	};
}

/** The fields that every message to a phone number has. */
export function basics({ application, number, additionalFields }: Values): Draft {
	const { createcontact, priority, reference_number: reference } = filled(additionalFields);
	return {
		shared: {
			application: Number(application),
			...(priority !== undefined && { priority }),
			...(createcontact === true && { createcontact: 1 }),
		},
		row: { number: toDigits(number), reference_number: reference ?? newReference() },
	};
}

/** A reference that finds the item again in delivery events. */
export function newReference(): string {
	return `n8n-${randomBytes(8).toString('hex')}`;
}

async function pushRequest(many: Values[], exchange: Exchange): Promise<WireRequest> {
	const { shared, file } = draftOf(many[0]);
	const body: IDataObject = { ...shared, data: many.map((values) => draftOf(values).row) };
	if (file !== undefined) {
		const { mimeType, data } = await exchange.file(file);
		const complaint = complaintAbout(mimeType, data.length);
		if (complaint) throw new InputError(`The file "${file}" ${complaint}`);
		body.globalmedia_code = data.toString('base64');
	}
	return { method: 'POST', path: '/push', body, pace: paceOf(many[0], body) };
}

/**
 * Picky Assist drops what exceeds 90 pushes a minute, and says nothing. Where a phone or a browser
 * sends, calls with different media want five seconds between them.
 * Vendor docs: general-guidelines/rate-limits, push-api/sending-dynamic-messages-push.
 */
export function paceOf({ options }: Values, body: IDataObject): Pace[] {
	const { pushesPerMinute: calls = 90 } = (options ?? {}) as { pushesPerMinute?: number };
	if (calls === 0) return [];
	const hasMedia = 'globalmedia' in body || 'globalmedia_code' in body;
	const media = { name: 'media', calls: 1, per: 5000 };
	const pushes = { name: 'push', calls, per: 60_000 };
	return hasMedia && isAutomated(Number(body.application)) ? [media, pushes] : [pushes];
}

/**
 * Gives each item its own entry of the answer, by recipient and in order. An answer without entries,
 * as templates may get, accepts all.
 */
export function splitPush(body: unknown, many: Values[]): Array<IDataObject[] | Error> {
	const { push_id: id, data } = body as IDataObject;
	const rows = Array.isArray(data) ? (data as IDataObject[]) : undefined;
	const claimed = rows && claim(rows, many);
	return many.map((values, index) => {
		const { row } = draftOf(values);
		const answer = claimed ? claimed[index] : {};
		if (!answer) return leftOut(row);
		if (isRefused(answer)) return new Refusal(Number(answer.status), saidBy(answer), help(answer));
		const { reference_number: reference } = row;
		return [
			{ push_id: id, ...answer, ...(reference !== undefined && { reference_number: reference }) },
		];
	});
}

/** Several entries for one recipient are handed out in order; those of unknown ones by their place. */
function claim(rows: IDataObject[], many: Values[]): Array<IDataObject | undefined> {
	const free = new Map<string, IDataObject[]>();
	for (const row of rows) {
		const recipient = recipientOf(row);
		free.set(recipient, [...(free.get(recipient) ?? []), row]);
	}
	const claimed = many.map((values) => free.get(recipientOf(draftOf(values).row))?.shift());
	if (rows.length !== many.length) return claimed;
	const taken = new Set(claimed);
	return claimed.map((row, index) => row ?? (taken.has(rows[index]) ? undefined : rows[index]));
}

function isRefused({ msg_id: id, status }: IDataObject): boolean {
	return !id && status !== undefined && Number(status) !== 100;
}

const saidBy = ({ message, error_message: reason }: IDataObject) => message ?? reason;
const help = ({ status }: IDataObject) => helpFor(Number(status));

function leftOut(row: IDataObject): VendorError {
	return new VendorError(`Picky Assist did not take the message to ${recipientOf(row)}`, {
		description: `Its answer has no entry for this recipient. Check the number${looking(row)}.`,
	});
}

/** For a push whose answer was lost. */
export function maybeSent(error: VendorError, row: IDataObject): VendorError {
	return new VendorError(`The message to ${recipientOf(row)} may have been sent`, {
		description: `${error.message}. Look in the Picky Assist console or in the delivery events before you send it again${looking(row)}.`,
		httpCode: error.httpCode,
		isUncertain: true,
	});
}

function looking({ reference_number: reference }: IDataObject): string {
	return reference === undefined ? '' : `; its reference number is ${String(reference)}`;
}

function recipientOf({ messenger_id: messenger, number }: IDataObject): string {
	return String(messenger ?? number ?? '');
}

export function draftOf(values: Values): Draft {
	return values.draft as unknown as Draft;
}
