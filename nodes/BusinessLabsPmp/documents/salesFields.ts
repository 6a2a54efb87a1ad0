import type { Field } from '../../shared/contract/types';
import { choice, id, ids, lines, longText, money, ref, text } from '../model/columns';
import { fromServer } from '../model/serverList';
import type { Column } from '../model/column';

const rowFields: Field[] = [
	text('description', 'Description').field,
	longText('long_description', 'Long Description').field,
	{ displayName: 'Quantity', name: 'qty', type: 'number', default: 1 },
	{ displayName: 'Rate', name: 'rate', type: 'number', default: 0 },
	fromServer('Tax Names or IDs', 'taxname', 'getTaxes'),
	text('unit', 'Unit').field,
];

/** Only the fields that are added change; a row of n8n's would carry all of them. */
const changeFields: Field[] = [
	id('itemid', 'Item ID', {
		description: 'ID of the row, as in "items" of the document',
	}).field,
	{
		displayName: 'Changes',
		name: 'changes',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: rowFields,
	},
];

function rows(name: string, displayName: string, placeholder: string, values: Field[]): Field {
	return {
		displayName,
		name,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder,
		default: {},
		options: [{ displayName: 'Item', name: 'item', values }],
	};
}

/** The rows of a document: new ones, and on an update those to change and to remove. */
const rowColumns: Column[] = [
	{
		field: rows('items', 'Items to Change', 'Change Item', changeFields),
		kind: 'rows',
		unread: true,
		beside: true,
		on: 'update',
	},
	{
		...ids('removed_items', 'Item IDs to Remove', {
			unread: true,
			on: 'update',
			description: 'IDs of rows, as in "items" of the document, separated by commas',
		}),
		kind: 'rows',
		beside: true,
	},
	{
		field: rows('newitems', 'New Items', 'Add Item', rowFields),
		kind: 'rows',
		unread: true,
		beside: true,
		on: 'update',
	},
	{
		field: rows('newitems', 'Items', 'Add Item', rowFields),
		kind: 'rows',
		unread: true,
		beside: true,
		on: 'create',
	},
];

const adjustment: Column = {
	field: {
		displayName: 'Adjustment',
		name: 'adjustment',
		type: 'number',
		default: 0,
		description: 'Amount added to the total. Can be negative.',
	},
	kind: 'amount',
};

/** Columns that every sales document has, rows included. */
export const salesColumns: Column[] = [
	...rowColumns,
	text('number', 'Number', {
		description: 'Leave empty to use the next free number. PMP removes leading zeros.',
	}),
	longText('adminnote', 'Admin Note'),
	longText('clientnote', 'Client Note'),
	adjustment,
	money('discount_total', 'Discount Amount', {
		computed: true,
		description: 'Discount as a fixed amount, where there is no Discount Percentage',
	}),
	money('discount_percent', 'Discount Percentage'),
	choice('discount_type', 'Discount Type', { before_tax: 'Before Tax', after_tax: 'After Tax' }),
	money('subtotal', 'Subtotal', { description: 'Calculated from the items if left out' }),
	longText('terms', 'Terms'),
	money('total', 'Total', { description: 'Calculated from the items if left out' }),
];

/** The two addresses; PMP adds `<br />` to the streets of some documents. */
export function addressColumns(street: 'lines' | 'longText', needsStreet: boolean): Column[] {
	const make = street === 'lines' ? lines : longText;
	const rest = (prefix: string, label: string): Column[] => [
		text(`${prefix}_city`, `${label} City`),
		text(`${prefix}_state`, `${label} State`),
		text(`${prefix}_zip`, `${label} Zip`),
		ref('country', `${prefix}_country`, `${label} Country`),
	];
	return [
		make('billing_street', 'Billing Street', { required: needsStreet }),
		...rest('billing', 'Billing'),
		make('shipping_street', 'Shipping Street'),
		...rest('shipping', 'Shipping'),
	];
}
