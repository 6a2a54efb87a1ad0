import { randomBytes } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../shared/contract/errors';
import type {
	Credentials,
	Exchange,
	Operation,
	Pace,
	Values,
	WireRequest,
} from '../../shared/contract/types';
import { filled } from '../../shared/values/records';
import { isAutomated } from '../model/channels';
import { Refusal } from '../transport/client';
import { recipientOf } from '../transport/entries';
import { draftOf } from './messageDraft';
import type { Draft } from './messageDraft';
import { complaintAbout, kindOf, noCaption, takesCaption } from '../model/media';
import { toDigits } from '../model/numbers';
import { splitPush } from './pushAnswer';
import { maybeSent } from './pushEntry';
import { batchSize, pushesPerMinute } from './pushFields';

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
		paces: (values, credentials) => {
			const { shared, file } = draftOf(values);
			return pushPaces(values, credentials, {
				application: shared.application,
				hasMedia: file !== undefined || 'globalmedia' in shared,
			});
		},
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
	const { shared, file, row } = draftOf(many[0]);
	const body: IDataObject = { ...shared, data: many.map((values) => draftOf(values).row) };
	if (file !== undefined) {
		const { mimeType, data } = await exchange.file(file);
		if (row.message && !takesCaption(kindOf(mimeType))) throw noCaption();
		const complaint = complaintAbout(mimeType, data.length);
		if (complaint) throw new InputError(`The file "${file}" ${complaint}`);
		body.globalmedia_code = data.toString('base64');
	}
	return { method: 'POST', path: '/push', body };
}

/**
 * Picky Assist drops what exceeds 90 pushes a minute, and says nothing. Where a phone or a browser
 * sends, calls with different media want five seconds between them.
 * Vendor docs: general-guidelines/rate-limits, push-api/sending-dynamic-messages-push.
 */
export function pushPaces(
	{ options }: Values,
	credentials: Credentials,
	{ application, hasMedia }: { application: unknown; hasMedia: boolean },
): Pace[] {
	const { pushesPerMinute } = (options ?? {}) as { pushesPerMinute?: number };
	const media = { name: 'files', calls: 1, per: 5000 };
	const calls = pushesIn(credentials);
	const pushes = { name: 'pushes', calls, per: 60_000, atMost: pushesPerMinute || undefined };
	return hasMedia && isAutomated(Number(application)) ? [media, pushes] : [pushes];
}

/** What the credential says, where it says something that can be. */
function pushesIn({ pushesPerMinute }: Credentials): number {
	const calls = Math.floor(Number(pushesPerMinute));
	return calls >= 1 ? calls : 90;
}
