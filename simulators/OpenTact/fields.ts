import { UUID_PATTERN } from './constants';
import { invalid } from './failure';
import type { FieldFailures } from './failure';

/** Says what is wrong with a value, or nothing. */
export type Check = (value: unknown) => string | undefined;

/** One field of a body or a query. */
export interface Field {
	check: Check;
	required: boolean;
	/** Of an object: its fields, and no others. */
	fields?: Fields;
	/** Of a list: its entries. */
	items?: Field;
}

export type Fields = Record<string, Field>;

const field = (check: Check): Field => ({ check, required: false });

/** Text of so many characters. */
export const text = (min = 0, max = Infinity, pattern?: string): Field =>
	field((value) => {
		if (typeof value !== 'string') return 'invalid string value';
		if (value.length < min) return `minLength ${min}`;
		if (value.length > max) return `maxLength ${max}`;
		if (pattern && !new RegExp(pattern).test(value)) return `Not match in '${pattern}'`;
		return undefined;
	});

export const uuid = text(0, Infinity, UUID_PATTERN);

const between = (value: number, min: number, max: number) =>
	value < min ? `min ${min}` : value > max ? `max ${max}` : undefined;

/** A JSON integer; digits in a string are refused. */
export const integer = (min = -Infinity, max = Infinity): Field =>
	field((value) =>
		Number.isSafeInteger(value) ? between(value as number, min, max) : 'invalid integer number',
	);

export const decimal = (min = -Infinity, max = Infinity): Field =>
	field((value) => (typeof value === 'number' ? between(value, min, max) : 'invalid float number'));

export const flag: Field = field((value) =>
	typeof value === 'boolean' ? undefined : 'invalid boolean value',
);

/** ISO 8601 date-time. */
export const dateTime: Field = field((value) =>
	typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(Date.parse(value))
		? undefined
		: 'invalid ISO 8601 datetime format, i.e. YYYY-MM-DDTHH:mm:ss',
);

export const oneOf = (...values: Array<string | number>): Field =>
	field((value) =>
		values.includes(value as string | number)
			? undefined
			: `should be one of the following; [${values.map((each) => `'${each}'`).join(',')}]`,
	);

/** A phone number: a JSON integer, or its digits in a string. */
export const phone = (minLength = 3): Field =>
	field((value) => {
		if (Number.isSafeInteger(value) && (value as number) > 0) return undefined;
		if (typeof value !== 'string' || !/^\+?\d+$/.test(value)) return 'invalid integer number';
		return value.length < minLength ? `minLength ${minLength}` : undefined;
	});

/** A list; its entries are checked one by one under their full path. */
export const listOf = (items: Field, min = 0): Field => ({
	...field((value) => {
		if (!Array.isArray(value)) return 'invalid array';
		return value.length < min ? `minItems ${min}` : undefined;
	}),
	items,
});

/** An object; its own fields are checked under their full path. */
export const object = (fields?: Fields): Field => ({
	...field((value) => (isObject(value) ? undefined : 'invalid object')),
	fields,
});

export const required = (given: Field): Field => ({ ...given, required: true });

export const orNull = (given: Field): Field => ({
	...given,
	check: (value) => (value === null ? undefined : given.check(value)),
});

/** The same fields, none of them required: what an update accepts. */
export function optional(fields: Fields): Fields {
	return Object.fromEntries(
		Object.entries(fields).map(([name, each]) => [name, { ...each, required: false }]),
	);
}

/** Whether names that no document lists are refused. */
export type UnknownFields = 'reject' | 'ignore';

/**
 * Checks a body and answers its known fields. Whether the vendor refuses or ignores names it does
 * not know is not documented: refusing is assumed, since it shows a client's slip at once.
 * @throws Failure with every refused field
 */
export function checkBody(
	body: unknown,
	fields: Fields,
	unknownFields: UnknownFields,
): Record<string, any> {
	const failures: FieldFailures = {};
	const kept = new Checker(unknownFields, failures).value('params', body, object(fields));
	if (Object.keys(failures).length > 0) throw invalid(failures);
	return kept as Record<string, any>;
}

class Checker {
	constructor(
		private readonly unknownFields: UnknownFields,
		private readonly failures: FieldFailures,
	) {}

	value(path: string, value: unknown, expected: Field): unknown {
		const message = expected.check(value);
		if (message) this.failures[path] = { message, value };
		if (message || value === null) return value;
		const { items, fields } = expected;
		if (items) {
			return (value as unknown[]).map((each, at) => this.value(`${path}.$${at}`, each, items));
		}
		return fields ? this.fields(path, value as Record<string, unknown>, fields) : value;
	}

	private fields(path: string, values: Record<string, unknown>, fields: Fields): object {
		const kept: Record<string, unknown> = {};
		for (const [name, expected] of Object.entries(fields)) {
			const at = `${path}.${name}`;
			if (values[name] !== undefined) kept[name] = this.value(at, values[name], expected);
			else if (expected.required) this.failures[at] = { message: `'${name}' is required` };
		}
		for (const [name, value] of Object.entries(values)) {
			if (Object.hasOwn(fields, name) || this.unknownFields === 'ignore') continue;
			const message = `"${name}" is an excess property and therefore is not allowed`;
			this.failures[`${path}.${name}`] = { message, value };
		}
		return kept;
	}
}

function isObject(value: unknown): boolean {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
