import { CancelledError, VendorError } from '../contract/errors';

/** How a request ended that got no answer. */
export class Failure {
	/**
	 * - `unreached`: the vendor never saw the request; another try may find the way
	 * - `misdirected`: it never will, until somebody changes a setting
	 * - `lost`: the request may have been carried out
	 * - `garbled`: so it may, and the answer cannot be unpacked, however often it comes
	 * - `refused`: the vendor did not let us sign in
	 * - `cancelled`: the execution was
	 */
	constructor(
		readonly kind: 'unreached' | 'misdirected' | 'lost' | 'garbled' | 'refused' | 'cancelled',
		readonly error: Error,
		/** Whether it took all the time that a request may take. */
		readonly isLate = false,
	) {}
}

const UNREACHED = ['ECONNREFUSED', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL'];
const WRONG_HOST = ['ENOTFOUND', 'ERR_INVALID_URL'];
const BROKEN_PACKING = /^(Z_|ERR__ERROR_)|BROTLI|ZSTD/;
/** The time of a request was up before there was an answer, or a connection. */
const LATE = ['ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT'];
/** How Node says that a connection ended in mid-answer. */
const CUT = /abort|hang up|reset|premature/i;
/** Something else than TLS came back, or no version of it that both know. */
const NO_TLS = /^(EPROTO|ERR_SSL_|ERR_TLS_(?!CERT))/;
const HTTP_HELP =
	'Nothing was sent. Check the port in the base URL of the credential. If it speaks http, write http:// there; else the server needs a newer version of TLS.';
const CERTIFICATE_HELP =
	'Nothing was sent. Give n8n the certificate of its issuer in the environment variable NODE_EXTRA_CA_CERTS, or switch on "Ignore SSL Issues (Insecure)" in the credential.';
const CERTIFICATE = /CERT|SIGNATURE|ALTNAME/;

/**
 * Makes sense of what n8n's request helpers throw: a NodeApiError whose `httpCode` is the network
 * error's code, or the status with which the vendor refused to sign in; or the bare network error.
 */
export function toFailure(error: unknown, vendor: string, host: string): Failure {
	if (error instanceof VendorError) return new Failure('refused', error);
	const { httpCode, messages, message, description, ...rest } = error as {
		httpCode?: string | null;
		code?: string;
		messages?: string[];
		message?: string;
		description?: string;
	};
	const code = httpCode ?? rest.code ?? '';
	const said = messages?.[0] ?? message ?? 'no answer';
	if (code === 'ERR_CANCELED') return new Failure('cancelled', new CancelledError());
	// n8n 2.41 tells of the status, which was a good one, where the answer could not be unpacked.
	if (/^2\d\d$/.test(code) && !CUT.test(said)) return garbled(vendor, said);
	if (/^[1345]\d\d$/.test(code)) {
		return new Failure('refused', new VendorError(said, { httpCode: code, description }));
	}
	if (NO_TLS.test(code)) {
		return unsent(
			'misdirected',
			`${host} does not answer with https (${reasonOf(said, code)})`,
			HTTP_HELP,
		);
	}
	if (WRONG_HOST.includes(code)) {
		return unsent('misdirected', `${vendor} was not found at ${host}`);
	}
	if (CERTIFICATE.test(code)) {
		return unsent(
			'misdirected',
			`The certificate of ${host} cannot be trusted (${code})`,
			CERTIFICATE_HELP,
		);
	}
	if (UNREACHED.includes(code))
		return unsent('unreached', `${vendor} cannot be reached at ${host}`);
	if (BROKEN_PACKING.test(code)) return garbled(vendor, code);
	const lost = new VendorError(`${vendor} did not answer: ${said}`);
	return new Failure('lost', lost, LATE.includes(code));
}

function garbled(vendor: string, reason: string): Failure {
	const description =
		'The compression of the answer is broken: ask the administrator of the server, or of what stands before it.';
	const message = `The answer of ${vendor} cannot be unpacked (${reason})`;
	return new Failure('garbled', new VendorError(message, { description }));
}

/** What OpenSSL says, without the numbers around it. */
function reasonOf(said: string, code: string): string {
	return /:(?!error:|SSL routines:)([a-z][a-z ]+):/i.exec(said)?.[1] ?? code;
}

function unsent(
	kind: Failure['kind'],
	message: string,
	description = 'Nothing was sent. Check the base URL in the credential and the network.',
): Failure {
	return new Failure(kind, new VendorError(message, { description }));
}
