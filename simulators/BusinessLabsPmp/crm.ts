import { createHash, randomUUID } from 'node:crypto';
import type { ReceivedFile } from '../shared/ledger';
import type { Columns } from './columns';
import { sqlMoment } from './dates';
import { lookups } from './lookups';
import { Table } from './table';
import type { Row } from './table';
import type { Version } from './version';

/** A definition of a custom field, as an administrator made it. */
export interface CustomField {
	id: string;
	/** Entity, like `customers` or `invoice`. */
	belongsTo: string;
	label: string;
	type: string;
	required: boolean;
	options: string[];
}

/** A row of a sales document. Its taxes are kept beside it; no read of a document returns them. */
export interface LineItem {
	row: Row;
	/** `NAME|9.00` */
	taxes: string[];
}

/** Sets of values that belong to a record and are in none of its columns, like its tags. */
export type HiddenKind =
	'groups' | 'members' | 'tags' | 'permissions' | 'assignees' | 'departments';

type Lists = Record<string, string[]>;

/** What the owner of an installation can set. */
export interface Settings {
	/** PHP date format. */
	dateFormat: string;
	/** The VAT field is switched on. */
	vatField: boolean;
	/** Which addresses of a deletion exist, and how the missing one answers. */
	prefixedDelete: boolean;
	unprefixedDelete: boolean;
	missingDelete: 404 | 405;
	/** Endings of uploads; others are dropped without a word. */
	fileTypes: string[];
	/** Names of the custom tables that the API may show. */
	customTables: string[];
	/** Webhooks to private and loopback hosts are refused, as on a real installation. */
	blockPrivateHosts: boolean;
	/** The server defines the constant `API`, so leads are stored as they come. */
	apiConstant: boolean;
	/** PHP 8, on which the module's by-ID reads of tickets and invoices end in an error. */
	php8: boolean;
	/** An update of a customer must have a company: the documents say so, the code does not. */
	demandsCompany: boolean;
	/** Between the two parts of an event's name: the vendor's documents show both. */
	eventSeparator: '_' | '.';
}

/** One installation of the CRM: its tables, and what its API never shows. */
export class Crm {
	readonly tables: Record<string, Table> = {};
	hidden: Record<HiddenKind, Record<string, Lists>> = blankHidden();
	attachments: Record<string, Array<Pick<ReceivedFile, 'fileName' | 'mimeType' | 'size'>>> = {};
	/** Rows of sales documents, under `invoices:3`. */
	lineItems: Record<string, LineItem[]> = {};
	lastLineItem = 0;
	/** Settings of projects by ID; tabs are in `available_features`. */
	projectSettings: Record<string, Row> = {};
	/** Rights of staff by ID, as `feature.capability`. */
	staffRights: Record<string, string[]> = {};
	readonly lookups = lookups();
	customFields: CustomField[] = [];
	/** Values under `entity:record:field`. */
	customValues: Record<string, string> = {};
	/** Columns of the tables of other modules, by name. */
	readonly customTables: Record<string, Columns> = {};
	/** E-mails that were sent. */
	outbox: Array<{ subject: string; to: string[]; cc: string }> = [];
	/** Told of every change that a webhook can report. */
	onEvent: (group: string, action: string, data: unknown) => void = () => {};

	/** @param tables name and id column of each */
	constructor(
		public version: Version,
		readonly settings: Settings,
		tables: Array<{ name: string; id: string }>,
	) {
		for (const { name, id } of tables) this.tables[name] = new Table(id);
	}

	/** Adds a table that another module brought along. */
	addCustomTable(name: string, id: string, columns: Columns): void {
		this.customTables[name] = columns;
		this.tables[name] = new Table(id);
	}

	now(): Date {
		return new Date();
	}

	moment(): string {
		return sqlMoment(this.now());
	}

	/** Something unique that looks like the CRM's keys and hashes. */
	hash(): string {
		return createHash('md5').update(randomUUID()).digest('hex');
	}

	rows(resource: string): Row[] {
		return this.tables[resource]?.all() ?? [];
	}

	contactsOf(customer: string): Row[] {
		return this.rows('contacts').filter((contact) => contact.userid === customer);
	}

	/** The `attachments` of a single read. */
	filesOf(resource: string, id: string | null): Row[] {
		return (this.attachments[`${resource}:${id}`] ?? []).map((file, index) => ({
			id: String(index + 1),
			rel_id: id,
			rel_type: resource.replace(/s$/, ''),
			file_name: file.fileName,
			filetype: file.mimeType,
		}));
	}

	/** Values of a hidden list of one record, like a customer's groups. */
	listOf(kind: HiddenKind, resource: string, id: string): string[] {
		return this.hidden[kind][resource]?.[id] ?? [];
	}

	/** @returns whether the list differs from before. */
	setList(kind: HiddenKind, resource: string, id: string, list: string[]): boolean {
		const before = this.listOf(kind, resource, id);
		const byRecord = (this.hidden[kind][resource] ??= {});
		if (list.length) byRecord[id] = list;
		else delete byRecord[id];
		return before.join('\n') !== list.join('\n');
	}
}

function blankHidden(): Crm['hidden'] {
	return { groups: {}, members: {}, tags: {}, permissions: {}, assignees: {}, departments: {} };
}
