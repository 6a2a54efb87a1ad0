import { Stop, databaseError, json, refusal } from './answers';
import type { Answer } from './answers';
import { blankRow, stored } from './columns';
import { storeCustomFields } from './customFields';
import { isEmpty, nl2br, values } from './php';
import type { Input } from './php';
import type { HiddenList, Resource, Write } from './resource';
import type { Row } from './table';
import { validate } from './validation';
import type { Version } from './version';

/** Creates a record from the fields that the resource knows; other fields are ignored. */
export function create(resource: Resource, write: Write): Answer {
	const { crm, input } = write;
	validate(resource, write);
	const id = insert(resource, write);
	crm.onEvent(resource.event, 'created', crm.tables[resource.name].get(id));
	const { version } = crm;
	return json(version === 3 ? 201 : 200, {
		[resource.envelope ?? 'status']: true,
		message: resource.add[0],
		...(version === 3 ? { record_id: Number(id) } : {}),
	});

	function insert(resource: Resource, write: Write): string {
		const sent = Object.fromEntries(
			resource.accepts.filter((field) => field in input).map((field) => [field, input[field]]),
		);
		const change = toColumns(resource, write, sent);
		resource.prepare?.(change, write);
		const row: Row = { ...blankRow(resource.columns), ...change };
		if (resource.created && !change[resource.created]) row[resource.created] = crm.moment();
		const id = crm.tables[resource.name].insert(row);
		besideTheRow(resource, write, id);
		if (resource.files) keepFiles(resource, write, id);
		return id;
	}
}

/**
 * Changes a record. Before version 3 what the body leaves out is partly lost, and a field that is
 * no column is a database error. Changing nothing is a failure on every version.
 */
export function update(resource: Resource, write: Write & { id: string }): Answer {
	const { crm, id, input } = write;
	const table = crm.tables[resource.name];
	const before = table.get(id);
	if (!before && resource.missingOnPut) return refusal(409, resource.missingOnPut);
	validate(resource, { ...write, before });
	if (!before) return failed(resource, resource.update[1]);

	const sent = withoutExtras(resource, crm.version, input);
	if (crm.version === 3) {
		for (const key of Object.keys(sent)) if (!(key in resource.columns)) delete sent[key];
	} else {
		Object.assign(sent, { ...defaults(resource, input), ...sent });
		const stranger = Object.keys(sent).find((key) => !(key in resource.columns));
		if (stranger) {
			throw new Stop(databaseError(1054, `Unknown column '${stranger}' in 'field list'`));
		}
	}
	const change = toColumns(resource, { ...write, before }, sent);
	resource.prepare?.(change, { ...write, before });
	delete change[resource.id];
	const rowChanged = table.update(id, change);
	const restChanged = besideTheRow(resource, { ...write, before }, id);
	if (!rowChanged && !restChanged) return failed(resource, resource.update[1]);
	table.touch(id);
	crm.onEvent(resource.event, 'updated', table.get(id));
	for (const action of resource.happened?.(before, table.get(id) ?? before) ?? []) {
		crm.onEvent(resource.event, action, table.get(id));
	}
	return json(200, { [resource.envelope ?? 'status']: true, message: resource.update[0] });
}

export function remove(resource: Resource, write: Omit<Write, 'input' | 'files'>): Answer {
	const { crm, id = '' } = write;
	const before = crm.tables[resource.name].get(id);
	if (!before) return failed(resource, resource.remove[1]);
	crm.tables[resource.name].remove(id);
	for (const lists of Object.values(crm.hidden)) delete lists[resource.name]?.[id];
	delete crm.attachments[`${resource.name}:${id}`];
	delete crm.lineItems[`${resource.name}:${id}`];
	crm.onEvent(resource.event, 'deleted', before);
	return json(200, { [resource.envelope ?? 'status']: true, message: resource.remove[0] });
}

const failed = (resource: Resource, message: string): Answer =>
	json(404, { [resource.envelope ?? 'status']: false, message });

/** What the older handlers write for columns that the body leaves out. */
function defaults(resource: Resource, input: Input): Input {
	const unset = (resource.needed ?? []).map((name) => [name, null] as const);
	const flags = (resource.flags ?? []).map((name) => [name, undefined] as const);
	const all = [...Object.entries(resource.omitted ?? {}), ...unset, ...flags];
	return Object.fromEntries(all.filter(([name]) => !(name in input)));
}

function withoutExtras(resource: Resource, version: Version, input: Input): Input {
	const extras = [
		...(resource.extras ?? []),
		...(resource.lists ?? []).filter(isKnownTo(version)).map(({ field }) => field),
		...(resource.entity && version > 1 ? ['custom_fields'] : []),
	];
	return Object.fromEntries(Object.entries(input).filter(([key]) => !extras.includes(key)));
}

function toColumns(resource: Resource, { crm }: Write, sent: Input): Row {
	const dates = { format: crm.settings.dateFormat, iso: resource.isoDates ?? false };
	const change: Row = {};
	for (const [name, value] of Object.entries(sent)) {
		const column = resource.columns[name];
		if (!column) continue;
		if (resource.flags?.includes(name)) change[name] = flag(value, crm.version === 3);
		else change[name] = stored(name, column, value, dates);
		const text = change[name];
		if (text && resource.breaks?.includes(name)) change[name] = nl2br(text);
	}
	return change;
}

/** Before version 3 the presence of the key is all that counts. */
function flag(value: unknown, byValue: boolean): string {
	if (value === undefined) return '0';
	return byValue && (isEmpty(value) || value === 'off' || value === 'false') ? '0' : '1';
}

/** Hidden lists, custom fields and whatever else a resource keeps; true when anything changed. */
function besideTheRow(resource: Resource, write: Write, id: string): boolean {
	const { crm, input } = write;
	let changed = false;
	for (const { field, kind, whenOmitted } of (resource.lists ?? []).filter(
		isKnownTo(crm.version),
	)) {
		const keep = write.id !== undefined && (crm.version === 3 || whenOmitted === 'keep');
		if (!(field in input) && keep) continue;
		if (crm.setList(kind, resource.name, id, listIn(input[field]))) changed = true;
	}
	if (resource.entity && storeCustomFields(crm, resource.entity, id, input.custom_fields)) {
		changed = true;
	}
	return Boolean(resource.written?.(id, write)) || changed;
}

const isKnownTo =
	(version: Version) =>
	({ since = 1 }: HiddenList) =>
		since <= version;

/** A list, an object with keys, comma-separated text, or the JSON text of a list. */
function listIn(value: unknown): string[] {
	if (typeof value !== 'string') return values(value).map(String);
	if (value.startsWith('[')) {
		try {
			return values(JSON.parse(value)).map(String);
		} catch {
			return [value];
		}
	}
	return value
		.split(',')
		.map((part) => part.trim())
		.filter(Boolean);
}

function keepFiles(resource: Resource, { crm, files }: Write, id: string): void {
	const kept = files
		.filter(({ field }) => /^file(\[.*\])?$/.test(field))
		.filter(({ fileName }) =>
			crm.settings.fileTypes.some((ending) => fileName.toLowerCase().endsWith(ending)),
		)
		.map(({ fileName, mimeType, size }) => ({ fileName, mimeType, size }));
	if (kept.length) crm.attachments[`${resource.name}:${id}`] = kept;
}
