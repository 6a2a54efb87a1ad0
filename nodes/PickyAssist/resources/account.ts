import type { Resource } from '../../shared/contract/types';
import { requireRecord } from '../transport/answer';

/** The wallet. Vendor docs: account-api/fetch-balance. */
export const accountResource: Resource = {
	name: 'Account',
	value: 'account',
	operations: [
		{
			name: 'Get Balance',
			value: 'getBalance',
			action: 'Get the balance of the account',
			description: 'Get the balance of the wallet in US dollars',
			fields: [],
			request: () => ({ method: 'POST', path: '/check-balance', repeatable: true }),
			items: (body) => [requireRecord(body, 'a balance')],
		},
	],
};
