import type { IDataObject } from 'n8n-workflow';
import type { Credentials, Exchange, Field, Operation, Values } from '../../shared/contract/types';
import { pathSegment } from '../../shared/values/url';
import { ENTITIES } from './customFieldEntities';
import { DEFAULT_DATE_FORMAT } from './dates';
import { isRecordId } from './references';
import type { Column, Dialect, ColumnKind } from './column';

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
	id: Field;
	/** In the order of the form: what is required comes first. */
	columns: Column[];
	/** Simplify keeps these, at the most ten, most useful first; and the kinds of those that are no
	 * columns of a form. */
	summary: string[];
	kinds?: Record<string, ColumnKind>;
	/** Columns that tell a record just created from others; the first one is searched for. */
	match: string[];
	operations: OperationName[];
	/** A search gives records of another shape. */
	oddSearch?: true;
	/** A search before version 3 gives columns of the customer in place of the record's own. */
	mixedSearch?: true;
	/** The record that this one belongs to, when its address holds that record's ID. */
	under?: {
		field: Field;
		/** Place of the list, below `/api`. */
		path(values: IDataObject): string;
		/** Writes have the resource's own address. */
		onlyReads?: true;
	};
	/** Older servers have nothing of it; or they may lack the writes. */
	since3?: true | 'writes';
	/** Deletions have only the address without `/delete`. */
	plainDelete?: true;
	/** Column with the moment of creation. */
	created?: string;
	/** Fields by whose value Get Many can be filtered. */
	filters?: Field[];
	/** Filters that have a name of their own in the query of the list. */
	listQuery?: Record<string, Field>;
	/** Fields of a new record that need a call of their own, e.g. the next free number. */
	completed?(exchange: Exchange, values: Values): Promise<IDataObject>;
	/**
	 * Columns that an update before version 3 sends as they are: without them PMP refuses it or resets
	 * them. All others stay as they are when they are left out, so they do not travel.
	 */
	resent?: string[];
	/**
	 * Columns of which a read tells something else than what is stored, and that the documents demand of
	 * an update: see unlessDemanded.
	 */
	demanded?: string[];
	/**
	 * What an update must send of the record as it is, beyond its columns. Throws InputError when what
	 * was read cannot be kept.
	 * @param isPartial what is left out stays as it is (version 3)
	 */
	keeps?(record: IDataObject, changes: IDataObject, isPartial: boolean): IDataObject;
	/** Labels of changes beyond its columns that the record does not show, after an update that failed. */
	unmet?(record: IDataObject, changes: IDataObject, sent: IDataObject): string[];
	/** Throws InputError for fields that make no sense without others. */
	check?(given: IDataObject): void;
	/** Sentences about what an update before version 3 cannot keep of this record, or does not take over. */
	warns?(record: IDataObject, changes: IDataObject): string[];
	/** Servers on PHP 8 fail to read one of them: then it is looked for in the list. */
	listedWhenBroken?: true;
	/** Whether even an update that sends only changes needs to know the record. */
	needsRecord?(changes: IDataObject): boolean;
	/** Files can go along on creation. */
	files?: true;
	/** Descriptions that say more than the usual sentence. */
	words?: Partial<Record<OperationName, string>>;
	/** Operations that only this resource has. */
	more?: Operation[];
}

/** What an operation does with the address that it asks for. */
type Purpose = 'read' | 'write';

/** Address of the resource's list. */
export function listAddress(
	{ path, under }: Pick<Definition, 'path' | 'under'>,
	values: IDataObject = {},
	purpose: Purpose = 'read',
): string {
	const isBelow = under && (purpose === 'read' || !under.onlyReads);
	return `/api/${isBelow ? under.path(values) : path}`;
}

/** Address of one record. */
export function addressOf(
	definition: Pick<Definition, 'path' | 'under' | 'one'>,
	values: IDataObject,
	purpose: Purpose = 'read',
): string {
	const base = listAddress(definition, values, purpose);
	return `${base}/${pathSegment(values.id, `The ID of the ${definition.one}`)}`;
}

/** The field of the record that this one belongs to, where the operation needs it. */
export function parentField({ under }: Definition, operation: OperationName): Field[] {
	if (!under) return [];
	const reads = ['get', 'getAll', 'update'].includes(operation);
	return under.onlyReads && !reads ? [] : [{ ...under.field, check: isRecordId }];
}

/** Whether a form offers custom fields. PMP's items have them, but their writes do not take any. */
export function hasCustomFields({ value }: Definition): boolean {
	return value in ENTITIES && value !== 'item';
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
