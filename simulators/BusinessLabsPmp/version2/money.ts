import { broken, installationDate, number, plain, presence } from './facts';
import type { Facts, ResourceFacts } from './facts';

const EXPENSES = 'models/Expenses_model.php';
const CONTRACTS = 'models/Contracts_model.php';
const SUBSCRIPTIONS = 'models/Subscriptions_model.php';

export const expenses: ResourceFacts = {
	title: 'Expenses',
	handlers: {
		get: `controllers/Expenses.php:141, ${EXPENSES}:42`,
		post: `controllers/Expenses.php:424, ${EXPENSES}:92`,
		put: `controllers/Expenses.php:555, ${EXPENSES}:329`,
		delete: `controllers/Expenses.php:295, ${EXPENSES}:388`,
	},
	columns: {
		amount: number(`${EXPENSES}:371`, {
			drags: 'A POST refuses one without decimals or not above zero.',
		}),
		date: installationDate(`${EXPENSES}:331`, { missing: 'failed', empty: 'failed' }),
		note: broken(`${EXPENSES}:332`, { missing: 'empty' }),
		repeat_every: plain(`${EXPENSES}:334`, {
			missing: 'off',
			empty: 'off',
			drags:
				'Off ends the recurrence: cycles, cycles done and the last date go. Reads as number and unit, is written as `2-week` or `custom`.',
		}),
		cycles: number(`${EXPENSES}:354`, {
			missing: 'zero',
			drags: 'Becomes 0 unless the expense repeats.',
		}),
		create_invoice_billable: presence(`${EXPENSES}:357`, { post: 'presence' }),
		billable: presence(`${EXPENSES}:358`, { post: 'presence' }),
		send_invoice_to_customer: presence(`${EXPENSES}:359`, {
			post: 'presence',
			drags: 'With a recurring expense, invoices are mailed.',
		}),
		project_id: number(`${EXPENSES}:360`, { missing: 'zero' }),
	},
	stores: `${EXPENSES}:371`,
	notes: [
		'An expense that was invoiced is not deleted, and the answer is "Expense Delete Fail" (models/Expenses_model.php:390).',
		'A successful PUT deletes the receipt of the expense with the ID 1, because it looks for that of `true` (controllers/Expenses.php:588).',
	],
};

export const contracts: ResourceFacts = {
	title: 'Contracts',
	handlers: {
		get: `controllers/Contracts.php:119, ${CONTRACTS}:41`,
		post: `controllers/Contracts.php:269, ${CONTRACTS}:102`,
		put: `controllers/Contracts.php:382, ${CONTRACTS}:147`,
		delete: `controllers/Contracts.php:160, ${CONTRACTS}:366`,
	},
	columns: {
		datestart: installationDate(`${CONTRACTS}:150`, { missing: 'stays' }),
		dateend: installationDate(`${CONTRACTS}:153`, {
			missing: 'stays',
			drags: 'Another one lets PMP remind of the end anew (:156).',
		}),
		trash: presence(`${CONTRACTS}:160`, { post: 'value' }),
		not_visible_to_client: presence(`${CONTRACTS}:166`, { post: 'value' }),
		content: plain(`${CONTRACTS}:52`, { reads: 'filled' }),
	},
	stores: `${CONTRACTS}:181`,
	notes: [
		'Merge fields are filled in, and those that have no value are taken out, when one contract is read; the list gives the text as it is stored.',
		'A successful PUT deletes the files of the contract with the ID 1, because it looks for those of `true` (controllers/Contracts.php:411).',
		'There is no search.',
	],
};

/** Columns that cannot be NULL, while a POST writes NULL for every field that it does not find. */
const needed = (more: Partial<Facts> = {}): Facts =>
	number(`${SUBSCRIPTIONS}:58`, { post: 'needed', ...more });

export const subscriptions: ResourceFacts = {
	title: 'Subscriptions',
	handlers: {
		get: `controllers/Subscriptions.php:117, ${SUBSCRIPTIONS}:29`,
		post: `controllers/Subscriptions.php:203, ${SUBSCRIPTIONS}:57`,
		put: `controllers/Subscriptions.php:281, ${SUBSCRIPTIONS}:100`,
		delete: `controllers/Subscriptions.php:331, ${SUBSCRIPTIONS}:152`,
	},
	columns: {
		description_in_item: needed(),
		in_test_environment: needed(),
		tax_id: needed(),
		tax_id_2: needed(),
		project_id: needed(),
		hash: plain(`${SUBSCRIPTIONS}:58`, { post: 'needed' }),
		created: plain(`${SUBSCRIPTIONS}:58`, { post: 'needed', reads: 'never' }),
		created_from: needed(),
		stripe_subscription_id: plain(`${SUBSCRIPTIONS}:58`, { post: 'ignored' }),
		last_sent_at: plain(`${SUBSCRIPTIONS}:125`, { reads: 'never' }),
	},
	stores: `${SUBSCRIPTIONS}:115`,
	notes: [
		'A POST whose row the database refuses answers 404 "Data Add Fail" (controllers/Subscriptions.php:223).',
		'A deletion that worked answers "Delete Fail.": the model returns the record where the controller wants `true` (models/Subscriptions_model.php:166, controllers/Subscriptions.php:341). One that is paid through Stripe is not deleted.',
		'The list reads the subscription with an empty ID, so it finds nothing (controllers/Subscriptions.php:119); the documents show it with records.',
	],
};
