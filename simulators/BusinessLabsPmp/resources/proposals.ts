import { columns } from '../columns';
import { dayIn } from '../dates';
import { filled } from '../mergeFields';
import type { Resource } from '../resource';
import * as sales from '../salesDocument';
import { DAYS_OPEN } from './estimates';

const REQUIRED = 'subject rel_type rel_id proposal_to email date currency status subtotal total';

/** Vendor docs: Proposals. */
export const proposals: Resource = {
	...sales.salesDocument,
	name: 'proposals',
	event: 'proposal',
	id: 'id',
	columns: columns(`id:int subject content? addedfrom:int=1 datecreated:datetime
		${sales.AMOUNT_COLUMNS} open_till:date? date:date rel_id:int? rel_type? assigned:int? hash
		proposal_to? project_id:int? country:int zip? state? city? address? email? phone?
		allow_comments:int=1 status:int=6 estimate_id:int? invoice_id:int? date_converted:datetime?
		pipeline_order:int=1 is_expiry_notified:int acceptance_firstname? acceptance_lastname?
		acceptance_email? acceptance_date:datetime? acceptance_ip? signature? short_link?`),
	entity: 'proposal',
	add: ['Proposal add successful.', 'Proposal add fail.'],
	update: ['Proposal Updated Successfully', 'Proposal Update Fail'],
	remove: ['Proposals Deleted Successfully', 'Proposal Delete Fail'],
	accepts: [
		...REQUIRED.split(' '),
		...sales.AMOUNT_FIELDS,
		...['assigned', 'address', 'country', 'zip', 'state', 'city', 'phone'],
	],
	required: [...REQUIRED.split(' '), 'newitems[]'],
	longest: { subject: 191, proposal_to: 191 },
	prepare(change, { crm, id }) {
		if (id !== undefined) return;
		change.hash = crm.hash();
		change.content = '{proposal_items}';
		change.open_till = dayIn(DAYS_OPEN, crm.now());
	},
	search: (row, key) =>
		`pro-${row.id?.padStart(6, '0')}`.startsWith(key) ||
		['subject', 'content', 'proposal_to', 'country', 'zip', 'state', 'city', 'address', 'email']
			.concat('phone')
			.some((name) => row[name]?.toLowerCase().includes(key)),
	show(row, crm, how) {
		const record = { ...row, ...sales.currencyOf(crm, row) };
		if (how !== 'one') return record;
		return {
			...record,
			content: filled(row.content, row),
			...sales.partsOf(crm, 'proposals', row),
			visible_attachments_to_customer_found: false,
		};
	},
	sample: (n) => ({
		...{ subject: `Sample Proposal ${n}`, rel_type: 'customer', rel_id: '1', currency: '1' },
		...{ proposal_to: 'Anna Baker', email: 'anna.baker@example.com', date: '2026-03-01' },
		...{ subtotal: '100.00', total: '100.00' },
	}),
};
