import type { IDataObject } from 'n8n-workflow';
import { collection } from '../../shared/description/fields';
import type { Operation } from '../../shared/contract/types';
import { filled } from '../../shared/values/records';
import { pathSegment } from '../../shared/values/url';
import { choice, flag, isoDate, ref, text, wholeNumber } from '../model/columns';
import { acknowledged } from '../operations/create';
import { crud } from '../operations/crud';
import { keyOf } from '../model/definition';
import { customIsWhole, customRepeatColumns, isOn, requireRepeat } from '../documents/recurrence';
import { recordField, reference } from '../model/references';
import { numberedDocument } from '../documents/salesDocument';
import { addressColumns, salesColumns } from '../documents/salesFields';
import { fromServer } from '../model/serverList';
import { sinceVersion3 } from '../transport/version';

const STATUS = {
	1: 'Unpaid',
	2: 'Paid',
	3: 'Partially Paid',
	4: 'Overdue',
	5: 'Cancelled',
	6: 'Draft',
};

const MONTHS: Record<string, string> = { custom: 'Custom' };
for (let month = 1; month <= 12; month++)
	MONTHS[month] = month === 1 ? '1 Month' : `${month} Months`;

/** A recurring invoice reads as number and unit, and is written as months or as `custom`. */
function keptRecurrence(record: IDataObject, changes: IDataObject): IDataObject {
	const { recurring, recurring_type, custom_recurring } = record;
	if ('recurring' in changes || Number(recurring ?? 0) === 0) return {};
	const isCustom = isOn(custom_recurring);
	requireRepeat('Recurring Every', recurring, isCustom ? recurring_type : 'month');
	if (!isCustom) return { recurring };
	return {
		recurring: 'custom',
		repeat_every_custom: recurring,
		repeat_type_custom: recurring_type,
	};
}

const invoiceField = recordField('invoice');

/** Vendor docs: "Invoices", send. */
const send: Operation = {
	name: 'Send',
	value: 'send',
	action: 'Send an invoice',
	description: 'Email an invoice to the contacts of the customer who receive invoices',
	fields: [
		invoiceField,
		collection('Additional Fields', 'additionalFields', [
			text('cc', 'CC', {
				list: true,
				placeholder: 'e.g. nathan@example.com, anna@example.com',
				description: 'Email addresses that receive a copy, separated by commas',
			}).field,
		]),
	],
	key: ({ id }) => keyOf({ path: 'invoices' }, id),
	request: ({ id, additionalFields }) => ({
		method: 'POST',
		path: `/api/invoices/${pathSegment(id, 'Invoice')}/send`,
		body: filled(additionalFields),
	}),
	items: (answer) => [acknowledged(answer as IDataObject)],
};

const document = numberedDocument('invoices');

/** Vendor docs: "Invoices". */
export const invoice = crud({
	...document,
	name: 'Invoice',
	value: 'invoice',
	one: 'invoice',
	many: 'invoices',
	path: 'invoices',
	idKey: 'id',
	mixedSearch: true,
	id: invoiceField,
	columns: [
		ref('customer', 'clientid', 'Customer', { required: true }),
		isoDate('date', 'Date', { required: true }),
		ref('currency', 'currency', 'Currency', { required: true }),
		{
			field: {
				...fromServer('Payment Mode Names or IDs', 'allowed_payment_modes', 'getPaymentModes'),
				required: true,
			},
			kind: 'list',
		},
		...addressColumns('lines', true),
		...salesColumns,
		flag(
			'cancel_overdue_reminders',
			'Cancel Overdue Reminders',
			'Whether to send no reminders when the invoice is overdue',
			{
				kind: 'mark',
			},
		),
		wholeNumber('cycles', 'Cycles', {
			description: 'How many times it recurs. 0 repeats it indefinitely.',
		}),
		isoDate('duedate', 'Due Date'),
		flag('include_shipping', 'Include Shipping', 'Whether to use the shipping address'),
		ref('project', 'project_id', 'Project'),
		choice('recurring', 'Recurring Every', MONTHS, { unread: true, open: true }),
		...customRepeatColumns('Recurring Every'),
		ref('staff', 'sale_agent', 'Sale Agent'),
		flag(
			'show_shipping_on_invoice',
			'Show Shipping on Invoice',
			'Whether the shipping address is printed on the invoice',
		),
		text('tags', 'Tags', {
			list: true,
			unread: true,
			placeholder: 'e.g. web, urgent',
			description: 'Tags, separated by commas',
		}),
	],
	summary: [
		...['id', 'number', 'clientid', 'status', 'date', 'duedate'],
		...['subtotal', 'total', 'total_left_to_pay', 'customfields'],
	],
	kinds: { number: 'number', status: 'number', total_left_to_pay: 'amount' },
	resent: [
		...['clientid', 'number', 'date', 'currency', 'allowed_payment_modes', 'billing_street'],
		...['subtotal', 'total', 'duedate', 'cancel_overdue_reminders', 'cycles'],
		...['include_shipping', 'show_shipping_on_invoice'],
	],
	keeps: (row, changes, isPartial) => ({
		...document.keeps(row, changes, isPartial),
		...(!isPartial && keptRecurrence(row, changes)),
	}),
	check: customIsWhole('recurring', 'Recurring Every'),
	listedWhenBroken: true,
	created: 'datecreated',
	filters: [
		choice('status', 'Status', STATUS).field,
		reference('customer', 'clientid', { required: false }),
	],
	match: ['number', 'clientid'],
	operations: ['create', 'delete', 'get', 'getAll', 'search', 'update'],
	plainDelete: true,
	words: { search: 'Find invoices by number, customer, notes or address' },
	more: [sinceVersion3(send)],
});
