import { Stop, refusal } from './answers';
import type { Version } from './version';

/** What a token may be allowed to do with a resource. */
export type Capability = 'get' | 'list' | 'search' | 'post' | 'put' | 'delete' | 'send';

/** What a token may do: everything, or the named capabilities per resource. */
export type Rights = 'all' | Record<string, Capability[]>;

const EVERYTHING: Capability[] = ['get', 'list', 'search', 'post', 'put', 'delete', 'send'];
const READING: Capability[] = ['get', 'list', 'search'];

/** Tokens that every installation of the simulator knows. */
export const TOKENS = {
	/** May do everything. */
	full: 'pmp-simulator-token-with-every-right-0f3a9c51d7',
	/** Tickets only: a call for anything else is a 403. */
	tickets: 'pmp-simulator-token-for-tickets-only-7be20d64a1',
	/** Reads the records of the main resources, and writes nothing. */
	readOnly: 'pmp-simulator-token-that-only-reads-52c8e7f90b',
	/** Was good once. */
	expired: 'pmp-simulator-token-past-its-end-date-91ad44e6c2',
} as const;

const READABLE =
	'customers contacts leads projects milestones tasks tickets staffs invoices items payments';

export function knownTokens(): Record<string, Rights> {
	return {
		[TOKENS.full]: 'all',
		[TOKENS.tickets]: { tickets: EVERYTHING },
		[TOKENS.readOnly]: Object.fromEntries(READABLE.split(' ').map((name) => [name, READING])),
	};
}

/**
 * The token's rights.
 * @throws Stop 404 before version 3, 401 from it on, when there is no valid token
 */
export function authenticate(
	tokens: Record<string, Rights>,
	version: Version,
	token: string | undefined,
): Rights {
	const rights = token === undefined ? undefined : tokens[token];
	if (rights) return rights;
	throw new Stop(refusal(version === 3 ? 401 : 404, complaint(token)));
}

function complaint(token: string | undefined): string {
	if (!token) return 'Token is not defined.';
	return token === TOKENS.expired ? 'Token Time Expire.' : 'Invalid Token.';
}

/** Before version 3, the right to get covers lists and searches. */
export function isAllowed(
	rights: Rights,
	version: Version,
	feature: string,
	capability: Capability,
): boolean {
	if (rights === 'all') return true;
	const granted = rights[feature] ?? [];
	if (version < 3 && (capability === 'list' || capability === 'search')) {
		return granted.includes('get');
	}
	return granted.includes(capability);
}

/** @throws Stop 403, with the vendor's own spelling */
export function authorize(
	rights: Rights,
	version: Version,
	feature: string,
	capability: Capability,
): void {
	if (isAllowed(rights, version, feature, capability)) return;
	throw new Stop(
		refusal(
			403,
			'Your API token does not have the necessay permissions for the requested operation',
		),
	);
}
