import { invalid } from '../failure';
import { dateTime, decimal, oneOf, uuid } from '../fields';
import type { Rest } from '../rest';
import { equal, mask, search } from '../search';
import type { Search } from '../search';
import type { Vendor } from '../vendor';
import { accountView, leaseView, owners, smsView } from '../views';
import { plainView } from '../uniform';
import type { Transaction } from '../world';

const REF_TYPES = [
	...['payment', 'tnlease_mrc', 'tnlease_nrc', 'tts'],
	...['sms', 'mms', 'voice', 'fax', 'emergency'].flatMap((kind) =>
		['incoming', 'outgoing', 'nrc', 'mrc'].map((what) => `${kind}_${what}`),
	),
];

const SEARCH: Search<Transaction> = {
	filters: {
		account_balance_before: equal(decimal(), (row) => row.account_balance_before),
		account_balance_after: equal(decimal(), (row) => row.account_balance_after),
		amount: equal(decimal(), (row) => row.amount),
		ref_type: equal(oneOf(...REF_TYPES), (row) => row.ref_type),
		ref_uuid: equal(uuid, (row) => row.ref_uuid),
		description: mask((row) => row.description),
	},
	order: {
		account_balance_before: (row) => row.account_balance_before,
		account_balance_after: (row) => row.account_balance_after,
		amount: (row) => row.amount,
		ref_type: (row) => row.ref_type,
		created_on: (row) => row.created_on,
		modified_on: (row) => row.modified_on,
	},
};

/** `/transaction`: what the balance went up and down for. */
export function transactions(rest: Rest, vendor: Vendor): void {
	const table = () => vendor.world.transactions;

	rest.post('/transaction/search', (call) =>
		search(call, table().of(call.account.uuid), SEARCH, (row) => {
			const { created_by: _creator, modified_by: _changer, ...item } = row;
			return { ...item, account: accountView(call.account) };
		}),
	);
	rest.get('/transaction/:uuid', ({ account, params }) => {
		const row = table().get(account.uuid, params.uuid);
		return { ...row, ...owners(vendor.world, row, true), ref_object: referred(vendor, row) };
	});
	rest.get('/transaction/report/invoice', ({ account, query }) => {
		const now = new Date();
		const monthStart = (back: number) =>
			new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1));
		const range = rangeOf(query, monthStart(1), new Date(monthStart(0).getTime() - 1));
		const sums = new Map<string, number>();
		for (const row of within(table().of(account.uuid), range)) {
			sums.set(row.ref_type, (sums.get(row.ref_type) ?? 0) + row.amount);
		}
		const report = [...sums].map(([ref_type, amount]) => ({ ref_type, amount: rounded(amount) }));
		return { ...range, report };
	});
	rest.get('/transaction/report/dashboard/:ref_type', ({ account, params, query }) => {
		const { ref_type } = params;
		const message = oneOf(...REF_TYPES).check(ref_type);
		if (message) throw invalid({ ref_type: { message, value: ref_type } });
		const range = rangeOf(query, new Date(Date.now() - 30 * 86_400_000), new Date());
		const days = new Map<string, { count: number; sum: number }>();
		for (const row of within(table().of(account.uuid), range)) {
			if (row.ref_type !== ref_type) continue;
			const date = row.created_on.slice(0, 10);
			const { count, sum } = days.get(date) ?? { count: 0, sum: 0 };
			days.set(date, { count: count + 1, sum: rounded(sum + row.amount) });
		}
		const report = [...days].map(([date, line]) => ({ date, ...line }));
		return { ...range, ref_type, report };
	});
}

interface Range {
	from: string;
	to: string;
}

/** `from` and `to` of the query. Throws Failure when one is no date-time. */
function rangeOf(query: Record<string, string>, from: Date, to: Date): Range {
	const read = (name: keyof Range, fallback: Date) => {
		const sent = query[name];
		if (sent === undefined) return fallback.toISOString();
		const message = dateTime.check(sent);
		if (message) throw invalid({ [name]: { message, value: sent } });
		return sent;
	};
	return { from: read('from', from), to: read('to', to) };
}

function within(rows: Transaction[], { from, to }: Range): Transaction[] {
	return rows.filter(({ created_on }) => {
		const at = Date.parse(created_on);
		return at >= Date.parse(from) && at <= Date.parse(to);
	});
}

const rounded = (amount: number) => Math.round(amount * 1e4) / 1e4;

/** The payment, the number or the message that a transaction is about; an empty object without one. */
function referred(vendor: Vendor, { account, ref_uuid }: Transaction): object {
	const { payments, leases, sms } = vendor.world;
	const payment = payments.find(account, ref_uuid);
	if (payment) return plainView(vendor, payment, false);
	const lease = leases.find(account, ref_uuid);
	if (lease) return leaseView(vendor.world, lease, false);
	const message = sms.find(account, ref_uuid);
	return message ? smsView(vendor.world, message, false) : {};
}
