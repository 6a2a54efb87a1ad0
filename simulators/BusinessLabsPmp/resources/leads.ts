import { columns } from '../columns';
import { nl2br } from '../php';
import type { Resource, Write } from '../resource';
import type { Row } from '../table';

/** Vendor docs: Lead. */
export const leads: Resource = {
	name: 'leads',
	event: 'lead',
	id: 'id',
	columns:
		columns(`id:int hash name contact?= title?= company?= description?= country:int zip? city?= state?=
		address?= assigned:int dateadded:datetime from_form_id:int status:int source:int
		lastcontact:datetime? dateassigned:date? last_status_change:datetime? addedfrom:int=1 email?=
		website?= leadorder:int=1 phonenumber?= date_converted:datetime? lost:int junk:int
		last_lead_status:int is_imported_from_email_integration:int email_integration_uid?
		is_public:int default_language?= client_id:int lead_value:decimal?`),
	created: 'dateadded',
	entity: 'leads',
	prefixedDelete: true,
	add: ['Lead add successful.', 'Lead add fail.'],
	update: ['Lead Update Successful.', 'Lead Update Fail.'],
	remove: ['Lead Delete Successful.', 'Lead Delete Fail.'],
	accepts: (
		'name source status assigned title email website phonenumber company address city state zip ' +
		'default_language description is_public'
	).split(' '),
	required: (version) => ['name', 'source', 'status', ...(version > 1 ? ['assigned'] : [])],
	longest: { name: 600 },
	lists: [{ field: 'tags', kind: 'tags' }],
	files: true,
	losesFiles: true,
	search: 'name title company zip city state address email phonenumber'.split(' '),
	searchable: (row) => row.junk !== '1',
	prepare,
	show(row, crm, how) {
		const { leadStatuses, leadSources } = crm.lookups;
		return {
			...row,
			status_name: leadStatuses.find(({ id }) => id === row.status)?.name ?? null,
			source_name: leadSources.find(({ id }) => id === row.source)?.name ?? null,
			...(how === 'one' ? { attachments: crm.filesOf('leads', row.id) } : {}),
		};
	},
	happened: (before, after) => (before.status === after.status ? [] : ['status_changed']),
	sample: (n) => ({
		name: `Sample Lead ${n}`,
		email: `lead.${n}@example.com`,
		status: '2',
		source: '1',
		assigned: '1',
	}),
};

/** POST takes `1` or `on` for a public lead. */
function prepare(change: Row, { crm, input, id, before }: Write): void {
	if (change.email !== undefined) change.email = change.email?.trim() ?? '';
	if (change.address !== undefined) change.address = change.address?.trim() ?? '';
	if (id !== undefined) {
		if (change.status !== undefined && change.status !== before?.status) {
			change.last_status_change = crm.moment();
		}
		const wasAside = before?.junk === '1' || before?.lost === '1';
		if (crm.version < 3 && wasAside && (change.status ?? '0') !== '0') {
			Object.assign(change, { junk: '0', lost: '0' });
		}
		return;
	}
	change.is_public = input.is_public === '1' || input.is_public === 'on' ? '1' : '0';
	if (crm.version === 3 || crm.settings.apiConstant) {
		change.description = nl2br(change.description ?? '');
	}
	change.lastcontact = crm.moment();
	change.dateassigned = crm.moment().slice(0, 10);
	change.hash = crm.hash();
}
