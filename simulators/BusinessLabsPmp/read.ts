import { Stop, databaseError, json, notFound, phpError } from './answers';
import type { Answer } from './answers';
import type { Call } from './call';
import { shownCustomFields } from './customFields';
import { applyListParameters, isPaged, paged } from './listParameters';
import type { Resource } from './resource';
import type { Row } from './table';

/** All records in one array; version 3 knows paging, sorting, column choice and date limits. */
export function list(
	resource: Resource,
	call: Call,
	belongs: (row: Row) => boolean = () => true,
): Answer {
	const { crm, query } = call;
	let rows = crm.tables[resource.name].all().filter(belongs);
	const { order } = resource;
	if (order)
		rows.sort((a, b) => compare((a[order] ?? '').toLowerCase(), (b[order] ?? '').toLowerCase()));
	if (rows.length === 0) return nothing(resource, call);
	if (crm.version < 3)
		return json(
			200,
			rows.map((row) => shown(resource, call, row, 'list')),
		);

	const selection = applyListParameters(rows, query, resource);
	rows = selection.rows;
	if (rows.length === 0 && !isPaged(query)) return nothing(resource, call);
	const project = (row: Row) => selection.project(shown(resource, call, row, 'list'));
	if (!isPaged(query)) return json(200, rows.map(project));
	const { data, meta } = paged(rows, query);
	return json(200, { data: data.map(project), meta });
}

export function one(resource: Resource, call: Call): Answer {
	const row = call.crm.tables[resource.name].get(call.parameters.id);
	if (!row) return nothing(resource, call);
	const record = shown(resource, call, row, 'one');
	return json(200, resource.oneAsList ? [record] : record);
}

/** Substring search; nothing found is a 404. */
export function search(resource: Resource, call: Call): Answer {
	const { crm, parameters } = call;
	const key = parameters.keysearch;
	if (resource.unescapedSearch && crm.version < 3 && key.includes('"')) {
		throw new Stop(databaseError(1064, 'You have an error in your SQL syntax'));
	}
	if (crm.settings.php8 && ['leads', 'projects'].includes(resource.name)) {
		throw new Stop(phpError('Call to undefined method'));
	}
	const wanted = key.toLowerCase();
	const finds = resource.search ?? [];
	const matches = (row: Row) =>
		typeof finds === 'function'
			? finds(row, wanted, crm)
			: finds.some((column) => row[column]?.toLowerCase().includes(wanted));
	const rows = crm.tables[resource.name]
		.all()
		.filter((row) => (resource.searchable?.(row) ?? true) && matches(row));
	if (rows.length === 0) return nothing(resource, call);
	return json(
		200,
		rows.map((row) => shown(resource, call, row, 'search')),
	);
}

/** A row as the API shows it. */
export function shown(
	resource: Resource,
	{ crm }: Pick<Call, 'crm'>,
	row: Row,
	how: 'list' | 'one' | 'search',
): Record<string, unknown> {
	const record = resource.show?.(row, crm, how) ?? row;
	if (!resource.entity || crm.version === 1) return record;
	const id = row[resource.id] ?? '';
	return { ...record, customfields: shownCustomFields(crm, resource.entity, id) };
}

function nothing(resource: Resource, { crm }: Call): Answer {
	const message = resource.missing?.(crm.version);
	if (!resource.envelope) return notFound(message);
	return json(404, { [resource.envelope]: false, message: message ?? 'No data were found' });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
