import { accountKey } from './accountKey';
import { VendorError } from '../contract/errors';
import { Failure } from './failure';
import type { Client, Credentials, WireResponse } from '../contract/types';

/** Sends a request with a credential of its own: what others do with the token meanwhile is nothing to it. */
type Call = (credentials: Credentials) => Promise<WireResponse | Failure>;

/** What the executions of an account know of each other. */
interface Account {
	/** The token that one of them was given last. */
	token?: string;
	/** While one of them signs in; what it failed with is nobody else's to try out again. */
	signingIn?: Promise<Failure | undefined>;
}

/**
 * The accounts that this process has signed in to. Where a vendor ends one session when another begins,
 * executions side by side would otherwise go on ending each other's.
 */
const accounts = new Map<string, Account>();

/** How often a request takes another execution's token before it gives up. */
const MOST_CHANGES = 5;

/**
 * Signs in once for all requests in flight. n8n's own mechanism (`preAuthentication`) fetches the
 * token whenever the credential's expirable field is empty and keeps it for the next execution; on
 * its own, though, it would do so for every request that finds the token missing or expired.
 */
export class TokenGate {
	private refusal?: Failure;
	/** A token that was refused right after it was fetched: then it is not its age that is wrong. */
	private refusedAnew?: unknown;
	private readonly account: Account;

	constructor(
		private readonly client: Client,
		private readonly credentials: Credentials,
	) {
		const field = client.token?.(credentials);
		this.account = field === undefined ? {} : accountOf(client, credentials, field);
	}

	/**
	 * @param call sends the request; n8n signs in first when the token is empty
	 * @returns the answer, or the refusal to sign in, which is not asked for again
	 */
	async through(call: Call): Promise<WireResponse | Failure> {
		const { client, credentials } = this;
		const field = client.token?.(credentials);
		if (field === undefined) return await call(credentials);

		let isRenewed = false;
		for (let changes = 0; ;) {
			const { response, token } = await this.once(field, call);
			if (response instanceof Failure || !client.isExpired?.(response)) return response;
			const { token: newer = token } = this.account;
			if (newer !== token && changes++ < MOST_CHANGES) {
				if (credentials[field] === token) credentials[field] = newer as string;
				continue;
			}
			if (isRenewed) this.refusedAnew = token;
			if (isRenewed || token === this.refusedAnew) return response;
			// Another request may have signed in since this one left.
			if (credentials[field] === token) credentials[field] = '';
			isRenewed = true;
		}
	}

	/** Sends the request once. @returns the token that it went with, too */
	private async once(field: string, call: Call) {
		const { account, credentials } = this;
		while (account.signingIn && !credentials[field]) {
			const failure = await account.signingIn;
			// Signing in once more would end the other session.
			if (account.token) credentials[field] ||= account.token;
			else if (failure && failure.kind !== 'cancelled') return { response: failure };
		}
		if (this.refusal) return { response: this.refusal };
		const token = credentials[field];
		const own = { ...credentials };
		if (token) return { response: await call(own), token };

		const first = call(own);
		account.signingIn = first.then((outcome) => this.signedIn(own[field], outcome));
		try {
			const failure = await account.signingIn;
			credentials[field] = own[field];
			if (failure?.kind === 'refused') this.refusal = failure;
			return { response: failure ?? (await first), token: own[field] };
		} finally {
			account.signingIn = undefined;
		}
	}

	/** Notes the token that came of signing in. @returns what it failed with */
	private signedIn(fetched: unknown, outcome: WireResponse | Failure): Failure | undefined {
		const isAnswer = !(outcome instanceof Failure);
		// One that is refused already may be older than another execution's.
		const isGood = typeof fetched === 'string' && !(isAnswer && this.client.isExpired?.(outcome));
		this.account.token = isGood && fetched !== '' ? fetched : undefined;
		return isAnswer || fetched ? undefined : unsent(outcome);
	}
}

/** The account, known by its name together with what proves who signs in. */
function accountOf(client: Client, credentials: Credentials, field: string): Account {
	const proofs = client.secrets.filter((name) => name !== field).map((name) => credentials[name]);
	const key = accountKey(client, credentials, client.vendor, ...proofs);
	const account = accounts.get(key) ?? {};
	accounts.set(key, account);
	return account;
}

/** Where signing in got no answer, or none that can be unpacked, the request itself never left. */
function unsent(failure: Failure): Failure {
	const { kind, error, isLate } = failure;
	if (kind !== 'lost' && kind !== 'garbled') return failure;
	const description =
		'There was no response to the sign-in. Nothing else was sent. Try again later.';
	return new Failure(
		kind === 'lost' ? 'unreached' : 'misdirected',
		new VendorError(error.message, { description }),
		isLate,
	);
}
