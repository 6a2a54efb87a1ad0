import { Refusal } from './answers';
import { endOfBilling } from './dates';
import type { Account, Project } from './world';

/**
 * Price of each billing plan in US dollars. Only plan 2 has a documented price (5, in the sample of
 * Change Billing Plan); the others are assumed.
 */
const PRICES: Record<number, number> = {
	1: 0,
	2: 5,
	3: 10,
	4: 20,
	5: 30,
	6: 300,
	7: 25,
	8: 50,
	9: 100,
};

const PAY_AS_YOU_GO = 1;
const YEARLY = 6;

/**
 * Moves a project to a plan and debits the wallet.
 * @returns dollars as a string, '' on Pay As You Go, to which the amount does not apply
 */
export function buyPlan(account: Account, project: Project, plan: number, now: Date): string {
	const price = PRICES[plan] * 1000;
	if (price > account.balance) throw new Refusal(403);
	account.balance -= price;
	project.billingPlan = plan;
	project.billedUntil =
		plan === PAY_AS_YOU_GO ? undefined : endOfBilling(now, plan === YEARLY ? 12 : 1);
	return plan === PAY_AS_YOU_GO ? '' : String(PRICES[plan]);
}
