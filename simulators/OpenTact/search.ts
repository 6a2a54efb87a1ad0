import { invalid } from './failure';
import { dateTime, integer, object, oneOf, text } from './fields';
import type { Field, Fields } from './fields';
import type { Call } from './rest';

interface Stamped {
	created_on: string;
	modified_on: string;
}

/** One filter of a search: what may be sent, and which rows fit. */
export interface Filter<T> {
	field: Field;
	fits(row: T, value: any): boolean;
}

/** What a search endpoint offers. */
export interface Search<T> {
	filters: Record<string, Filter<T>>;
	/** Sortable fields and where to read them. */
	order: Record<string, (row: T) => string | number | boolean | null>;
}

const DATES = ['created_on_from', 'created_on_to', 'modified_on_from', 'modified_on_to'] as const;

/** A filter for exactly this value. */
export const equal = <T>(field: Field, read: (row: T) => unknown): Filter<T> => ({
	field,
	fits: (row, value) => read(row) === value,
});

/** A filter that takes a pattern. The wildcard is not documented; `*` for anything is assumed. */
export const mask = <T>(read: (row: T) => unknown, min = 0, max = 255): Filter<T> => ({
	field: text(min, max),
	fits: (row, value: string) => glob(value).test(String(read(row) ?? '')),
});

/** `*` stands for anything, all else for itself. */
export function glob(pattern: string): RegExp {
	const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
	return new RegExp(`^${escaped}$`, 'is');
}

/** `take` and `skip` of the query, which win over those of the body; 1 to 100 and 10 without. */
export function pageOf(query: Record<string, string>, body: { take?: number; skip?: number }) {
	return {
		take: fromQuery(query, 'take', integer(1, 100)) ?? body.take ?? 10,
		skip: fromQuery(query, 'skip', integer(0)) ?? body.skip ?? 0,
	};
}

/** A whole number of the query. Throws Failure when it is none, or out of bounds. */
export function fromQuery(
	query: Record<string, string>,
	name: string,
	field: Field,
): number | undefined {
	const sent = query[name];
	if (sent === undefined) return undefined;
	const value = /^-?\d+$/.test(sent) ? Number(sent) : sent;
	const message = field.check(value);
	if (message) throw invalid({ [name]: { message, value: sent } });
	return value as number;
}

/**
 * Filters, sorts and cuts as the vendor's `.../search` endpoints do. Without `order` the newest come
 * first, which is documented for messages alone and assumed for the rest. Date ranges always narrow,
 * `mode` is about the other filters.
 */
export function search<T extends Stamped>(
	call: Call,
	rows: T[],
	{ filters, order }: Search<T>,
	view: (row: T) => unknown,
): { take: number; skip: number; total: number; data: unknown[] } {
	const direction = oneOf('ASC', 'DESC');
	const fields: Fields = {
		take: integer(1, 100),
		skip: integer(0),
		mode: oneOf('AND', 'OR'),
		order: object(Object.fromEntries(Object.keys(order).map((name) => [name, direction]))),
		...Object.fromEntries(DATES.map((name) => [name, dateTime])),
		...Object.fromEntries(Object.entries(filters).map(([name, { field }]) => [name, field])),
	};
	const asked = call.read(fields);
	const page = pageOf(call.query, asked);

	const wanted = Object.entries(filters).filter(([name]) => asked[name] !== undefined);
	const fits = (row: T) => {
		if (wanted.length === 0) return true;
		const one = ([name, filter]: [string, Filter<T>]) => filter.fits(row, asked[name]);
		return asked.mode === 'OR' ? wanted.some(one) : wanted.every(one);
	};
	const found = rows.filter((row) => inRanges(row, asked) && fits(row));
	const sorted = sort(found, asked.order ?? { created_on: 'DESC' }, order);
	return {
		...page,
		...(asked.mode && { mode: asked.mode }),
		...(asked.order && { order: asked.order }),
		total: found.length,
		data: sorted.slice(page.skip, page.skip + page.take).map(view),
	};
}

function inRanges(row: Stamped, asked: Record<string, any>): boolean {
	return (['created_on', 'modified_on'] as const).every((name) => {
		const at = Date.parse(row[name]);
		const from = asked[`${name}_from`];
		const to = asked[`${name}_to`];
		return (!from || at >= Date.parse(from)) && (!to || at <= Date.parse(to));
	});
}

function sort<T extends Stamped>(
	rows: T[],
	by: Record<string, 'ASC' | 'DESC'>,
	order: Search<T>['order'],
): T[] {
	const keys = Object.entries(by);
	const last = keys.at(-1)?.[1] === 'DESC' ? -1 : 1;
	return rows
		.map((row, at) => ({ row, at }))
		.sort((left, right) => {
			for (const [name, direction] of keys) {
				const read = order[name] ?? ((row: T) => row.created_on);
				const [one, other] = [read(left.row) ?? '', read(right.row) ?? ''];
				if (one !== other) return (one < other ? -1 : 1) * (direction === 'DESC' ? -1 : 1);
			}
			return (left.at - right.at) * last;
		})
		.map(({ row }) => row);
}
