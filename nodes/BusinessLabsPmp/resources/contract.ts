import { date, hidden, id, longText, money, ref, text } from '../model/columns';
import { crud } from '../operations/crud';
import { recordField, reference } from '../model/references';
import { sinceVersion3 } from '../transport/version';

/** Vendor docs: "Contracts". */
const resource = crud({
	name: 'Contract',
	value: 'contract',
	one: 'contract',
	many: 'contracts',
	path: 'contracts',
	idKey: 'id',
	id: recordField('contract'),
	columns: [
		text('subject', 'Subject', { required: true }),
		ref('customer', 'client', 'Customer', { required: true }),
		date('datestart', 'Start Date', { required: true }),
		longText('content', 'Content', { description: 'Text of the contract as HTML', filled: true }),
		id('contract_type', 'Contract Type ID', { description: 'ID of the contract type in PMP' }),
		longText('description', 'Description'),
		date('dateend', 'End Date'),
		money('contract_value', 'Value'),
		hidden('flag', 'trash'),
		hidden('flag', 'not_visible_to_client'),
	],
	summary: [
		...['id', 'subject', 'client', 'datestart', 'dateend'],
		...['contract_type', 'contract_value', 'description', 'signed', 'customfields'],
	],
	kinds: { signed: 'flag' },
	resent: ['subject', 'client', 'datestart', 'trash', 'not_visible_to_client'],
	created: 'dateadded',
	filters: [reference('customer', 'client', { required: false })],
	match: ['subject', 'client'],
	operations: ['create', 'delete', 'get', 'getAll', 'search', 'update'],
	plainDelete: true,
	files: true,
	words: { search: 'Find contracts by subject or description' },
});

/** Only the search is new in version 3. */
export const contract = {
	...resource,
	operations: resource.operations.map((operation) =>
		operation.value === 'search' ? sinceVersion3(operation) : operation,
	),
};
