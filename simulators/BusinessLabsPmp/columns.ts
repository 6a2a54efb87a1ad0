import { Stop, databaseError, phpError } from './answers';
import { toSqlDate } from './dates';
import type { Row } from './table';

export interface Column {
	type: 'text' | 'int' | 'decimal' | 'date' | 'datetime';
	nullable: boolean;
	initial: string | null;
}

export type Columns = Record<string, Column>;

const BLANK: Record<Column['type'], string | null> = {
	text: '',
	int: '0',
	decimal: '0.00',
	date: null,
	datetime: null,
};

/**
 * A table's columns from one line of text: `name`, `name:type`, `?` when it can be null (and starts
 * as null), `=value` for another start, which may be empty.
 */
export function columns(text: string): Columns {
	const result: Columns = {};
	for (const word of text.trim().split(/\s+/)) {
		const [, name, type = 'text', mark, initial] =
			/^(\w+)(?::(\w+))?(\?)?(?:=(.*))?$/.exec(word) ?? [];
		if (!name || !(type in BLANK)) throw new Error(`Not a column: ${word}`);
		const nullable = mark === '?';
		const kind = type as Column['type'];
		result[name] = { type: kind, nullable, initial: initial ?? (nullable ? null : BLANK[kind]) };
	}
	return result;
}

/** A row in which every column has its start value. */
export function blankRow(table: Columns): Row {
	return Object.fromEntries(Object.entries(table).map(([name, column]) => [name, column.initial]));
}

/**
 * A sent value as the database keeps it.
 * @throws Stop with the HTML page of a database or PHP error for null where none is allowed, an
 * array in a scalar column, or a date in another format
 */
export function stored(
	name: string,
	column: Column,
	value: unknown,
	dates: { format: string; iso: boolean },
): string | null {
	if (typeof value === 'object' && value !== null) {
		throw new Stop(phpError('Array to string conversion'));
	}
	if (value === null || value === undefined) return nullFor(name, column);
	const text = typeof value === 'boolean' ? String(Number(value)) : String(value);
	switch (column.type) {
		case 'int':
			return String(Number.parseInt(text, 10) || 0);
		case 'decimal':
			return (Number.parseFloat(text) || 0).toFixed(2);
		case 'date':
		case 'datetime': {
			const moment = toSqlDate(text, { ...dates, time: column.type === 'datetime' });
			return moment ?? nullFor(name, column);
		}
		default:
			return text;
	}
}

function nullFor(name: string, column: Column): null {
	if (column.nullable) return null;
	throw new Stop(databaseError(1048, `Column '${name}' cannot be null`));
}
