import { Stop, invalid, notFound, refusal, unknownMethod } from '../answers';
import type { Answer } from '../answers';
import { postInput, putInput } from '../body';
import type { Call } from '../call';
import { blankRow, columns } from '../columns';
import type { Columns } from '../columns';
import type { Crm } from '../crm';
import type { Input } from '../php';
import { list, one } from '../read';
import type { Resource } from '../resource';
import type { Method, Route } from '../route';
import type { Row } from '../table';
import { create, remove, update } from '../write';

const CORE = ['staff', 'options', 'roles', 'user_api', 'migrations', 'sessions', 'contacts'];
const ID = 'id';
const BASE = 'thirdparty/customtable/:table';

/** Vendor docs: Third-Party Custom Tables. Only what is on the allowlist can be reached. */
export const customTableRoutes: Route[] = [
	{
		since: 3,
		method: 'GET',
		path: 'thirdparty',
		capability: 'get',
		handle: () => unknownMethod(),
	},
	route('GET', BASE, (call, table) => list(table, call)),
	route('GET', `${BASE}/:id`, (call, table) => one(table, call)),
	route('POST', BASE, (call, table) => {
		const input = known(table, postInput(call));
		return create(table, { crm: call.crm, input, files: [] });
	}),
	route('PUT', `${BASE}/:id`, (call, table) => {
		const { crm, parameters } = call;
		if (!crm.tables[table.name].get(parameters.id)) return notFound();
		const input = known(table, putInput(call));
		return update(table, { crm, id: parameters.id, input, files: [] });
	}),
	route('DELETE', `${BASE}/:id`, ({ crm, parameters }, table) =>
		remove(table, { crm, id: parameters.id }),
	),
];

/** Creates a table as another module would, with its rows. */
export function addCustomTable(crm: Crm, name: string, spec: string, rows: Row[] = []): void {
	const table = columns(spec);
	crm.addCustomTable(name, ID, table);
	for (const row of rows) crm.tables[name].insert({ ...blankRow(table), ...row });
}

/** A table of another module behaves like a resource without rules of its own. */
function resourceOf(name: string, table: Columns): Resource {
	return {
		name,
		event: name,
		id: ID,
		columns: table,
		add: ['Record added successfully.', 'Record add fail.'],
		update: ['Record updated successfully.', 'Record update fail.'],
		remove: ['Record deleted successfully.', 'Record delete fail.'],
		accepts: Object.keys(table),
		required: [],
		isoDates: true,
	};
}

function route(
	method: Method,
	path: string,
	handle: (call: Call, table: Resource) => Answer,
): Route {
	return {
		since: 3,
		method,
		path,
		feature: 'thirdparty',
		capability: method.toLowerCase() as Route['capability'],
		handle: (call) => handle(call, reachable(call)),
	};
}

/** @throws Stop 403 off the allowlist and for core tables, 404 for a table that does not exist */
function reachable({ crm, parameters: { table } }: Call): Resource {
	const isCore = CORE.includes(table.replace(/^tbl/, ''));
	if (isCore || !crm.settings.customTables.includes(table)) {
		throw new Stop(refusal(403, 'This table is not available through the API.'));
	}
	const tableColumns = crm.customTables[table];
	if (!tableColumns) throw new Stop(notFound('Table not found'));
	return resourceOf(table, tableColumns);
}

function known({ columns: table }: Resource, input: Input): Input {
	const strangers = Object.keys(input).filter((name) => !(name in table));
	if (strangers.length === 0) return input;
	const errors = strangers.map((name) => [name, `Unknown column: ${name}`]);
	throw new Stop(invalid(3, 422, Object.fromEntries(errors)));
}
