import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { INode, JsonObject } from 'n8n-workflow';
import { redact } from './redact';
import { isTool } from './tool';

/** The user's input cannot be right: nothing was sent. */
export class InputError extends Error {
	constructor(
		message: string,
		readonly description?: string,
	) {
		super(message);
	}
}

/** Advice after a write whose outcome is not known. */
export const MAYBE_DONE =
	'The request may have been carried out. Check there before you send it again.';

/** The vendor refused, or could not be reached. */
export class VendorError extends Error {
	readonly description?: string;
	/** HTTP status code, or empty when there was no answer. */
	readonly httpCode: string;
	/** Whether the request may have been carried out all the same. */
	readonly isUncertain: boolean;
	/** Whether sending it again is harmless, because the vendor knows the call by its key. */
	readonly isRepeatable: boolean;
	/** Whether the vendor itself said no, in its own words: then nothing was done. */
	readonly isRefusal: boolean;

	constructor(
		message: string,
		details: {
			description?: string;
			httpCode?: number | string;
			isUncertain?: boolean;
			isRepeatable?: boolean;
			isRefusal?: boolean;
		} = {},
	) {
		super(message);
		this.description = details.description;
		this.httpCode = String(details.httpCode ?? '');
		this.isUncertain = details.isUncertain ?? false;
		this.isRepeatable = details.isRepeatable ?? false;
		this.isRefusal = details.isRefusal ?? false;
	}
}

/**
 * What JavaScript says about a success that is put together in another way than the vendor documents,
 * in words for a user. Other errors stay as they are.
 */
export function inWords(error: unknown): Error {
	if (!(error instanceof Error)) return new Error(String(error));
	if (!/^(Type|Range|Syntax)Error$/.test(error.name)) return error;
	return new VendorError('The response has an unexpected format', {
		description: `Details: ${error.message}.`,
	});
}

/**
 * Any error after a write has left, as one that leaves open whether it was carried out.
 * @param isRepeatable whether sending it again is harmless all the same
 */
export function inDoubt(error: unknown, isRepeatable = false): VendorError {
	const known = inWords(error);
	if (known instanceof VendorError && known.isUncertain) return known;
	const description = [textsOf(known).description, MAYBE_DONE].filter(Boolean).join(' ');
	if (!(known instanceof VendorError)) {
		return new VendorError(known.message, { description, isUncertain: true, isRepeatable });
	}
	// Of the same class, so that who waits for one of its kind still knows it; a copy, because several
	// items may share the error of one lookup.
	const copy = Object.create(
		Object.getPrototypeOf(known) as object,
		Object.getOwnPropertyDescriptors(known),
	) as VendorError;
	return Object.assign(copy, { description, isUncertain: true, isRepeatable });
}

/** The execution was cancelled by the user, by a timeout or by a shutdown of n8n. */
export class CancelledError extends Error {
	constructor() {
		super('The execution was cancelled');
	}
}

/**
 * n8n's error for one item. It is built anew from plain texts: the errors that n8n's request helper
 * throws carry the whole request, secrets included. A language model is told the message alone, so that
 * for it all that there is to say goes in there.
 * @param itemIndex undefined when the error concerns no single item
 * @param addition a sentence to add to the description
 */
export function toItemError(
	node: INode,
	error: unknown,
	itemIndex: number | undefined,
	secrets: string[] = [],
	addition = '',
): NodeApiError | NodeOperationError {
	const { message, description } = textsOf(error);
	const hint = redact([description, addition].filter(Boolean).join(' '), secrets);
	const named = itemIndex === undefined ? message : `${message} [item ${itemIndex}]`;
	const text = fitting(redact(isTool(node) ? inSentences(message, hint) : named, secrets));
	if (error instanceof VendorError) {
		const api = new NodeApiError(node, { message: text } as JsonObject, {
			message: text,
			description: hint,
			httpCode: error.httpCode,
			itemIndex,
		});
		// The constructor swaps a message that holds a word like ECONNRESET for one of its own.
		api.message = text;
		api.description = hint || undefined;
		return api;
	}
	return new NodeOperationError(node, text, { description: hint || undefined, itemIndex });
}

/** What a user gave may be megabytes long: the beginning and the end of the sentence are enough. */
function fitting(text: string): string {
	return text.length <= 4000 ? text : `${text.slice(0, 3000)} … ${text.slice(-500)}`;
}

/** All that an error says, for where there is one text only. */
export function inOneText(error: unknown): string {
	const { message, description } = textsOf(error);
	return message.includes(description) ? message : inSentences(message, description);
}

function inSentences(...texts: string[]): string {
	return texts.filter(Boolean).join('. ');
}

/** The two texts of any error that a user may meet. */
export function textsOf(error: unknown): { message: string; description: string } {
	if (!(error instanceof Error)) return { message: String(error), description: '' };
	const { description } = error as { description?: unknown };
	return {
		message: error.message || 'The operation failed',
		description: typeof description === 'string' ? description : '',
	};
}
