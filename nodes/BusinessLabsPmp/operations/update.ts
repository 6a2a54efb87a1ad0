import type { IDataObject } from 'n8n-workflow';
import { unlessUnread } from '../../shared/engine/afterWrite';
import { InputError } from '../../shared/contract/errors';
import { collection } from '../../shared/description/fields';
import type {
	Credentials,
	Exchange,
	Operation,
	Values,
	WireRequest,
} from '../../shared/contract/types';
import { isBlank } from '../../shared/values/initial';
import { without } from '../../shared/values/records';
import { PmpError, unless } from '../transport/answer';
import {
	customFieldsBody,
	customFieldsField,
	hasCustomValues,
	unlikeCustomFields,
} from '../model/customFields';
import {
	addressOf,
	dialectOf,
	fieldsFor,
	hasCustomFields,
	keyOf,
	parentField,
} from '../model/definition';
import type { Definition } from '../model/definition';
import { unlessDemanded } from './demanded';
import { readOne } from './readOne';
import { isVersion3 } from '../transport/version';
import { kept, meaning, outgoing } from '../model/column';
import type { Column } from '../model/column';
import { article } from '../model/article';
import { withoutSecrets } from '../model/record';
import { notSaved, unmetChanges } from './unmet';

/**
 * Update. Before version 3, PMP's handlers reset some fields that are left out, so the record is read,
 * and those are sent as they are together with the changes; version 3 gets the changes alone.
 * Vendor docs: "Update ..." of each resource; docs/vendors/businesslabs-pmp-version-2.md.
 */
export function updateOperation(definition: Definition): Operation {
	const { one, id, columns, path } = definition;
	const offered = fieldsFor(columns, 'update');
	const besides = offered.filter((column) => column.beside ?? column.shown);
	const changeable = offered.filter((column) => !besides.includes(column));
	return {
		name: 'Update',
		value: 'update',
		action: `Update ${article(one)}`,
		description:
			definition.words?.update ??
			`Update the fields that you add. All other fields of the ${one} keep their values.`,
		fields: [
			...parentField(definition, 'update'),
			id,
			...besides.map(({ field, shown }) => (shown ? { ...field, description: shown } : field)),
			collection(
				'Update Fields',
				'updateFields',
				changeable.map(({ field }) => without(field, 'required')),
			),
			...(hasCustomFields(definition) ? [customFieldsField] : []),
		],
		check: (values) => requireChange(definition, values),
		key: ({ id }) => keyOf({ path }, id),
		request: (values) => ({ method: 'PUT', path: addressOf(definition, values, 'write') }),
		run: async (exchange, values) => await update(exchange, definition, values),
	};
}

/** What is to be changed: the fields added, and those beside the record that are not empty. */
export function changesOf({ columns }: Definition, values: Values): IDataObject {
	const besides = columns
		.filter((column) => column.beside ?? column.shown)
		.map(({ field }) => [field.name, values[field.name]] as const)
		.filter(([, value]) => !isEmpty(value));
	return { ...(values.updateFields as IDataObject), ...Object.fromEntries(besides) };
}

/** Nothing, or a list or rows without an entry. */
function isEmpty(value: unknown): boolean {
	if (value === undefined || value === null || value === '') return true;
	return typeof value === 'object' && Object.values(value).every(isEmpty);
}

function requireChange(definition: Definition, values: Values): void {
	const changes = changesOf(definition, values);
	if (Object.keys(changes).length === 0 && !hasCustomValues(values)) {
		throw new InputError('Update Fields is empty', 'Add at least one field to change.');
	}
	const emptied = fieldsFor(definition.columns, 'update').find(
		({ field, needed }) => (field.required || needed) && isBlank(changes[field.name]),
	);
	if (emptied) throw new InputError(`${emptied.field.displayName} cannot be empty`);
	definition.check?.(changes);
}

/** Changes one record: `id`, `updateFields`, the fields beside it, and `custom_fields`. */
export async function update(
	exchange: Exchange,
	definition: Definition,
	values: Values,
): Promise<IDataObject[]> {
	const path = addressOf(definition, values, 'write');
	const read = async () => await readOne(exchange, definition, values);
	const changes = changesOf(definition, values);
	const isPartial = await isVersion3(exchange);
	if (!isPartial) requirePossible(definition, changes);
	const added = await customFieldsBody(exchange, definition.value, values);
	const record = needsRecord(definition, changes, isPartial) ? await read() : {};
	const merge = isPartial ? partialBody : mergedBody;
	const body = { ...merge(definition, record, changes, exchange.credentials), ...added };
	const id = String(values.id);
	if (!isPartial) {
		sayWhatIsLost(exchange, definition, { ...record, id }, changes);
		sayWhatIsFiltered(exchange, definition, body);
	}
	const { credentials } = exchange;
	const held = isPartial
		? {}
		: unchanged(definition, definition.demanded, record, changes, credentials);
	const put = unlessDemanded(exchange, definition.path, held, async (more) => {
		const repeatable = !('newitems' in body);
		const request: WireRequest = { method: 'PUT', path, body: { ...body, ...more }, repeatable };
		return await unless(['failed'], exchange.send(request));
	});
	let answer = await put();
	const isDone = !(answer instanceof PmpError);
	const looked = isPartial ? undefined : stillOn(definition, changes, read);
	const stubborn = await (isDone ? readBack(exchange, definition, looked) : looked);
	if (stubborn && stubborn.length > 0) answer = await put(switchedOff(stubborn));
	if (!(answer instanceof PmpError)) {
		return [{ id, ...withoutSecrets(answer as IDataObject), changed: true }];
	}
	const now = await read();
	const unmet = [
		...unmetChanges(definition, changes, now, body, dialectOf(credentials)),
		...((await unlikeCustomFields(exchange, definition.value, values, now)) ?? ['Custom Fields']),
	];
	if (unmet.length > 0) throw notSaved(answer, unmet);
	return [{ id, status: true, message: 'There was nothing to change', changed: false }];
}

function needsRecord(definition: Definition, changes: IDataObject, isPartial: boolean): boolean {
	if (isPartial) return definition.needsRecord?.(changes) ?? false;
	return Boolean(definition.keeps ?? definition.warns) || (definition.resent ?? []).length > 0;
}

/** Throws InputError for changes that a server before version 3 cannot take over. */
function requirePossible({ columns }: Definition, changes: IDataObject): void {
	for (const { field, since3, lasting } of fieldsFor(columns, 'update')) {
		if (!(field.name in changes)) continue;
		const { displayName } = field;
		if (since3) {
			throw new InputError(
				`${displayName} needs version 3 of PMP's API module`,
				'Take the field out, or choose version 3 in the credential when the server has it.',
			);
		}
		if (lasting && changes[field.name] === '') {
			throw new InputError(
				`${displayName} cannot be emptied before version 3 of PMP's API module: it would stay as it is`,
			);
		}
	}
}

/** The update is done: that it cannot be read back is no failure. */
async function readBack<T>(
	exchange: Exchange,
	{ one }: Definition,
	reading: Promise<T> | undefined,
): Promise<T | undefined> {
	if (!reading) return undefined;
	return await unlessUnread(reading, (reason) =>
		exchange.hint(`The ${one} was updated, but cannot be read: ${reason}`),
	);
}

/** Switches that are to be off, and that the server kept on because they were left out. */
async function stillOn(
	{ columns }: Definition,
	changes: IDataObject,
	read: () => Promise<IDataObject>,
): Promise<Column[]> {
	const asked = fieldsFor(columns, 'update').filter(
		(column) =>
			column.eitherWay &&
			column.field.name in changes &&
			meaning(column, changes[column.field.name]) === 'off',
	);
	if (asked.length === 0) return [];
	const record = await read();
	return asked.filter((column) => meaning(column, record[column.field.name]) === 'on');
}

function switchedOff(columns: Column[]): IDataObject {
	return Object.fromEntries(columns.map(({ field }) => [field.name, '0']));
}

/** The changes alone, for version 3. */
export function partialBody(
	{ columns, needsRecord: needs, keeps }: Definition,
	record: IDataObject,
	changes: IDataObject,
	credentials: Credentials,
): IDataObject {
	const dialect = { ...dialectOf(credentials), partial: true };
	return withoutGaps({
		...(needs?.(changes) && keeps?.(record, changes, true)),
		...outgoing(fieldsFor(columns, 'update'), changes, dialect),
	});
}

/** The changes, and what would be reset without being sent, for older versions. */
export function mergedBody(
	definition: Definition,
	record: IDataObject,
	changes: IDataObject,
	credentials: Credentials,
): IDataObject {
	const { columns, keeps, resent } = definition;
	return withoutGaps({
		...unchanged(definition, resent, record, changes, credentials),
		...keeps?.(record, changes, false),
		...outgoing(fieldsFor(columns, 'update'), changes, dialectOf(credentials)),
	});
}

/** These columns as they are in the record, without those that are to be changed. */
function unchanged(
	{ columns }: Definition,
	names: string[] = [],
	record: IDataObject,
	changes: IDataObject,
	credentials: Credentials,
): IDataObject {
	// Also those that no form has.
	const again = columns.filter(
		({ on, field: { name } }) => on !== 'create' && names.includes(name) && !(name in changes),
	);
	return kept(again, record, dialectOf(credentials));
}

function withoutGaps(body: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}

/** Said before the update is sent. */
function sayWhatIsLost(
	exchange: Exchange,
	{ columns, many, warns, files, resent = [] }: Definition,
	record: IDataObject,
	changes: IDataObject,
): void {
	for (const warning of warns?.(record, changes) ?? []) exchange.hint(warning);
	if (files && record.id === '1' && Array.isArray(record.attachments) && record.attachments[0]) {
		exchange.hint(
			`Some servers delete the attached files of the first of all ${many} (ID 1) with each update.`,
		);
	}
	const isUnseen = ({ field: { name }, on }: Column) =>
		!['create', 'merge'].includes(String(on)) && resent.includes(name) && !(name in record);
	const lost = columns
		.filter((column) => (column.wiped ?? column.shown !== undefined) || isUnseen(column))
		.filter(({ field }) => !(field.name in changes))
		.map(({ field }) => field.displayName);
	if (lost.length === 0) return;
	exchange.hint(
		`PMP does not return these fields of ${many} and clears them with every update that leaves them out: ${lost.join(', ')}.`,
	);
}

/** What PMP's filter against scripting takes for a code: "% de" in "5% de descuento". */
const LIKE_A_CODE = /%\s*[0-9a-f]\s*[0-9a-f]/i;

function sayWhatIsFiltered(exchange: Exchange, { columns }: Definition, body: IDataObject): void {
	const texts = columns
		.map(({ field }) => field)
		.filter(({ name }) => typeof body[name] === 'string' && LIKE_A_CODE.test(String(body[name])))
		.map(({ displayName }) => displayName);
	if (texts.length === 0) return;
	exchange.hint(
		`PMP may change these texts, because it takes a percent sign before two digits, or letters from a to f, for a code: ${[...new Set(texts)].join(', ')}.`,
	);
}
