import type { IDataObject } from 'n8n-workflow';
import type { Credentials, Field, Operation } from '../shared/types';
import { pathSegment } from '../shared/url';
import { DEFAULT_DATE_FORMAT } from './dates';
import type { Column, Dialect, Kind } from './wire';

export type OperationName = 'create' | 'delete' | 'get' | 'getAll' | 'search' | 'update';

/** A resource whose operations differ in nothing but their fields: all there is to know about it. */
export interface Definition {
	/** Title of the resource, in the singular. */
	name: string;
	value: string;
	/** Words for one and for several records, in the middle of a sentence. */
	one: string;
	many: string;
	/** Its place below `/api`. */
	path: string;
	/** Key of the record's ID in answers. */
	idKey: string;
	/** The locator of one record. */
	record: Field;
	/** In the order of the form: what is required comes first. */
	columns: Column[];
	/** Simplify keeps these, at the most ten, most useful first; and the kinds of those that are no
	 * columns of a form. */
	summary: string[];
	kinds?: Record<string, Kind>;
	/** Columns that tell a record just created from others; the first one is searched for. */
	match: string[];
	operations: OperationName[];
	/** Deletions have only the address without `/delete`. */
	plainDelete?: true;
	/** Files can go along on creation. */
	files?: true;
	/** Descriptions that say more than the usual sentence. */
	words?: Partial<Record<OperationName, string>>;
	/** Operations that only this resource has. */
	more?: Operation[];
}

/** Address of the resource, or of one record. */
export function addressOf({ path, one }: Pick<Definition, 'path' | 'one'>, id?: unknown): string {
	if (id === undefined) return `/api/${path}`;
	return `/api/${path}/${pathSegment(id, `The ID of the ${one}`)}`;
}

export function dialectOf(credentials: Credentials): Dialect {
	return { dateFormat: String(credentials.dateFormat || DEFAULT_DATE_FORMAT) };
}

/** The columns' fields for a form. */
export function fieldsFor(columns: Column[], form: 'create' | 'update'): Column[] {
	return columns.filter(({ on }) => on === undefined || on === form);
}

/** A record's ID as text. */
export function idOf({ idKey }: Pick<Definition, 'idKey'>, record: IDataObject): string {
	return String(record[idKey] ?? record.id ?? '');
}

/** Items that work on the same record never overlap. */
export function keyOf({ path }: Pick<Definition, 'path'>, id: unknown): string {
	return `${path}/${String(id)}`;
}
