import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../shared/contract/errors';
import { collection } from '../../shared/description/fields';
import type { Credentials, Exchange, Operation, Values } from '../../shared/contract/types';
import { PmpError, unless } from '../transport/answer';
import { customFieldsBody, customFieldsField } from '../model/customFields';
import {
	addressOf,
	dialectOf,
	fieldsFor,
	hasCustomFields,
	keyOf,
	parentField,
} from '../model/definition';
import type { Definition } from '../model/definition';
import { readOne } from './readOne';
import { isVersion3 } from '../transport/version';
import { kept, outgoing } from '../model/column';
import type { Column } from '../model/column';
import { article } from '../model/article';

/**
 * Update. Before version 3, PMP's handlers take a missing field for an empty one, so the record is
 * read, the changes are merged in and the whole set is sent; version 3 gets the changes alone.
 * Vendor docs: "Update ..." of each resource.
 */
export function updateOperation(definition: Definition): Operation {
	const { one, record, columns, path } = definition;
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
			record,
			...besides.map(({ field, shown }) => (shown ? { ...field, description: shown } : field)),
			collection(
				'Update Fields',
				'updateFields',
				changeable.map(({ field: { required, ...field } }) => field),
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
	const { value: customFields } = (values.custom_fields ?? {}) as { value?: IDataObject | null };
	if (Object.keys({ ...changes, ...customFields }).length === 0) {
		throw new InputError('Update Fields is empty', 'Add at least one field to change.');
	}
	const emptied = fieldsFor(definition.columns, 'update').find(
		({ field }) => field.required && changes[field.name] === '',
	);
	if (emptied) throw new InputError(`${emptied.field.displayName} cannot be empty`);
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
	const { credentials } = exchange;
	const isPartial = await isVersion3(exchange);
	const added = await customFieldsBody(exchange, definition.value, values);
	const needsRecord = !isPartial || definition.needsRecord?.(changes);
	const record = needsRecord ? await read() : {};
	const merge = isPartial ? partialBody : mergedBody;
	const body = { ...merge(definition, record, changes, credentials), ...added };
	if (!isPartial) sayWhatIsLost(exchange, definition, changes);
	const id = String(values.id);
	const answer = await unless(
		['failed'],
		exchange.send({ method: 'PUT', path, body, repeatable: !('newitems' in body) }),
	);
	if (!(answer instanceof PmpError)) return [{ id, ...(answer as IDataObject), changed: true }];
	const unmet = differences(definition, await read(), changes, credentials);
	if (unmet.length > 0) {
		throw new PmpError('failed', answer.message, {
			httpCode: answer.httpCode,
			description: `PMP did not take over: ${unmet.join(', ')}.`,
		});
	}
	return [{ id, status: true, message: 'There was nothing to change', changed: false }];
}

/** The changes alone, for version 3. */
export function partialBody(
	{ columns, needsRecord, keeps }: Definition,
	record: IDataObject,
	changes: IDataObject,
	credentials: Credentials,
): IDataObject {
	const dialect = { ...dialectOf(credentials), partial: true };
	return withoutGaps({
		...(needsRecord?.(changes) && keeps?.(record, changes)),
		...outgoing(fieldsFor(columns, 'update'), changes, dialect),
	});
}

/** The whole record with the changes in it, for older versions. */
export function mergedBody(
	{ columns, keeps }: Definition,
	record: IDataObject,
	changes: IDataObject,
	credentials: Credentials,
): IDataObject {
	const dialect = dialectOf(credentials);
	return withoutGaps({
		...kept(mergeable(columns), record, dialect),
		...keeps?.(record, changes),
		...outgoing(fieldsFor(columns, 'update'), changes, dialect),
	});
}

function mergeable(columns: Column[]): Column[] {
	return columns.filter(({ on }) => on !== 'create');
}

function withoutGaps(body: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}

function sayWhatIsLost(exchange: Exchange, { columns, many }: Definition, changes: IDataObject) {
	const lost = columns
		.filter(({ shown, field }) => shown !== undefined && !(field.name in changes))
		.map(({ field }) => field.displayName);
	if (lost.length === 0) return;
	exchange.hint(
		`PMP does not tell these fields of ${many} and empties them with each update that does not give them: ${lost.join(', ')}.`,
	);
}

/** The names of the fields whose value in PMP is another one than wanted. */
function differences(
	{ columns }: Definition,
	record: IDataObject,
	changes: IDataObject,
	credentials: Credentials,
): string[] {
	const dialect = dialectOf(credentials);
	const wanted = outgoing(fieldsFor(columns, 'update'), changes, dialect);
	const now = kept(mergeable(columns), record, dialect);
	return fieldsFor(columns, 'update')
		.filter(({ field, unread, kind }) => field.name in changes && !unread && kind !== 'list')
		.filter(({ field: { name } }) => !isSame(wanted[name], now[name]))
		.map(({ field }) => field.displayName);
}

function isSame(one: unknown, other: unknown): boolean {
	const [a, b] = [one, other].map((value) =>
		String(value ?? '')
			.replace(/\r\n?/g, '\n')
			.trim(),
	);
	if (a === b) return true;
	const isZero = (text: string) => text === '' || Number(text) === 0;
	return (isZero(a) && isZero(b)) || (a !== '' && b !== '' && Number(a) === Number(b));
}
