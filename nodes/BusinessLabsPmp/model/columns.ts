import type { INodePropertyOptions } from 'n8n-workflow';
import type { Field } from '../../shared/contract/types';
import { isId, reference } from './references';
import type { RecordType } from './references';
import { listOf } from './column';
import type { Column, ColumnKind } from './column';

type Extra = Partial<Omit<Column, 'field' | 'kind' | 'lasting'>> &
	Partial<
		Pick<
			Field,
			'description' | 'placeholder' | 'required' | 'check' | 'hint' | 'list' | 'open' | 'url'
		>
	> & {
		longest?: number;
	};

function column(
	kind: ColumnKind,
	name: string,
	displayName: string,
	type: Field['type'],
	initial: Field['default'],
	extra: Extra,
	more: Partial<Field> = {},
): Column {
	const { on, unread, wiped, shown, always, none, filled, since3, ...others } = extra;
	const { needed, eitherWay, computed, ...rest } = others;
	const { longest, required, ...words } = rest;
	const field: Field = { displayName, name, type, default: initial, ...more, ...words };
	if (required) field.required = true;
	if (longest) field.check = atMost(longest);
	return {
		field,
		kind,
		...(on && { on }),
		...(unread && { unread }),
		...(wiped && { wiped }),
		...(shown && { shown }),
		...(always && { always }),
		...(none !== undefined && { none }),
		...(filled && { filled }),
		...(since3 && { since3 }),
		...(needed && { needed }),
		...(eitherWay && { eitherWay }),
		...(computed && { computed }),
	};
}

/** A text of one line. */
export const text = (name: string, label: string, extra: Extra = {}): Column =>
	column('text', name, label, 'string', '', extra);

/** An e-mail address. */
export const email = (name: string, label: string, extra: Extra = {}): Column =>
	column('email', name, label, 'string', '', { placeholder: 'e.g. nathan@example.com', ...extra });

/** A phone number, under the name that all of PMP's records have for it. */
export const phone = (): Column =>
	text('phonenumber', 'Phone', { placeholder: 'e.g. +44 20 7946 0018' });

/** A text that the form hides. PMP does not tell it, so an update cannot keep it. */
export const secret = (name: string, label: string, extra: Extra = {}): Column => {
	const typeOptions = { password: true };
	return column('text', name, label, 'string', '', { unread: true, ...extra }, { typeOptions });
};

export const color = (name: string, label: string): Column =>
	column('text', name, label, 'color', '', {});

/** A text of several lines; `lines` when PMP adds `<br />` to it. */
export const longText = (
	name: string,
	label: string,
	extra: Extra = {},
	kind: ColumnKind = 'text',
): Column => column(kind, name, label, 'string', '', extra, { typeOptions: { rows: 4 } });

export const lines = (name: string, label: string, extra: Extra = {}): Column =>
	longText(name, label, extra, 'lines');

/** A number of another record that the API has no list of. */
export const id = (name: string, label: string, extra: Extra = {}): Column =>
	column('id', name, label, 'string', '', { placeholder: 'e.g. 3', check: isId, ...extra });

/** Another record: from the list, by ID or by URL. */
export const ref = (of: RecordType, name: string, label: string, extra: Extra = {}): Column => {
	const { field, ...rest } = column('id', name, label, 'string', '', extra);
	const { description, required = false, check = isId } = field;
	return {
		...rest,
		field: { ...reference(of, name, { displayName: label, description, required }), check },
	};
};

export const wholeNumber = (
	name: string,
	label: string,
	extra: Extra & { minValue?: number; maxValue?: number; initially?: number } = {},
): Column => {
	const { minValue = 0, maxValue, initially = minValue, ...rest } = extra;
	const typeOptions = { minValue, ...(maxValue && { maxValue }), numberPrecision: 0 };
	return column('number', name, label, 'number', initially, rest, { typeOptions });
};

/** An amount of money or of hours, not below zero. */
export const money = (name: string, label: string, extra: Extra = {}): Column =>
	column('amount', name, label, 'number', 0, extra, { typeOptions: { minValue: 0 } });

/** On or off; its key is left out when it is off. */
export const flag = (
	name: string,
	label: string,
	description: string,
	extra: Extra & { kind?: ColumnKind } = {},
): Column => {
	const { kind = 'flag', ...rest } = extra;
	return column(kind, name, label, 'boolean', true, { description, ...rest });
};

/** On or off, sent as 1, or left out: some handlers look at its presence alone, others at the 1. */
export const mark = (
	name: string,
	label: string,
	description: string,
	extra: Extra & { initially?: boolean } = {},
): Column => {
	const { initially = true, ...rest } = extra;
	return column('mark', name, label, 'boolean', initially, { description, ...rest });
};

/** On or off, sent as 1 or 0. */
export const onOff = (
	name: string,
	label: string,
	description: string,
	extra: Extra & { initially?: boolean } = {},
): Column => {
	const { initially = true, ...rest } = extra;
	return column('switch', name, label, 'boolean', initially, { description, ...rest });
};

/** A moment that PMP counts in seconds since 1970. */
export const unixTime = (name: string, label: string, extra: Extra = {}): Column =>
	column('unix', name, label, 'dateTime', '', extra, { instant: true });

/** A date in the installation's format. */
export const date = (name: string, label: string, extra: Extra = {}): Column =>
	column('date', name, label, 'dateTime', '', extra, { day: true });

export const dateTime = (name: string, label: string, extra: Extra = {}): Column =>
	column('dateTime', name, label, 'dateTime', '', extra);

/** A date that PMP takes in ISO form. */
export const isoDate = (name: string, label: string, extra: Extra = {}): Column =>
	column('isoDate', name, label, 'dateTime', '', extra, { day: true });

/**
 * One of a fixed list, in alphabetical order with numbers by their size.
 * @param extra.initially the default, else the first one; JavaScript puts keys that are numbers first
 */
export const choice = (
	name: string,
	label: string,
	choices: Record<string, string>,
	extra: Extra & { kind?: ColumnKind; initially?: string } = {},
): Column => {
	const { kind = 'text', initially, ...rest } = extra;
	const options: INodePropertyOptions[] = Object.entries(choices).map(([value, title]) => ({
		name: title,
		value,
	}));
	const initial = initially ?? options[0].value;
	options.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
	return column(kind, name, label, 'options', initial, rest, { options });
};

/** Several of a fixed list. */
export const several = (
	name: string,
	label: string,
	choices: Record<string, string>,
	extra: Extra = {},
): Column => {
	const options = Object.entries(choices)
		.map(([value, title]) => ({ name: title, value }))
		.sort((a, b) => a.name.localeCompare(b.name));
	return column('list', name, label, 'multiOptions', [], extra, { options });
};

/** On or off; its value is the column's own name. */
export const named = (name: string, label: string, description: string): Column =>
	column('named', name, label, 'boolean', true, { description });

/** Several ids, separated by commas. */
export const ids = (name: string, label: string, extra: Extra = {}): Column =>
	column('list', name, label, 'string', '', {
		placeholder: 'e.g. 1, 4',
		check: areIds,
		list: true,
		...extra,
	});

/** Never offered, but kept by an update. */
export const hidden = (kind: ColumnKind, name: string): Column => ({
	field: { displayName: name, name, type: 'hidden', default: '' },
	kind,
	on: 'merge',
});

function areIds(value: unknown): string | undefined {
	const wrong = listOf(value).find((entry) => !/^\d+$/.test(entry));
	return wrong === undefined ? undefined : `must be numbers, one is "${wrong}"`;
}

function atMost(most: number) {
	return (value: unknown): string | undefined => {
		const { length } = String(value);
		return length <= most ? undefined : `must have at most ${most} characters, it has ${length}`;
	};
}
