import { locator } from '../../shared/description/fields';
import type { LocatorSettings } from '../../shared/description/fields';
import type { Field } from '../../shared/contract/types';
import { lengthBetween, uuid } from './checks';

/** A record that OpenTact knows by a UUID. */
export function record(settings: Omit<LocatorSettings, 'id'>): Field {
	return { ...locator({ ...settings, id: uuid }), check: uuid.complaint };
}

/** The same, as an optional field of a collection. */
export function reference(settings: Omit<LocatorSettings, 'id' | 'required'>): Field {
	return record({ ...settings, required: false });
}

/** A text of so many characters. */
export function text(
	displayName: string,
	name: string,
	[least, most]: [number, number],
	rest: Partial<Field> = {},
): Field {
	const check = lengthBetween(least, most);
	return { displayName, name, type: 'string', default: '', check, ...rest };
}

/** A whole number from `minValue` to `maxValue`. */
export function integer(
	displayName: string,
	name: string,
	[minValue, maxValue]: [number, number | undefined],
	rest: Partial<Field> = {},
): Field {
	const typeOptions = { minValue, ...(maxValue !== undefined && { maxValue }), numberPrecision: 0 };
	return { displayName, name, type: 'number', default: minValue, typeOptions, ...rest };
}

/** A switch; the description starts with "Whether". */
export function flag(displayName: string, name: string, description: string, on = true): Field {
	return property(displayName, name, 'boolean', on, { description });
}

/** One of several fixed values. */
export function choice(
	displayName: string,
	name: string,
	values: Array<string | { name: string; value: string | number }>,
	rest: Partial<Field> = {},
): Field {
	const options = values.map((value) =>
		typeof value === 'string' ? { name: titled(value), value } : value,
	);
	if (options.length > 4) options.sort((one, other) => one.name.localeCompare(other.name));
	return property(displayName, name, 'options', options[0].value, { options, ...rest });
}

/** "tnlease_mrc" as "Tnlease Mrc": labels are for people, values are the vendor's. */
function titled(value: string): string {
	return value
		.split(/[_\s]+/)
		.map((word) =>
			['id', 'uuid'].includes(word) ? 'ID' : word.charAt(0).toUpperCase() + word.slice(1),
		)
		.join(' ');
}

/** A field from parts: the linter reads a literal with a computed default as one without. */
function property(
	displayName: string,
	name: string,
	type: Field['type'],
	initial: Field['default'],
	rest: Partial<Field>,
): Field {
	return { displayName, name, type, default: initial, ...rest };
}
