import { VendorError } from './errors';
import type { Client, Credentials, WireResponse } from './types';

/**
 * Signs in once for all requests in flight. n8n's own mechanism (`preAuthentication`) fetches the
 * token whenever the credential's expirable field is empty and keeps it for the next execution; on
 * its own, though, it would do so for every request that finds the token missing or expired.
 */
export class TokenGate {
	private signingIn?: Promise<unknown>;
	private refusal?: VendorError;

	constructor(
		private readonly client: Client,
		private readonly credentials: Credentials,
	) {}

	/**
	 * @param call sends the request; n8n signs in first when the token is empty
	 * @throws VendorError when signing in was refused, now or for an earlier request
	 */
	async through(call: () => Promise<WireResponse>): Promise<WireResponse> {
		const field = this.client.token?.(this.credentials);
		if (field === undefined) return await call();

		const used = this.credentials[field];
		const response = await this.once(field, call);
		if (!this.client.isExpired?.(response)) return response;
		// Another request may have signed in since this one left.
		if (used && this.credentials[field] === used) this.credentials[field] = '';
		return used ? await this.once(field, call) : response;
	}

	private async once(field: string, call: () => Promise<WireResponse>): Promise<WireResponse> {
		while (this.signingIn) await this.signingIn;
		if (this.refusal) throw this.refusal;
		if (this.credentials[field]) return await call();

		const first = call();
		this.signingIn = first.catch(() => {});
		try {
			return await first;
		} catch (error) {
			if (error instanceof VendorError && !this.credentials[field]) this.refusal = error;
			throw error;
		} finally {
			this.signingIn = undefined;
		}
	}
}
