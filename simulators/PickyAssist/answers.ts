/** Body codes that the vendor names; they look like HTTP codes and are not. */
const MEANINGS = {
	101: 'Service unavailable',
	401: 'Authentication failed',
	402: 'Empty number list',
	403: 'Insufficient balance',
	404: 'Unable to communicate with your phone',
	405: 'API not active for this plan',
	406: 'Invalid mobile number',
	407: 'Message cannot be empty',
	408: 'Project is not active',
	409: 'Invalid user',
	410: 'Invalid request',
	801: 'Official WhatsApp account is not active',
	804: 'Invalid template id',
	817: 'No templates found',
	819: 'About is too long',
	820: 'Address is too long',
	821: 'Description is too long',
	822: 'Email is too long',
	833: 'Group subject is empty',
	834: 'Group subject is too long',
	835: 'Cannot create group',
	836: 'Empty or invalid group id',
	837: 'Cannot create admin',
	838: 'Cannot process the request',
	839: 'Invalid type',
	840: 'Invalid WhatsApp number',
	841: 'Numbers are not in the group',
	842: 'Invalid action',
	844: 'Already exists',
} as const;

export type Code = keyof typeof MEANINGS;
export type Json = Record<string, unknown>;

export const meaningOf = (code: Code): string => MEANINGS[code];

/** The vendor says no: HTTP 200 with this code in `status`. */
export class Refusal extends Error {
	constructor(
		readonly code: Code,
		detail?: string,
	) {
		super(detail ? `${MEANINGS[code]}: ${detail}` : MEANINGS[code]);
	}

	get body(): Json {
		return { status: this.code, message: this.message };
	}
}

export const success = (fields: Json = {}): Json => ({
	status: 100,
	message: 'Success',
	...fields,
});
