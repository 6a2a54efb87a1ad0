import { success } from './answers';
import type { Endpoint } from './endpoint';

/** Vendor docs: account-api/fetch-balance. */
export const accountEndpoints: Record<string, Endpoint> = {
	'/check-balance': ({ account }) => success({ balance: account.balance / 1000 }),
};
