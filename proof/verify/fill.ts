import type { IDataObject } from 'n8n-workflow';
import type { Field } from '../../nodes/shared/contract/types';
import type { Read } from './reads';
import type { Vendor } from './vendor';

/** What was read so far: records by `resource.operation`, and with which parameters. */
export type Known = Map<string, { records: IDataObject[]; parameters: IDataObject }>;

/** A read filled in, or what it lacks. */
export type Filled = { parameters: IDataObject; missing?: undefined } | { missing: string };

/** Names by which records are searched: what people call them comes first. */
const TITLES = ['company', 'name', 'subject', 'title', 'firstname', 'description', 'number', 'id'];

/** Keys of a record's own ID, beside the name of the field that asks for it. */
const IDS = ['uuid', 'id', 'domain', 'record_id'];

/** Fills in reads with IDs of what was read before. */
export class Filler {
	/** Which list a locator's values come from, by the name of its list search. */
	private readonly lists = new Map<string, { reads: string[]; field: string }>();

	/** @param given values by field name, from the command line */
	constructor(
		private readonly vendor: Vendor,
		private readonly given: Record<string, string>,
	) {
		for (const { value: resource, operations } of vendor.resources) {
			const one = ['get', 'update', 'delete']
				.map((name) => operations.find(({ value }) => value === name))
				.find(Boolean);
			const own = one?.fields.filter((field) => searchOf(field) !== undefined).at(-1);
			const search = own && searchOf(own);
			const reads = operations
				.filter(({ value }) => ['getAll', 'search', 'getUsers'].includes(value))
				.map(({ value }) => `${resource}.${value}`);
			if (own && search && reads.length > 0 && !this.lists.has(search)) {
				this.lists.set(search, { reads, field: own.name });
			}
		}
	}

	/**
	 * The parameters of a read.
	 * @param place which of the records to take, where one leads to a list: 0 for the first
	 */
	fill({ key, resource, operation }: Read, known: Known, place = 0): Filled {
		const parameters: IDataObject = {};
		for (const field of operation.fields) {
			if (field.name === 'simplify') parameters.simplify = false;
			if (!field.required || field.type === 'notice' || isHidden(field, operation.fields)) continue;
			if (hasInitially(field) && !(field.name in this.given)) continue;
			const value = this.valueFor(`${key}.${field.name}`, resource, field, known, place);
			if (value === undefined) return { missing: `no ${field.displayName} is known` };
			// A record below another one is there below the one whose list was read.
			Object.assign(parameters, value.beside);
			const isLocator = field.type === 'resourceLocator';
			parameters[field.name] = isLocator ? { __rl: true, mode: 'id', value: value.id } : value.id;
		}
		return { parameters };
	}

	private valueFor(
		place: string,
		resource: string,
		field: Field,
		known: Known,
		at: number,
	): { id: string; beside?: IDataObject } | undefined {
		const given = this.given[field.name];
		if (given !== undefined) return { id: given };
		const source = this.vendor.sources[place];
		if (source && 'value' in source) return { id: source.value };
		if (source) return found(valueAt(known.get(source.read)?.records.at(at), source.key));
		if (field.name === 'keysearch') return wordIn(known.get(`${resource}.getAll`)?.records[0]);
		const list = this.lists.get(searchOf(field) ?? '');
		for (const read of list?.reads ?? []) {
			const { records = [], parameters = {} } = known.get(read) ?? {};
			const id = [list!.field, ...IDS].map((key) => records[at]?.[key]).find(isPlain);
			if (id === undefined) continue;
			const { returnAll, limit, simplify, ...beside } = parameters;
			const isOwn = read.startsWith(`${resource}.`);
			return { id: String(id), ...(isOwn && { beside }) };
		}
		return undefined;
	}
}

function found(value: unknown): { id: string } | undefined {
	return isPlain(value) ? { id: String(value) } : undefined;
}

/** @param key also of a record within the record: `tn.tn` */
export function valueAt(record: IDataObject | undefined, key: string): unknown {
	return key
		.split('.')
		.reduce<unknown>((at, name) => (at as IDataObject | undefined)?.[name], record);
}

function isPlain(value: unknown): value is string | number {
	return (typeof value === 'string' && value !== '') || typeof value === 'number';
}

/** The first word of what a record is called. */
function wordIn(record: IDataObject | undefined): { id: string } | undefined {
	const title = TITLES.map((name) => record?.[name]).find(isPlain);
	return found(String(title ?? '').match(/[\p{L}\p{N}]+/u)?.[0]);
}

function searchOf({ modes }: Field): string | undefined {
	return modes?.find(({ name }) => name === 'list')?.typeOptions?.searchListMethod;
}

/** A field with a value of its own, such as a choice, needs none from here. */
function hasInitially({ type, default: initial }: Field): boolean {
	return type !== 'resourceLocator' && initial !== '' && initial !== undefined;
}

/** Shown only for values of other fields that are not the initial ones. */
function isHidden({ displayOptions }: Field, fields: Field[]): boolean {
	return Object.entries(displayOptions?.show ?? {}).some(
		([name, values]) =>
			!(values as unknown[]).includes(fields.find((field) => field.name === name)?.default),
	);
}
