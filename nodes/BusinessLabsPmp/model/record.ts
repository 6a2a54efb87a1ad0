import type { IDataObject } from 'n8n-workflow';
import { phpList } from './phpList';
import type { Column, ColumnKind } from './column';

/** Password hashes and the keys of mail links, which the API gives along with contacts and staff. */
const SECRETS =
	/^(password|new_pass_key\w*|email_verification_\w+|two_factor_auth_code\w*|google_auth_secret)$/;

/**
 * A record without secrets, with its ID under `id` beside the vendor's own key. The record itself is
 * changed: it comes fresh from an answer, and a list can be long.
 */
export function clean(idKey: string) {
	return (record: IDataObject): IDataObject => {
		withoutSecrets(record);
		if (idKey in record) record.id = record[idKey];
		return record;
	};
}

/** Takes secrets out of a value, however deep they are, and decodes what PHP encoded; in place. */
export function withoutSecrets<T>(value: T): T {
	if (typeof value !== 'object' || value === null) return value;
	const record = value as IDataObject;
	for (const [key, entry] of Object.entries(record)) {
		if (SECRETS.test(key)) delete record[key];
		else if (typeof entry === 'object') withoutSecrets(entry);
		else if (key === 'allowed_payment_modes' && typeof entry === 'string') {
			record[key] = phpList(entry) ?? entry;
		}
	}
	return value;
}

/** Kinds of columns that read as numbers. */
const NUMBERS: ColumnKind[] = ['id', 'number', 'amount', 'unix'];

/** Ten columns at the most, numbers and flags typed: PMP gives everything as text. */
export function simplifier(summary: string[], columns: Column[], more: Record<string, ColumnKind>) {
	const own = columns.map(({ field, kind }) => [field.name, kind] as const);
	const kinds: Record<string, ColumnKind> = { id: 'number', ...Object.fromEntries(own), ...more };
	return (record: IDataObject): IDataObject =>
		Object.fromEntries(
			summary
				.filter((name) => name in record)
				.map((name) => [
					name,
					name === 'customfields' ? byLabel(record[name]) : typed(kinds[name], record[name]),
				]),
		);
}

/** Custom fields as PMP lists them, as one object with their labels as keys. */
function byLabel(fields: IDataObject[string]): IDataObject[string] {
	if (!Array.isArray(fields)) return fields;
	const pairs = fields as Array<{ label?: unknown; value?: unknown }>;
	return Object.fromEntries(pairs.map(({ label, value }) => [String(label), value])) as IDataObject;
}

function typed(kind: ColumnKind | undefined, value: IDataObject[string]): IDataObject[string] {
	if (typeof value !== 'string') return value;
	if (kind && NUMBERS.includes(kind)) {
		return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
	}
	const isFlag = kind === 'flag' || kind === 'switch' || kind === 'named';
	return isFlag && /^[01]$/.test(value) ? value === '1' : value;
}
