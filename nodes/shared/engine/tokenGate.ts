import { VendorError } from '../contract/errors';
import { Failure } from './failure';
import type { Client, Credentials, WireResponse } from '../contract/types';

type Call = () => Promise<WireResponse | Failure>;

/**
 * Signs in once for all requests in flight. n8n's own mechanism (`preAuthentication`) fetches the
 * token whenever the credential's expirable field is empty and keeps it for the next execution; on
 * its own, though, it would do so for every request that finds the token missing or expired.
 */
export class TokenGate {
	private signingIn?: Promise<unknown>;
	private refusal?: Failure;
	/** A token that was refused right after it was fetched: then it is not its age that is wrong. */
	private refusedAnew?: unknown;

	constructor(
		private readonly client: Client,
		private readonly credentials: Credentials,
	) {}

	/**
	 * @param call sends the request; n8n signs in first when the token is empty
	 * @returns the answer, or the refusal to sign in, which is not asked for again
	 */
	async through(call: Call): Promise<WireResponse | Failure> {
		const field = this.client.token?.(this.credentials);
		if (field === undefined) return await call();

		const used = this.credentials[field];
		const response = await this.once(field, call);
		if (response instanceof Failure || !this.client.isExpired?.(response)) return response;
		if (!used || used === this.refusedAnew) return response;
		// Another request may have signed in since this one left.
		if (this.credentials[field] === used) this.credentials[field] = '';
		const second = await this.once(field, call);
		const isRefused = !(second instanceof Failure) && this.client.isExpired(second);
		if (isRefused) this.refusedAnew = this.credentials[field];
		return second;
	}

	private async once(field: string, call: Call): Promise<WireResponse | Failure> {
		while (this.signingIn) await this.signingIn;
		if (this.refusal) return this.refusal;
		if (this.credentials[field]) return await call();

		const first = call();
		this.signingIn = first;
		try {
			const outcome = await first;
			if (!(outcome instanceof Failure)) return outcome;
			if (outcome.kind === 'refused') this.refusal = outcome;
			const isSignIn = outcome.kind === 'lost' || outcome.kind === 'garbled';
			return isSignIn && !this.credentials[field] ? unsent(outcome) : outcome;
		} finally {
			this.signingIn = undefined;
		}
	}
}

/** Signing in got no answer, or none that can be unpacked, so that the request itself never left. */
function unsent({ kind, error, isLate }: Failure): Failure {
	const description =
		'There was no response to the sign-in. Nothing else was sent. Try again later.';
	return new Failure(
		kind === 'lost' ? 'unreached' : 'misdirected',
		new VendorError(error.message, { description }),
		isLate,
	);
}
