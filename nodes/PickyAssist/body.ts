import type { GenericValue, IDataObject } from 'n8n-workflow';

type Fields = GenericValue | IDataObject | GenericValue[] | IDataObject[];

/** The fields that hold something: Picky Assist may refuse what it knows and finds empty. */
export function filled(fields: Fields): IDataObject {
	return Object.fromEntries(
		Object.entries((fields ?? {}) as IDataObject).filter(
			([, value]) => value !== '' && value !== undefined,
		),
	);
}

/** The record in an answer, without the envelope's `status` and `message`. */
export function recordIn(body: unknown): IDataObject {
	const { status, message, ...record } = body as IDataObject;
	return record;
}

/** The entries of a text that lists values separated by commas, or of a list. */
export function entriesOf(value: unknown): string[] {
	const list = Array.isArray(value) ? value : String(value ?? '').split(',');
	return list.map((entry) => String(entry).trim()).filter((entry) => entry !== '');
}

export function isRecord(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
