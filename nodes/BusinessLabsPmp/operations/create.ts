import type { IDataObject } from 'n8n-workflow';
import { unlessUnread } from '../../shared/engine/afterWrite';
import { collection, simplifyField } from '../../shared/description/fields';
import { binaryNames } from '../../shared/engine/parameterReader';
import { reasonIn } from '../../shared/engine/words';
import type {
	Credentials,
	Exchange,
	Field,
	Operation,
	Values,
	WireRequest,
} from '../../shared/contract/types';
import { differences } from './compare';
import { createdId, findCreated } from './findCreated';
import { customFieldsBody, customFieldsField, unlikeCustomFields } from '../model/customFields';
import {
	dialectOf,
	fieldsFor,
	hasCustomFields,
	listAddress,
	parentField,
} from '../model/definition';
import type { Definition } from '../model/definition';
import { clean, simplifier, withoutSecrets } from '../model/record';
import { meaningOf } from './matching';
import { requireRows } from '../documents/salesDocument';
import { outgoing } from '../model/column';
import { article } from '../model/article';

export const returnCreated: Field = {
	displayName: 'Return Created Record',
	name: 'returnCreated',
	type: 'boolean',
	default: true,
	description:
		'Whether to look up the new record and return it, because PMP does not return its ID before version 3',
};

export const filesField: Field = {
	displayName: 'Input Data Field Names',
	name: 'files',
	type: 'string',
	list: true,
	default: '',
	placeholder: 'e.g. data, attachment_0',
	description:
		'Names of the input fields that contain the files to attach, separated by commas. PMP silently skips file types that its settings do not allow.',
	binary: true,
};

/** Create: a form with the fields that were filled in, and the new record back. */
export function createOperation(definition: Definition): Operation {
	const { one, columns, summary, kinds = {}, path, match } = definition;
	const offered = fieldsFor(columns, 'create').map(({ field }) => field);
	const besides = columns
		.filter(({ beside, on }) => beside && on !== 'update')
		.map(({ field }) => field);
	const optional = offered.filter((field) => !field.required && !besides.includes(field));
	const simplify = simplifier(definition.idKey, summary, columns, kinds);
	return {
		name: 'Create',
		value: 'create',
		action: `Create ${article(one)}`,
		description: definition.words?.create ?? `Create ${article(one)} in PMP`,
		fields: [
			...parentField(definition, 'create'),
			...offered.filter(({ required }) => required),
			...besides,
			...(optional.length > 0
				? [collection('Additional Fields', 'additionalFields', optional)]
				: []),
			...(hasCustomFields(definition) ? [customFieldsField] : []),
			...(definition.files ? [filesField] : []),
			returnCreated,
			{ ...simplifyField, displayOptions: { show: { returnCreated: [true] } } },
		],
		check: (values) => {
			if (besides.length > 0) requireRows(values);
			definition.check?.({ ...values, ...(values.additionalFields as IDataObject) });
		},
		// Two items with the same name at the same time would both find the record created last.
		key: (values) =>
			values.returnCreated ? `${path} ${meaningOf(match[0], values[match[0]])}` : undefined,
		request: (values, credentials) => createRequest(definition, values, credentials),
		run: async (exchange, values) => {
			const { answer, record } = await createRecord(exchange, definition, values);
			if (!record) return [answer];
			return [values.simplify === true ? simplify(record) : record];
		},
	};
}

/** Creates a record; gives what PMP said, and the record where it is wanted and can be found. */
export async function createRecord(
	exchange: Exchange,
	definition: Definition,
	values: Values,
): Promise<{ answer: IDataObject; record?: IDataObject }> {
	const request = createRequest(definition, values, exchange.credentials);
	const added = await customFieldsBody(exchange, definition.value, values);
	const body = { ...request.body, ...(await definition.completed?.(exchange, values)), ...added };
	const answer = (await exchange.send({
		...request,
		body,
		...sentOnce(exchange),
	})) as IDataObject;
	const told = acknowledged(answer);
	if (values.returnCreated === false) return { answer: told };
	// It was created: whatever goes wrong from here on is no failure, or somebody would create it again.
	const read = async () => {
		const found = await findCreated(exchange, definition, answer, body, values);
		if (!found) return undefined;
		const unlike = await unlikeCustomFields(exchange, definition.value, values, found);
		sayWhatIsMissing(exchange, definition, values, { answer, record: found, unlike });
		const aside = reasonIn(answer);
		if (aside) exchange.hint(`The new ${definition.one} was created, and PMP adds: ${aside}`);
		return clean(definition.idKey)(found);
	};
	const record = await unlessUnread(read(), (reason) =>
		exchange.hint(`The new ${definition.one} was created, but cannot be read: ${reason}`),
	);
	return { answer: told, ...(record && { record }) };
}

/** PMP takes some values without a word and stores none, or others. */
function sayWhatIsMissing(
	exchange: Exchange,
	definition: Definition,
	{ additionalFields, ...required }: Values,
	{ answer, record, unlike = [] }: { answer: IDataObject; record: IDataObject; unlike?: string[] },
): void {
	const all = { ...required, ...(additionalFields as IDataObject) };
	const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
	const columns = fieldsFor(definition.columns, 'create');
	// The answer of version 3 tells the ID.
	const unknown = columns
		.filter(({ since3, field }) => since3 && field.name in given && createdId(answer) === undefined)
		.map(({ field }) => field.displayName);
	const missing = new Set([
		...differences(columns, given, record, dialectOf(exchange.credentials)),
		...unknown,
		...unlike,
	]);
	if (missing.size === 0) return;
	exchange.hint(
		`The new ${definition.one} was created, but PMP did not save: ${[...missing].join(', ')}.`,
	);
}

/** Version 3 knows a call that comes again, so one whose answer was lost can be repeated. */
function sentOnce({ credentials, callKey }: Exchange): Partial<WireRequest> {
	return credentials.version === 'v3' ? { repeatable: true, idempotencyKey: callKey() } : {};
}

/** The one call that creates a record: a field that is empty is not sent. */
export function createRequest(
	definition: Definition,
	values: Values,
	credentials: Credentials,
): WireRequest {
	const { additionalFields, ...required } = values;
	const given = { ...required, ...(additionalFields as IDataObject) };
	const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
	const columns = fieldsFor(definition.columns, 'create');
	const properties = binaryNames(values.files);
	return {
		method: 'POST',
		path: listAddress(definition, values, 'write'),
		body: outgoing(columns, filled, dialectOf(credentials)),
		...(properties.length > 0 && {
			files: properties.map((property) => ({ name: 'file[]', property })),
		}),
	};
}

/** What PMP said, with the ID where its version tells one. */
export function acknowledged({ record_id, ...rest }: IDataObject): IDataObject {
	const id = createdId({ record_id });
	const answer = withoutSecrets(rest);
	return id === undefined ? answer : { ...answer, id: record_id };
}
