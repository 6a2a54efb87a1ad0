import { id, longText, money, ref, text } from '../model/columns';
import { crud } from '../operations/crud';
import type { Definition } from '../model/definition';
import { recordField } from '../model/references';
import { upsertOperation } from '../operations/upsert';

/** Products and services. Vendor docs: "Items"; they are written from version 3 on. */
const definition: Definition = {
	name: 'Item',
	value: 'item',
	one: 'item',
	many: 'items',
	path: 'items',
	idKey: 'itemid',
	id: recordField('item'),
	columns: [
		text('description', 'Description', { required: true }),
		money('rate', 'Rate', { required: true }),
		id('group_id', 'Group ID', { description: 'ID of the item group, or 0 for none' }),
		longText('long_description', 'Long Description'),
		ref('tax', 'tax', 'Tax'),
		ref('tax', 'tax2', 'Tax 2'),
		text('unit', 'Unit'),
	],
	summary: [
		...['id', 'description', 'long_description', 'rate', 'unit'],
		...['taxname', 'taxrate', 'taxname_2', 'taxrate_2', 'group_name'],
	],
	kinds: { taxrate: 'amount', taxrate_2: 'amount' },
	keeps: ({ taxid, taxid_2 }) => ({
		...(taxid ? { tax: taxid } : {}),
		...(taxid_2 ? { tax2: taxid_2 } : {}),
	}),
	match: ['description', 'rate'],
	operations: ['create', 'delete', 'get', 'getAll', 'search', 'update'],
	since3: 'writes',
	oddSearch: true,
	words: { search: 'Find items by description. The results have their own structure.' },
};

export const item = crud({
	...definition,
	more: [
		upsertOperation(definition, {
			by: { description: 'Description', long_description: 'Long Description' },
			searched: [],
		}),
	],
});
