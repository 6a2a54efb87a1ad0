import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../shared/contract/errors';
import { listFields } from '../../shared/description/fields';
import type { Field, Operation, Resource, Values } from '../../shared/contract/types';
import { pathSegment } from '../../shared/values/url';
import { acknowledged } from '../operations/create';
import { readList, selectionOf } from '../operations/list';
import { sinceVersion3 } from '../transport/version';

const table: Field = {
	displayName: 'Table',
	name: 'table',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. tblvehicles',
	description: 'Name of the table. The administrator of PMP must have allowed access to it.',
};

const rowId: Field = {
	displayName: 'Row ID',
	name: 'id',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 12',
};

const columns: Field = {
	displayName: 'Columns',
	name: 'columns',
	type: 'json',
	default: '{}',
	required: true,
	description: 'Names and values of the columns as a JSON object',
	check: (value) =>
		typeof value === 'object' && !Array.isArray(value) && Object.keys(value as object).length > 0
			? undefined
			: 'must be a JSON object with at least one column',
};

const listOf = ({ table: name }: Values) =>
	`/api/thirdparty/customtable/${pathSegment(name, 'Table')}`;
const rowOf = (values: Values) => `${listOf(values)}/${pathSegment(values.id, 'Row ID')}`;
const key = ({ table: name, id }: Values) => `${String(name)}/${String(id)}`;

function wire(values: Values): IDataObject {
	const given = values.columns as IDataObject;
	const nested = Object.entries(given).find(
		([, value]) => typeof value === 'object' && value !== null,
	);
	if (nested) throw new InputError(`Columns: "${nested[0]}" must be a plain value`);
	return given;
}

const items = (body: unknown) => [acknowledged(body as IDataObject)];

const operations: Operation[] = [
	{
		name: 'Create',
		value: 'create',
		action: 'Create a row in a custom table',
		description: 'Add a row to a table of another module',
		fields: [table, columns],
		check: (values) => void wire(values),
		request: (values) => ({ method: 'POST', path: listOf(values), body: wire(values) }),
		items,
	},
	{
		name: 'Delete',
		value: 'delete',
		action: 'Delete a row of a custom table',
		description: 'Permanently delete a row of a table of another module',
		fields: [table, rowId],
		key,
		request: (values) => ({ method: 'DELETE', path: rowOf(values) }),
		items: () => [{ deleted: true }],
	},
	{
		name: 'Get',
		value: 'get',
		action: 'Get a row of a custom table',
		description: 'Get one row of a table of another module',
		fields: [table, rowId],
		request: (values) => ({ method: 'GET', path: rowOf(values), expect: 'record' }),
	},
	{
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many rows of a custom table',
		description: 'Get many rows of a table of another module',
		fields: [table, ...listFields],
		request: (values) => ({ method: 'GET', path: listOf(values) }),
		run: async (exchange, values) =>
			await readList(exchange, listOf(values), { idKey: 'id' }, selectionOf(values)),
	},
	{
		name: 'Update',
		value: 'update',
		action: 'Update a row of a custom table',
		description: 'Update the given columns of a row of a table of another module',
		fields: [table, rowId, columns],
		check: (values) => void wire(values),
		key,
		request: (values) => ({ method: 'PUT', path: rowOf(values), body: wire(values) }),
		items,
	},
];

/** Vendor docs: "Third-Party Custom Tables". */
export const customTable: Resource = {
	name: 'Custom Table',
	value: 'customTable',
	operations: operations.map(sinceVersion3),
};
