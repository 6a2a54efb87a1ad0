import { columns } from '../columns';
import { filled } from '../mergeFields';
import type { Resource } from '../resource';

/** Vendor docs: Contracts. */
export const contracts: Resource = {
	name: 'contracts',
	event: 'contract',
	id: 'id',
	since: 2,
	searchSince: 3,
	columns: columns(`id:int content? description? subject? client:int datestart:date? dateend:date?
		contract_type:int? project_id:int? addedfrom:int=1 dateadded:datetime isexpirynotified:int
		contract_value:decimal? trash:int not_visible_to_client:int hash signed:int signature?
		marked_as_signed:int acceptance_firstname? acceptance_lastname? acceptance_email?
		acceptance_date:datetime? acceptance_ip? short_link?`),
	created: 'dateadded',
	entity: 'contracts',
	add: ['Contract Added Successfully', 'Contract Add Fail'],
	update: ['Contract Update Successfully', 'Contract Update Fail'],
	remove: ['Contract Deleted Successfully', 'Contract Delete Fail'],
	accepts:
		'subject datestart client dateend contract_type contract_value description content'.split(' '),
	required: ['subject', 'datestart', 'client'],
	isoDates: true,
	files: true,
	losesFiles: true,
	search: ['subject', 'description'],
	prepare(change, { crm, id }) {
		if (id === undefined) change.hash = crm.hash();
	},
	show(row, crm, how) {
		const customer = crm.tables.customers.get(row.client ?? '') ?? {};
		const type = crm.lookups.contractTypes.find(({ id }) => id === row.contract_type);
		return {
			...customer,
			...row,
			...(how === 'one' && { content: filled(row.content, { ...customer, ...row }) }),
			type_name: type?.name ?? null,
			...(how === 'one' ? { attachments: crm.filesOf('contracts', row.id) } : {}),
		};
	},
	sample: (n) => ({ subject: `Sample Contract ${n}`, client: '1', datestart: '2026-03-01' }),
};
