import { CancelledError, VendorError } from './errors';

/** How a request ended that got no answer. */
export class Failure {
	constructor(
		/** Whether the vendor certainly never saw the request. */
		readonly isUnsent: boolean,
		/** Whether another try may help. */
		readonly isPassing: boolean,
		readonly error: VendorError,
	) {}
}

/** Nothing left this machine; another try may find the way. */
const UNREACHED = ['ECONNREFUSED', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL'];
/** Nothing left this machine, and nothing will until somebody changes a setting. */
const WRONG_HOST = ['ENOTFOUND', 'ERR_INVALID_URL', 'EPROTO'];
const CERTIFICATE = /CERT|SIGNATURE|ALTNAME/;

/**
 * Makes sense of what n8n's request helpers throw: a NodeApiError whose `httpCode` is the network
 * error's code, or the status with which the vendor refused to sign in; or the bare network error.
 * @throws VendorError when the sign-in was refused, CancelledError
 */
export function toFailure(error: unknown, vendor: string, host: string): Failure {
	if (error instanceof VendorError) throw error;
	const { httpCode, messages, message, description, ...rest } = error as {
		httpCode?: string | null;
		code?: string;
		messages?: string[];
		message?: string;
		description?: string;
	};
	const code = httpCode ?? rest.code ?? '';
	const said = messages?.[0] ?? message ?? 'no answer';
	if (code === 'ERR_CANCELED') throw new CancelledError();
	if (/^[45]\d\d$/.test(code)) throw new VendorError(said, { httpCode: code, description });
	if (WRONG_HOST.includes(code)) {
		return unsent(`${vendor} was not found at ${host}`, false);
	}
	if (CERTIFICATE.test(code)) {
		return unsent(`The certificate of ${host} cannot be trusted (${code})`, false);
	}
	if (UNREACHED.includes(code)) return unsent(`${vendor} cannot be reached at ${host}`, true);
	return new Failure(
		false,
		true,
		new VendorError(`${vendor} did not answer: ${said}`, {
			description: 'The request may have been carried out. Look there before you send it again.',
		}),
	);
}

function unsent(message: string, isPassing: boolean): Failure {
	const description = 'Nothing was sent. Check the base URL in the credential and the network.';
	return new Failure(true, isPassing, new VendorError(message, { description }));
}
