import type { ReceivedFile } from '../shared/ledger';
import type { Columns } from './columns';
import type { Crm, HiddenKind } from './crm';
import type { Input } from './php';
import type { Row } from './table';
import type { Version } from './version';

/** A field that is no column: a set of values kept elsewhere, which no read returns. */
export interface HiddenList {
	field: string;
	/** Name in the CRM's hidden state. */
	kind: HiddenKind;
	/** First version that knows the field; before, it is an unknown column. */
	since?: Version;
}

/** The writing of one record, while it happens. */
export interface Write {
	crm: Crm;
	input: Input;
	files: ReceivedFile[];
	/** Undefined on create. */
	id?: string;
	/** The record before, undefined on create. */
	before?: Row;
}

/**
 * What a uniform resource is made of: its table, and where it departs from the common rules. What
 * version 2 does with each column is in `version2`.
 */
export interface Resource {
	/** Address below /api, table and right of the token. */
	name: string;
	/** Prefix of its webhook events. */
	event: string;
	/** Column with the id. */
	id: string;
	columns: Columns;
	/** First versions of the module that have it, its writes, its search. */
	since?: Version;
	writesSince?: Version;
	searchSince?: Version;
	/** Column with the moment of creation. */
	created?: string;
	/** Name of its custom fields' entity. */
	entity?: string;
	/** The writes that exist, default all three. */
	writes?: Array<'POST' | 'PUT' | 'DELETE'>;
	/** Deleting also has the address api/delete/<name>/:id. */
	prefixedDelete?: boolean;
	/** Texts of success and failure. */
	add: [string, string];
	update: [string, string];
	remove: [string, string];
	/** The key of the envelope where it is not `status`. */
	envelope?: string;
	/** Text of a read that finds nothing. */
	missing?: (version: Version) => string;

	/** Fields that POST reads; it ignores any other. */
	accepts: string[];
	required: string[] | ((version: Version) => string[]);
	/** Of resources that `version2` does not describe. */
	requiredOnPut?: string[];
	longest?: Record<string, number>;
	/** Status of a failed validation before version 3. */
	rejects?: { post?: number; put?: number };
	/** Answers 409 with this on PUT when there is no such record. */
	missingOnPut?: string;
	/** Fields that must be decimals above zero. */
	amounts?: string[];
	/** Dates are accepted as ISO too. */
	isoDates?: boolean;
	lists?: HiddenList[];
	/** Keys of the body that are no columns and are handled by `written`. */
	extras?: string[];
	/** Takes uploads on create. */
	files?: boolean;
	/** Version 2: a successful PUT deletes the files of the record with the ID 1. */
	losesFiles?: boolean;
	/** Version 2: a deletion that worked says that it failed. */
	deniesDeletion?: boolean;

	/** Columns in which a search looks, or its own rule. */
	search?: string[] | ((row: Row, key: string, crm: Crm) => boolean);
	/** Some of its queries do not escape the search key. */
	unescapedSearch?: boolean;
	/** Whether a row is found by searches. */
	searchable?: (row: Row) => boolean;
	order?: string;
	/** A read of one record comes in a list. */
	oneAsList?: boolean;
	/** What a read shows, beyond the columns of the table. */
	show?(row: Row, crm: Crm, how: 'list' | 'one' | 'search'): Record<string, unknown>;

	/** Further reasons to reject. */
	check?(write: Write): Record<string, string>;
	/** Last changes before a row is written. */
	prepare?(change: Row, write: Write): void;
	/** What happens beside the row, like line items; true when something changed. */
	written?(id: string, write: Write): boolean;
	/** Further events of an update, like `status_changed`. */
	happened?(before: Row, after: Row): string[];
	/** Record number n of a bulk of test data. */
	sample?(n: number): Row;
}
