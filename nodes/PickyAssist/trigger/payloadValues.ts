import type { IDataObject } from 'n8n-workflow';
import { SECRET } from './guard';

/** An id as text, whether it came as text or as a number. */
export function idOf(value: unknown): string | undefined {
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	return String(value).trim() || undefined;
}

/** A number, whether it came as one or as text. */
export function numberIn(value: unknown): number | undefined {
	const text = idOf(value);
	const number = Number(text);
	return text === undefined || Number.isNaN(number) ? undefined : number;
}

/** What the known fields leave over: variables from the address, fields that are new. */
export function others(body: IDataObject, known: string[]): IDataObject | undefined {
	const rest = Object.entries(body).filter(([name]) => !known.includes(name) && name !== SECRET);
	return rest.length > 0 ? Object.fromEntries(rest) : undefined;
}

/** Only the fields that hold something. */
export function present(item: Record<string, unknown>): IDataObject {
	const filled = Object.entries(item).filter(([, value]) => value !== undefined && value !== null);
	return Object.fromEntries(filled) as IDataObject;
}
