import { Stop, databaseError, json, refusal } from './answers';
import type { Answer } from './answers';
import { blankRow, stored } from './columns';
import { storeCustomFields } from './customFields';
import { isEmpty, nl2br, values } from './php';
import type { Input } from './php';
import type { HiddenList, Resource, Write } from './resource';
import type { Row } from './table';
import { validate } from './validation';
import { asVersion2, gainsBreaks, isInForce, isSwitch, postedToVersion2 } from './version2/apply';
import { columnsWhere } from './version2';
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
		const given = Object.fromEntries(
			resource.accepts.filter((field) => field in input).map((field) => [field, input[field]]),
		);
		const sent = crm.version === 3 ? given : postedToVersion2(resource, given);
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

	let sent = withoutExtras(resource, crm.version, input);
	if (crm.version === 3) {
		for (const key of Object.keys(sent)) if (!(key in resource.columns)) delete sent[key];
	} else {
		const stranger = Object.keys(sent).find((key) => !(key in resource.columns));
		if (stranger) {
			throw new Stop(databaseError(1054, `Unknown column '${stranger}' in 'field list'`));
		}
		sent = asVersion2(resource, { ...write, before }, sent);
	}
	const change = toColumns(resource, { ...write, before }, sent);
	resource.prepare?.(change, { ...write, before });
	delete change[resource.id];
	const rowChanged = table.update(id, change);
	const restChanged = besideTheRow(resource, { ...write, before }, id);
	if (!rowChanged && !restChanged) return failed(resource, resource.update[1]);
	table.touch(id);
	// The handlers look for the files of `true` instead of the record's, and delete those of ID 1.
	if (resource.losesFiles && crm.version < 3) delete crm.attachments[`${resource.name}:1`];
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
	if (resource.deniesDeletion && crm.version < 3) return failed(resource, resource.remove[1]);
	return json(200, { [resource.envelope ?? 'status']: true, message: resource.remove[0] });
}

const failed = (resource: Resource, message: string): Answer =>
	json(404, { [resource.envelope ?? 'status']: false, message });

function withoutExtras(resource: Resource, version: Version, input: Input): Input {
	const extras = [
		...(resource.extras ?? []),
		...(resource.lists ?? []).filter(isKnownTo(version)).map(({ field }) => field),
		...(resource.entity && version > 1 ? ['custom_fields'] : []),
	];
	return Object.fromEntries(Object.entries(input).filter(([key]) => !extras.includes(key)));
}

function toColumns(resource: Resource, write: Write, sent: Input): Row {
	const { crm } = write;
	const dates = { format: crm.settings.dateFormat, iso: resource.isoDates ?? false };
	const change: Row = {};
	for (const [name, value] of Object.entries(sent)) {
		const column = resource.columns[name];
		if (!column) continue;
		const isRule = isInForce(resource, write, name);
		if (isRule && isSwitch(resource, name)) change[name] = flag(value, crm.version === 3);
		else change[name] = stored(name, column, value, dates);
		const text = change[name];
		if (text && isRule && gainsBreaks(resource, name)) change[name] = nl2br(text);
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
	const wiped = columnsWhere(resource.name, ({ missing }) => missing === 'removed');
	for (const { field, kind } of (resource.lists ?? []).filter(isKnownTo(crm.version))) {
		const keep = write.id !== undefined && (crm.version === 3 || !wiped.includes(field));
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
