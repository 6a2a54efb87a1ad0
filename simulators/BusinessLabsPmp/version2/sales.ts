import { broken, number, plain, presence, set } from './facts';
import type { Facts, ResourceFacts } from './facts';

const INVOICES = 'models/Invoices_model.php';
const ESTIMATES = 'models/Estimates_model.php';
const PROPOSALS = 'models/Proposals_model.php';
const CREDIT_NOTES = 'models/Credit_notes_model.php';
const ROWS = 'models/Invoice_items_model.php';

const amount = (at: string): Facts =>
	number(at, {
		missing: 'refused',
		zero: 'refused',
		empty: 'refused',
		drags: 'Must have decimals and be above zero. Not checked against the rows.',
	});

const refused = (at: string, more: Partial<Facts> = {}): Facts =>
	plain(at, { missing: 'refused', empty: 'refused', ...more });

/** A number of another record: above zero, or empty for none. */
const above = (at: string): Facts => number(at, { zero: 'refused' });

/**
 * The rules of the shipping address, which three models share: without `include_shipping` what is sent
 * of the address becomes NULL, and what is not sent stays.
 */
const shipping = (
	model: string,
	line: number,
	show: string,
	street: Facts,
): Record<string, Facts> => ({
	include_shipping: presence(`${model}:${line}`, {
		post: 'presence',
		drags: `Off: what is sent of the shipping address becomes NULL, and ${show} 1.`,
	}),
	[show]: plain(`${model}:${line + 11}`, {
		missing: 'off',
		empty: 'off',
		zero: 'off',
		reads: 'flag',
		post: 'value',
		drags: 'Always 1 while the shipping address is off.',
	}),
	shipping_street: street,
	...Object.fromEntries(
		['city', 'state', 'zip', 'country'].map((part) => [
			`shipping_${part}`,
			(part === 'country' ? number : plain)(`${model}:${line + 1}`, {
				drags: 'NULL when it is sent without include_shipping.',
			}),
		]),
	),
});

const rows = (model: string, line: number, controller: string): Record<string, Facts> => ({
	items: plain(controller, {
		missing: 'refused',
		zero: 'refused',
		empty: 'refused',
		reads: 'list',
		drags: `Rows to change, each with \`itemid\`. A row that is not in it stays, and an \`itemid\` that no row has changes nothing. Each row in it is written whole: a field that is missing becomes empty, and without \`taxname\` its taxes are deleted (${model}:${line}).`,
	}),
	newitems: plain(`${ROWS}:272`, { zero: 'kept', empty: 'kept', reads: 'never' }),
	removed_items: plain(`${model}:${line}`, { zero: 'kept', empty: 'kept', reads: 'never' }),
	total_tax: plain(`${model}:${line}`, {
		post: 'replaced',
		drags: 'Computed anew from the taxes of the rows.',
	}),
});

const ROW_NOTES = [
	`A row's long text gains \`<br />\` with every write (${ROWS}:282), its rate is stored with the installation's decimals.`,
	'No read tells the taxes of rows.',
];

export const invoices: ResourceFacts = {
	title: 'Invoices',
	handlers: {
		get: `controllers/Invoices.php:173, ${INVOICES}:82`,
		post: `controllers/Invoices.php:472, ${INVOICES}:259`,
		put: `controllers/Invoices.php:692, ${INVOICES}:578`,
		delete: `controllers/Invoices.php:529, ${INVOICES}:901`,
	},
	columns: {
		clientid: number(`${INVOICES}:675`, { missing: 'demanded', empty: 'refused' }),
		number: refused('controllers/Invoices.php:703'),
		date: refused('controllers/Invoices.php:704'),
		currency: refused('controllers/Invoices.php:705'),
		allowed_payment_modes: refused('controllers/Invoices.php:707', { reads: 'php' }),
		billing_street: broken('controllers/Invoices.php:708', {
			missing: 'refused',
			empty: 'refused',
			drags: 'Trimmed.',
		}),
		subtotal: amount('controllers/Invoices.php:709'),
		total: amount('controllers/Invoices.php:710'),
		duedate: plain(`${INVOICES}:624`, { missing: 'null', zero: 'null', empty: 'null' }),
		cancel_overdue_reminders: presence(`${INVOICES}:592`, { post: 'presence' }),
		cycles: number(`${INVOICES}:593`, { missing: 'zero' }),
		recurring: plain(`${INVOICES}:595`, {
			missing: 'off',
			zero: 'off',
			empty: 'off',
			drags:
				'Off: cycles, cycles done and the last date go. Months as they are, other times as `custom` with number and unit.',
		}),
		...shipping(
			INVOICES,
			1316,
			'show_shipping_on_invoice',
			broken(`${INVOICES}:617`, { drags: 'NULL when it is sent without include_shipping.' }),
		),
		tags: set(`${INVOICES}:632`, 'stays'),
		...rows(INVOICES, 788, 'controllers/Invoices.php:706'),
	},
	stores: `${INVOICES}:675`,
	notes: [
		'A read of one invoice ends in a PHP error, 500, on PHP 8: the controller sorts one record as a list (controllers/Invoices.php:183). The list works, without rows.',
		'Drafts carry the number 1000000000 (models/Invoices_model.php:31).',
		'After a change the status is computed anew from payments and due date (models/Invoices_model.php:694).',
		...ROW_NOTES,
	],
};

export const estimates: ResourceFacts = {
	title: 'Estimates',
	handlers: {
		get: `controllers/Estimates.php:172, ${ESTIMATES}:48`,
		post: `controllers/Estimates.php:479, ${ESTIMATES}:409`,
		put: `controllers/Estimates.php:678, ${ESTIMATES}:492`,
		delete: `controllers/Estimates.php:326, ${ESTIMATES}:759`,
	},
	columns: {
		clientid: refused('controllers/Estimates.php:689', { zero: 'refused' }),
		project_id: above('controllers/Estimates.php:690'),
		currency: refused('controllers/Estimates.php:693', { zero: 'refused' }),
		status: refused('controllers/Estimates.php:694', {
			zero: 'refused',
			drags: 'A change to 2 notes it as sent.',
		}),
		date: refused('controllers/Estimates.php:695'),
		subtotal: amount('controllers/Estimates.php:698'),
		total: amount('controllers/Estimates.php:699'),
		billing_street: broken('controllers/Estimates.php:700', {
			missing: 'refused',
			empty: 'refused',
			drags: 'Trimmed; at most 200 characters.',
		}),
		number: refused('controllers/Estimates.php:701'),
		expirydate: plain(`${ESTIMATES}:543`, { post: 'replaced' }),
		...shipping(
			ESTIMATES,
			1041,
			'show_shipping_on_estimate',
			broken('controllers/Estimates.php:702', {
				missing: 'empty',
				drags: 'NULL without include_shipping, sent or not.',
			}),
		),
		tags: set(`${ESTIMATES}:518`, 'stays'),
		...rows(ESTIMATES, 560, 'controllers/Estimates.php:697'),
	},
	stores: `${ESTIMATES}:543`,
	notes: [
		'include_shipping and show_shipping_on_estimate must be 0 or 1: `on` is refused (controllers/Estimates.php:691).',
		'An estimate that was invoiced is not deleted, and the answer is "Estimate Delete Fail" (models/Estimates_model.php:766).',
		...ROW_NOTES,
	],
};

export const proposals: ResourceFacts = {
	title: 'Proposals',
	handlers: {
		get: `controllers/Proposals.php:134, ${PROPOSALS}:267`,
		post: `controllers/Proposals.php:364, ${PROPOSALS}:49`,
		put: `controllers/Proposals.php:506, ${PROPOSALS}:140`,
		delete: `controllers/Proposals.php:273, ${PROPOSALS}:625`,
	},
	columns: {
		subject: refused('controllers/Proposals.php:517'),
		rel_type: refused('controllers/Proposals.php:518'),
		rel_id: refused('controllers/Proposals.php:519', { zero: 'refused' }),
		proposal_to: refused('controllers/Proposals.php:520'),
		email: refused('controllers/Proposals.php:521'),
		currency: refused('controllers/Proposals.php:523'),
		status: refused('controllers/Proposals.php:524', { zero: 'refused' }),
		date: refused('controllers/Proposals.php:525'),
		subtotal: amount('controllers/Proposals.php:526'),
		total: amount('controllers/Proposals.php:527'),
		address: broken('controllers/Proposals.php:528', { missing: 'empty', drags: 'Trimmed.' }),
		allow_comments: presence(`${PROPOSALS}:142`, { post: 'presence' }),
		open_till: plain(`${PROPOSALS}:193`, { post: 'replaced' }),
		content: plain(`${PROPOSALS}:294`, { reads: 'filled', post: 'replaced' }),
		...rows(PROPOSALS, 207, 'controllers/Proposals.php:522'),
	},
	stores: `${PROPOSALS}:193`,
	notes: ROW_NOTES,
};

export const creditNotes: ResourceFacts = {
	title: 'Credit notes',
	handlers: {
		get: `controllers/Credit_notes.php:116, ${CREDIT_NOTES}:108`,
		post: `controllers/Credit_notes.php:398, ${CREDIT_NOTES}:138`,
		put: `controllers/Credit_notes.php:645, ${CREDIT_NOTES}:192`,
		delete: `controllers/Credit_notes.php:258, ${CREDIT_NOTES}:331`,
	},
	columns: {
		clientid: refused('controllers/Credit_notes.php:656', { zero: 'refused' }),
		project_id: above('controllers/Credit_notes.php:657'),
		currency: refused('controllers/Credit_notes.php:658', { zero: 'refused' }),
		date: refused('controllers/Credit_notes.php:659'),
		subtotal: amount('controllers/Credit_notes.php:661'),
		total: amount('controllers/Credit_notes.php:662'),
		number: refused('controllers/Credit_notes.php:663'),
		...shipping(
			CREDIT_NOTES,
			723,
			'show_shipping_on_credit_note',
			plain(`${CREDIT_NOTES}:724`, { drags: 'NULL when it is sent without include_shipping.' }),
		),
		...rows(CREDIT_NOTES, 234, 'controllers/Credit_notes.php:660'),
	},
	stores: `${CREDIT_NOTES}:227`,
	notes: [
		'After a change the status is computed anew (models/Credit_notes_model.php:278).',
		...ROW_NOTES,
	],
};
