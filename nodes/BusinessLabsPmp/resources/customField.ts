import type { IDataObject } from 'n8n-workflow';
import { listFields } from '../../shared/description/fields';
import type { Field, Operation, Resource } from '../../shared/contract/types';
import { fromJson } from '../../shared/values/list';
import { recordsOf } from '../../shared/values/records';
import { pathSegment } from '../../shared/values/url';
import { jsonList } from '../model/customFields';
import { idField } from '../model/references';

const belongsTo: Field = {
	displayName: 'Belongs To',
	name: 'fieldBelongsTo',
	type: 'options',
	options: [
		{ name: 'Company', value: 'company' },
		{ name: 'Contact', value: 'contacts' },
		{ name: 'Contract', value: 'contracts' },
		{ name: 'Credit Note', value: 'credit_note' },
		{ name: 'Customer', value: 'customers' },
		{ name: 'Estimate', value: 'estimate' },
		{ name: 'Expense', value: 'expenses' },
		{ name: 'Invoice', value: 'invoice' },
		{ name: 'Item', value: 'items' },
		{ name: 'Lead', value: 'leads' },
		{ name: 'Project', value: 'projects' },
		{ name: 'Proposal', value: 'proposal' },
		{ name: 'Staff Member', value: 'staff' },
		{ name: 'Task', value: 'tasks' },
		{ name: 'Ticket', value: 'tickets' },
	],
	default: 'customers',
	description: 'Type of the records that have the fields',
};

const pathOf = (entity: unknown) => `/api/custom_fields/${pathSegment(entity, 'Belongs To')}`;

/** `value` and `options` are JSON text on the wire; a text may begin like a list and be none. */
function decoded(field: IDataObject): IDataObject {
	const values = Array.isArray(fromJson(String(field.value ?? ''))) && jsonList(field.value);
	return {
		id: field.custom_field_id,
		...field,
		...('options' in field && { options: jsonList(field.options) }),
		...(values && { value: values }),
	};
}

const items = (body: unknown) => recordsOf(body).map(decoded);

const operations: Operation[] = [
	{
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many custom fields',
		description: 'Get many custom field definitions',
		fields: [belongsTo, ...listFields],
		request: ({ fieldBelongsTo }) => ({
			method: 'GET',
			path: pathOf(fieldBelongsTo),
			expect: 'list',
		}),
		items,
	},
	{
		name: 'Get Values',
		value: 'getValues',
		action: 'Get the custom fields of a record',
		description: 'Get the custom fields of one record, with their values',
		fields: [belongsTo, idField('Record ID'), ...listFields],
		request: ({ fieldBelongsTo, id }) => ({
			method: 'GET',
			path: `${pathOf(fieldBelongsTo)}/${pathSegment(id, 'Record ID')}`,
			expect: 'list',
		}),
		items,
	},
];

/** Vendor docs: "Custom Fields". They are written through the records they belong to. */
export const customField: Resource = { name: 'Custom Field', value: 'customField', operations };
