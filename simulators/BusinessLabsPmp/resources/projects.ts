import { columns } from '../columns';
import { firstSettings, settingsOf, storeSettings } from '../projectSettings';
import type { Resource, Write } from '../resource';
import type { Row } from '../table';

const FIELDS = ['name', 'clientid', 'billing_type', 'start_date', 'status'];

/** Vendor docs: Project. */
export const projects: Resource = {
	name: 'projects',
	event: 'project',
	id: 'id',
	columns: columns(`id:int name description? status:int=1 clientid:int billing_type:int
		start_date:date deadline:date? project_created:date date_finished:datetime? progress:int
		progress_from_tasks:int=1 project_cost:decimal? project_rate_per_hour:decimal
		estimated_hours:decimal? addedfrom:int=1 contact_notification:int=1 notify_contacts?`),
	created: 'project_created',
	entity: 'projects',
	prefixedDelete: true,
	add: ['Project add successful.', 'Project add fail.'],
	update: ['Project Update Successful.', 'Project Update Fail.'],
	remove: ['Project Delete Successful.', 'Project Delete Fail.'],
	accepts: [
		...FIELDS,
		...['progress_from_tasks', 'progress', 'project_cost', 'project_rate_per_hour'],
		...['estimated_hours', 'deadline', 'description'],
	],
	required: FIELDS,
	longest: { name: 600 },
	extras: ['settings'],
	lists: [
		{ field: 'project_members', kind: 'members' },
		{ field: 'tags', kind: 'tags' },
	],
	files: true,
	losesFiles: true,
	unescapedSearch: true,
	search(row, key, crm) {
		const id = row.id ?? '';
		if (key.startsWith('#')) {
			return crm.listOf('tags', 'projects', id).some((tag) => tag.toLowerCase() === key.slice(1));
		}
		const customer = crm.tables.customers.get(row.clientid ?? '') ?? {};
		const { company, vat, phonenumber, city, zip, state, address } = customer;
		return [row.name, row.description, company, vat, phonenumber, city, zip, state, address].some(
			(text) => text?.toLowerCase().includes(key),
		);
	},
	prepare,
	written(id, write) {
		const { crm } = write;
		if (write.id === undefined) firstSettings(crm, id);
		else if (crm.version < 3) return storeSettings(write, id);
		return false;
	},
	show: (row, crm, how) =>
		crm.version === 1 || how === 'search'
			? row
			: { ...row, settings: settingsOf(crm, row.id ?? '') },
	sample: (n) => ({
		name: `Sample Project ${n}`,
		clientid: '1',
		billing_type: '1',
		start_date: '2026-01-15',
		status: '2',
		project_created: '2026-01-10',
	}),
};

/** The billing type decides which of the two amounts counts; status 4 is finished. */
function prepare(change: Row, { crm, id, before, input }: Write): void {
	if (id === undefined) {
		change.project_created = crm.moment().slice(0, 10);
		change.progress_from_tasks = '1';
		if (change.billing_type !== '2') change.project_rate_per_hour = '0.00';
		if (change.billing_type !== '1') change.project_cost = '0.00';
	}
	if (id !== undefined && crm.version < 3) {
		const { billing_type: billing } = input;
		if (String(billing) !== '2') change.project_rate_per_hour = '0.00';
		if (String(billing) !== '1') change.project_cost = '0.00';
		if (before?.status === '4' && change.status !== '4') change.date_finished = null;
	}
	if (change.status === '4' && before?.status !== '4') change.date_finished ??= crm.moment();
}
