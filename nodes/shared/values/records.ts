import type { IDataObject } from 'n8n-workflow';
import type { Values } from '../contract/types';

/** A record with only these fields, in this order; for Simplify. */
export function pick(names: string[]) {
	return (record: IDataObject): IDataObject => {
		const picked: IDataObject = {};
		for (const name of names) if (Object.hasOwn(record, name)) picked[name] = record[name];
		return picked;
	};
}

/** The fields of a collection that hold something: a vendor may refuse what it knows and finds empty. */
export function filled(fields: Values[string]): IDataObject {
	return Object.fromEntries(
		Object.entries((fields ?? {}) as IDataObject).filter(
			([, value]) => value !== '' && value !== undefined,
		),
	);
}

/** A copy of a record without these keys. */
export function without<T extends object, K extends keyof T>(record: T, ...keys: K[]): Omit<T, K> {
	const rest = { ...record };
	for (const key of keys) delete rest[key];
	return rest;
}

export function isRecord(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The records of an answer: those of a list, else the answer itself.
 * @throws TypeError for an entry that is neither a record nor a plain value
 */
export function recordsOf(answer: unknown): IDataObject[] {
	return [answer].flat().map((entry) => {
		if (isRecord(entry)) return entry;
		if (typeof entry !== 'object' && entry !== undefined) return { value: entry as string };
		throw new TypeError('an entry of the list is not a record');
	});
}

/** The name of a key, whatever its case and what parts its words. */
export function plainKey(key: string): string {
	return key.toLowerCase().replace(/[^a-z0-9]/g, '');
}
