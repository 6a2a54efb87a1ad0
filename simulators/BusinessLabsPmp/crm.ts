import { createHash, randomUUID } from 'node:crypto';
import type { ReceivedFile } from '../shared/ledger';
import { sqlMoment } from './dates';
import type { LineItem } from './lineItems';
import { lookups } from './lookups';
import type { HiddenList, Resource } from './resource';
import { Table } from './table';
import type { Row, Version } from './types';

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
	/** Between the two parts of an event's name: the vendor's documents show both. */
	eventSeparator: '_' | '.';
}

/** One installation of the CRM: its tables, and what its API never shows. */
export class Crm {
	readonly tables: Record<string, Table> = {};
	hidden: Record<HiddenList['kind'], Record<string, Lists>> = blankHidden();
	attachments: Record<string, Array<Pick<ReceivedFile, 'fileName' | 'mimeType' | 'size'>>> = {};
	/** Rows of sales documents, under `invoices:3`. */
	lineItems: Record<string, LineItem[]> = {};
	lastLineItem = 0;
	readonly lookups = lookups();
	customFields: CustomField[] = [];
	/** Values under `entity:record:field`. */
	customValues: Record<string, string> = {};
	/** Tables of other modules, by name. */
	readonly customTables: Record<string, Resource> = {};
	/** E-mails that were sent. */
	outbox: Array<{ subject: string; to: string[]; cc: string }> = [];
	/** Told of every change that a webhook can report. */
	onEvent: (group: string, action: string, data: unknown) => void = () => {};

	constructor(
		public version: Version,
		readonly settings: Settings,
		readonly resources: Record<string, Resource>,
	) {
		for (const { name, id } of Object.values(resources)) this.tables[name] = new Table(id);
	}

	/** Adds a table that another module brought along. */
	addCustomTable(resource: Resource): void {
		this.customTables[resource.name] = resource;
		this.tables[resource.name] = new Table(resource.id);
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
	listOf(kind: HiddenList['kind'], resource: string, id: string): string[] {
		return this.hidden[kind][resource]?.[id] ?? [];
	}

	/** @returns whether the list differs from before. */
	setList(kind: HiddenList['kind'], resource: string, id: string, list: string[]): boolean {
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
