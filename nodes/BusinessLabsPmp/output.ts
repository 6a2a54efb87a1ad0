import type { IDataObject } from 'n8n-workflow';
import { phpList } from './php';
import type { Column, Kind } from './wire';

/** Password hashes and the keys of mail links, which the API gives along with contacts and staff. */
const SECRETS =
	/^(password|new_pass_key\w*|email_verification_\w+|two_factor_auth_code\w*|google_auth_secret)$/;

/** A record without secrets, with its ID under `id` beside the vendor's own key. */
export function clean(idKey: string) {
	return (record: IDataObject): IDataObject => {
		const rest = withoutSecrets(record) as IDataObject;
		return idKey in rest ? { ...rest, id: rest[idKey] } : rest;
	};
}

/** Takes secrets out of a value, however deep they are, and decodes what PHP encoded. */
export function withoutSecrets(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withoutSecrets);
	if (typeof value !== 'object' || value === null) return value;
	const rest: IDataObject = {};
	for (const [key, entry] of Object.entries(value)) {
		if (SECRETS.test(key)) continue;
		rest[key] = (
			key === 'allowed_payment_modes' && typeof entry === 'string'
				? (phpList(entry) ?? entry)
				: withoutSecrets(entry)
		) as IDataObject;
	}
	return rest;
}

/** Ten columns at the most, numbers and flags typed: PMP gives everything as text. */
export function simplifier(summary: string[], columns: Column[], more: Record<string, Kind>) {
	const own = columns.map(({ field, kind }) => [field.name, kind] as const);
	const kinds: Record<string, Kind> = { id: 'number', ...Object.fromEntries(own), ...more };
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

function typed(kind: Kind | undefined, value: IDataObject[string]): IDataObject[string] {
	if (typeof value !== 'string') return value;
	if (kind === 'id' || kind === 'number' || kind === 'amount') {
		return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
	}
	const isFlag = kind === 'flag' || kind === 'switch' || kind === 'named';
	return isFlag && /^[01]$/.test(value) ? value === '1' : value;
}
