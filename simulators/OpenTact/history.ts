import type { Actor } from './table';
import type { World } from './world';

const DAY = 86_400_000;

/** Costs of the past: the middle of last month, and the last days, so that both reports have lines. */
export function history(world: World, actor: Actor): void {
	const now = new Date();
	const lastMonth = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 15, 12);
	// Never before this month, or the invoice of last month would differ on its first days.
	const thisMonth = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1);
	const lately = (days: number) => Math.max(thisMonth, now.getTime() - days * DAY);
	const past: Array<[at: number, refType: string, amount: number]> = [
		[lastMonth, 'payment', 50],
		[lastMonth + DAY, 'tnlease_mrc', -6],
		[lastMonth + DAY, 'sms_outgoing', -0.005],
		[lastMonth + 2 * DAY, 'sms_outgoing', -0.01],
		[lately(2), 'sms_outgoing', -0.005],
		[lately(1), 'sms_incoming', -0.003],
	];
	let balance = world.accounts[0].balance - past.reduce((sum, [, , amount]) => sum + amount, 0);
	for (const [at, ref_type, amount] of past) {
		const created_on = new Date(at).toISOString();
		const before = balance;
		balance = Math.round((balance + amount) * 1e4) / 1e4;
		world.transactions.add(actor, {
			created_on,
			modified_on: created_on,
			amount,
			account_balance_before: Math.round(before * 1e4) / 1e4,
			account_balance_after: balance,
			ref_type,
			ref_uuid: null,
			description: null,
		});
	}
}
