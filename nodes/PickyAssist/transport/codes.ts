/**
 * What the codes in an answer's `status` mean. They look like HTTP codes and are none: 404 is a
 * phone that cannot be reached. The vendor's own list was not to be had; this one is put together
 * from its pages and from other clients, and is not complete.
 */
const MEANINGS: Record<number, string> = {
	101: 'service unavailable',
	401: 'authentication failed',
	402: 'empty number list',
	403: 'insufficient balance',
	404: 'the phone cannot be reached',
	405: 'the API is not active for this plan',
	406: 'invalid mobile number',
	407: 'the message is empty',
	408: 'the project is not active',
	409: 'invalid user',
	410: 'invalid request',
	801: 'the official WhatsApp account is not active',
	804: 'invalid template ID',
	817: 'no templates found',
	819: 'the about text is too long',
	820: 'the address is too long',
	821: 'the description is too long',
	822: 'the email is too long',
	833: 'the group subject is empty',
	834: 'the group subject is too long',
	835: 'the group cannot be created',
	836: 'the group ID is empty or invalid',
	837: 'the admin cannot be created',
	838: 'the request cannot be processed',
	839: 'invalid type',
	840: 'invalid WhatsApp number',
	841: 'the numbers are not in the group',
	842: 'invalid action',
};

const HELP: Record<number, string> = {
	101: 'No phone or server is connected to this project. Connect one in the Picky Assist console.',
	401: 'The token is wrong or turned off, belongs to the other platform (a V4 token does not work on V3, nor the other way round), or is bound to another IP address. Check the credential.',
	403: 'Add money to the wallet in the Picky Assist console.',
	404: 'Check that the phone is on, online and runs the Picky Assist app. This is not a wrong address.',
	405: 'The token is right, but the plan of the project does not include this. Change the plan in the Picky Assist console.',
	406: 'Write the number with its country code, like +39 333 123 4567.',
	408: 'The token is right, but its project has expired or was deleted. Check it in the Picky Assist console.',
	410: 'Picky Assist did not understand a value. Check the fields of this operation.',
	801: 'Connect and activate WhatsApp Official for this project in the Picky Assist console.',
	804: 'Choose the template from the list, or copy its ID from the Picky Assist console.',
};

/** A few words for a code, or none when it is not known. */
export function meaningOf(code: number): string | undefined {
	return MEANINGS[code];
}

/** What a user can do about a code. */
export function helpFor(code: number): string | undefined {
	return HELP[code];
}

/** The code in a `status`, also in a text; not a number where there is none. */
export function codeIn(status: unknown): number {
	const isText = typeof status === 'string' && status.trim() !== '';
	return isText || typeof status === 'number' ? Number(status) : Number.NaN;
}

/**
 * Whether a code is one of Picky Assist's refusals. They look like HTTP codes, but it has none for a
 * server that broke, nor for a success or a redirect.
 */
export function isRefusalCode(code: number): boolean {
	return code > 100 && !(code >= 200 && code < 400) && !(code >= 500 && code < 600);
}
