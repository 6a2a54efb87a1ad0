/** What was wrong with one field; the key is its path, as in `params.to`. */
export type FieldFailures = Record<string, { message: string; value?: unknown }>;

/** A refusal of the vendor: `{"success": false, "message", "status", "fields"?}`. */
export class Failure extends Error {
	/** For the server: the caller is at fault, even where the vendor answers with 500. */
	readonly statusCode = 400;

	constructor(
		readonly status: number,
		message: string,
		readonly fields?: FieldFailures,
	) {
		super(message);
	}

	/** The body of the answer. A 401 carries nothing but its message. */
	toBody(): object {
		const { message, status, fields } = this;
		if (status === 401) return { success: false, message };
		return { success: false, message, status, ...(fields && { fields }) };
	}
}

/** Nothing of that kind belongs to the caller's account. */
export function notFound(what: string): Failure {
	return new Failure(404, `${what} not found`);
}

/**
 * Refused fields. The vendor's only published sample carries status 500 and not 400; the texts
 * follow its one sample, "invalid integer number".
 */
export function invalid(fields: FieldFailures): Failure {
	return new Failure(500, 'Validation Failed', fields);
}
