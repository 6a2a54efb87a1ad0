import type { IDataObject, ILoadOptionsFunctions, INodeListSearchItems } from 'n8n-workflow';
import type { Connection } from '../../shared/engine/connection';
import { VendorError } from '../../shared/contract/errors';
import { listSearch } from '../../shared/methods/listSearch';
import type { WireRequest } from '../../shared/contract/types';
import { pathSegment } from '../../shared/values/url';
import { businessLabsPmp } from '../transport/client';
import { lookUp } from '../transport/batch';
import { idOf } from '../model/definition';
import { searchKey } from '../operations/findCreated';
import { searched } from '../operations/search';
import { isVersion3 } from '../transport/version';
import { readWhole } from '../transport/pages';

/** Vendor docs: "Common". */
function common(type: string) {
	return listSearch(businessLabsPmp, async (connection) =>
		(await list(connection, `/api/common/${type}`)).map(({ id, name }) => choice(name, id)),
	);
}

export const searchExpenseCategories = common('expense_category');
export const searchPaymentModes = common('payment_mode');
export const searchTaxes = common('tax_data');

/**
 * Records of one resource, by name. What is typed is searched for by PMP where that is possible: a
 * whole list can be long. Where the server fails to, as module 2.0.8 does for projects and leads, it is
 * read all the same.
 */
function records(
	path: string,
	idKey: string,
	nameOf: (record: IDataObject) => unknown,
	how: 'search' | 'list' = 'search',
) {
	return listSearch(businessLabsPmp, async (connection, filter) => {
		const key = searchKey(filter);
		const isSearched = how === 'search' && key !== undefined && !/^\d+$/.test(filter.trim());
		const found = isSearched ? await searched(asking(connection), { path, idKey }, key) : undefined;
		const records = found ?? (await list(connection, `/api/${path}`));
		return records.map((record) => choice(nameOf(record), idOf({ idKey }, record)));
	});
}

export const searchCustomers = records('customers', 'userid', ({ company }) => company);
export const searchLeads = records('leads', 'id', ({ name }) => name);
export const searchTasks = records('tasks', 'id', ({ name }) => name);
export const searchProjects = records('projects', 'id', ({ name }) => name);
export const searchContracts = records('contracts', 'id', ({ subject }) => subject, 'list');
export const searchProposals = records('proposals', 'id', ({ subject }) => subject);
export const searchInvoices = records('invoices', 'id', documentName);
export const searchEstimates = records('estimates', 'id', documentName);
export const searchCreditNotes = records('credit_notes', 'id', documentName);
export const searchItems = records('items', 'itemid', ({ description }) => description, 'list');
export const searchExpenses = records('expenses', 'expenseid', (expense) =>
	[expense.expense_name || expense.category_name, expense.date, expense.amount]
		.filter(Boolean)
		.join(' '),
);
export const searchPayments = records('payments', 'paymentid', ({ date, amount }) =>
	[date, amount].filter(Boolean).join(' '),
);
export const searchArticles = records('knowledge_base', 'articleid', ({ subject }) => subject);
export const searchArticleGroups = records(
	'knowledge_base/groups',
	'groupid',
	({ name }) => name,
	'list',
);
export const searchWebhooks = records('webhooks', 'id', ({ name }) => name, 'list');
export const searchSubscriptions = records('subscriptions', 'id', ({ name }) => name, 'list');
export const searchTimesheets = records('timesheets', 'id', ({ note }) => note, 'list');
export const searchCalendarEvents = records('calendar', 'eventid', ({ title }) => title, 'list');
export const searchTickets = records('tickets', 'ticketid', ({ subject }) => subject);
export const searchStaff = records('staffs', 'staffid', ({ firstname, lastname }) =>
	[firstname, lastname].filter(Boolean).join(' '),
);

/** What belongs to the task that the form names; version 3. */
function ofTask(place: string, column: string) {
	return listSearch(businessLabsPmp, async (connection, _filter, context) => {
		const task = chosen(context, ['task_id']);
		if (!task) throw new VendorError('Choose the task first');
		const rows = await list(connection, `/api/tasks/${pathSegment(task)}/${place}`);
		return rows.map((row) => choice(String(row[column]).slice(0, 60), row.id));
	});
}

export const searchChecklistItems = ofTask('checklist', 'description');
export const searchComments = ofTask('comments', 'content');

/** The milestones of the project that the form names, else all. */
export const searchMilestones = listSearch(
	businessLabsPmp,
	async (connection, _filter, context) => {
		const project = chosen(context, ['project_id', ...inCollections('project_id', 'rel_id')]);
		const milestones = await list(connection, '/api/milestones');
		const own = milestones.filter(({ project_id }) => String(project_id) === project);
		return (own.length > 0 ? own : milestones).map(({ id, name }) => choice(name, id));
	},
);

/**
 * The contacts of the customer that the form names. PMP has no list of all contacts: without a
 * customer they are searched for, and an @ is in every contact's address.
 */
export const searchContacts = listSearch(businessLabsPmp, async (connection, filter, context) => {
	const fields = ['customer_id', 'userid', 'clientid'];
	const customer = chosen(context, [...fields, ...inCollections('userid')]);
	const place = customer
		? pathSegment(customer)
		: `search/${encodeURIComponent(searchKey(filter) ?? '@')}`;
	const contacts = await list(connection, `/api/contacts/${place}`);
	return contacts.map(({ id, firstname, lastname, email }) =>
		choice([firstname, lastname, email && `<${String(email)}>`].filter(Boolean).join(' '), id),
	);
});

/**
 * Data of the installation that only version 3 lists. On older servers: what the records use, by name
 * where the server tells one.
 */
function installationData(tool: string, used?: { path: string; column: string }) {
	return listSearch(businessLabsPmp, async (connection) => {
		if (await isVersion3(asking(connection))) {
			const rows = await lookUp(asking(connection), tool);
			return rows.map((row) => choice(nameIn(row), idIn(row)));
		}
		if (!used)
			throw new VendorError('Only version 3 of the API module lists these. Enter the ID instead');
		const { path, column } = used;
		const names = new Map<string, unknown>();
		for (const record of await list(connection, `/api/${path}`)) {
			names.set(String(record[column]), record[`${column}_name`]);
		}
		return [...names].map(([value, name]) => choice(name, value));
	});
}

const usedBy = (path: string, column: string) => ({ path, column });

export const searchLeadStatuses = installationData('list_lead_statuses', usedBy('leads', 'status'));
export const searchLeadSources = installationData('list_lead_sources', usedBy('leads', 'source'));
export const searchDepartments = installationData(
	'list_departments',
	usedBy('tickets', 'department'),
);
export const searchCountries = installationData('list_countries');
export const searchCurrencies = installationData('list_currencies');

/** The ID in the first of these fields that is filled in: a locator, by ID or by address. */
function chosen(context: ILoadOptionsFunctions, names: string[]): string {
	for (const name of names) {
		const field = context.getCurrentNodeParameter(name);
		const value =
			typeof field === 'object' && field !== null ? (field as IDataObject).value : field;
		const id = /(\d+)[^/\d]*$/.exec(String(value ?? ''))?.[1];
		if (id) return id;
	}
	return '';
}

/** "INV-000012, 2026-03-01" */
function documentName({ prefix, number, date }: IDataObject): string {
	const name = `${String(prefix ?? '')}${String(number ?? '').padStart(6, '0')}`;
	return [name, date].filter(Boolean).join(', ');
}

function inCollections(...names: string[]): string[] {
	return ['additionalFields', 'updateFields'].flatMap((collection) =>
		names.map((name) => `${collection}.${name}`),
	);
}

async function list(connection: Connection, path: string): Promise<IDataObject[]> {
	return await readWhole(async (request) => await connection.send(request), path);
}

function asking(connection: Connection) {
	return {
		credentials: connection.credentials,
		send: async (request: WireRequest) => await connection.send(request),
		once: async <T>(_key: string, work: () => Promise<T>) => await work(),
	};
}

function nameIn(row: IDataObject): unknown {
	return row.name ?? row.short_name ?? row.description;
}

function idIn(row: IDataObject): unknown {
	return row.id ?? Object.entries(row).find(([key]) => /id$/.test(key))?.[1];
}

function choice(name: unknown, value: unknown): INodeListSearchItems {
	const id = String(value);
	return { name: name ? `${String(name)} (${id})` : id, value: id };
}
