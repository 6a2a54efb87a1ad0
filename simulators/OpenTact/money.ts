import { Failure } from './failure';
import type { Actor } from './table';
import type { World } from './world';

/** @throws Failure 402 when the account has less than this, in US dollars */
export function mustAfford(world: World, actor: Actor, amount: number): void {
	const account = world.accounts.find((each) => each.uuid === actor.account)!;
	if (account.balance < amount) throw new Failure(402, 'Not enough balance');
}

/**
 * Moves the balance and writes the transaction. Costs are negative, payments positive; the sign is
 * assumed, since no sample shows a cost.
 */
export function book(
	world: World,
	actor: Actor,
	amount: number,
	ref_type: string,
	ref_uuid: string,
	description: string | null = null,
): void {
	if (amount === 0) return;
	const account = world.accounts.find((each) => each.uuid === actor.account)!;
	const before = account.balance;
	account.balance = Math.round((before + amount) * 1e4) / 1e4;
	world.transactions.add(actor, {
		amount,
		account_balance_before: before,
		account_balance_after: account.balance,
		ref_type,
		ref_uuid,
		description,
	});
}
