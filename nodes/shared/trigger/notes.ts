import { createHash } from 'node:crypto';
import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import type { Connection } from '../engine/connection';
import { isRecord } from '../values/records';
import { nodeName } from './nodeName';

/** How far back each look goes, in milliseconds: what happens may become visible late. */
const OVERLAP = 900_000;
/** The same where the vendor does not tell its time: then n8n's clock decides, which may differ. */
const WIDE_OVERLAP = 86_400_000;

/** Looks that this process is taking. */
const underWay = new Set<string>();

/** What a look found, and what is to be remembered of it. */
export interface Found<T> {
	records: IDataObject[];
	notes: T;
}

/**
 * What a trigger that polls remembers between two looks. It belongs to what was looked at: another
 * account, or another kind of record, starts with a first look.
 */
export class Notes<T extends IDataObject> {
	/** Names what is looked at; a hash, because n8n shows and exports what a node remembers. */
	private readonly subject: string;

	private readonly memory: IDataObject;
	private readonly node: string;

	/** @param subject the account, and whatever else the notes depend on */
	constructor(context: IPollFunctions, ...subject: string[]) {
		this.memory = context.getWorkflowStaticData('node');
		this.node = nodeName(context);
		this.subject = createHash('sha256')
			.update(JSON.stringify(subject))
			.digest('base64url')
			.slice(0, 16);
	}

	/**
	 * Takes one look. What it remembers is kept at the very end: one that fails leaves everything as it was.
	 * n8n asks for the next look although one is still under way: that would find the same again, so it
	 * finds nothing.
	 * @param find gets what the last look remembered; undefined at the first one
	 * @param shape makes an item of a record
	 */
	async look(
		find: (before: T | undefined) => Promise<Found<T>>,
		shape: (record: IDataObject) => IDataObject,
	): Promise<IDataObject[]> {
		const name = `${this.node} ${this.subject}`;
		if (underWay.has(name)) return [];
		underWay.add(name);
		try {
			const { watched } = this.memory;
			const isSame = isRecord(watched) && watched.subject === this.subject;
			const { records, notes } = await find(isSame ? (watched.notes as T) : undefined);
			const items = records.map(shape);
			this.memory.watched = { subject: this.subject, notes };
			return items;
		} finally {
			underWay.delete(name);
		}
	}
}

/**
 * Where the look after this one begins, in Unix milliseconds by the vendor's clock.
 * @param before where this one began: nothing earlier is remembered
 */
export function nextBeginning({ vendorTime }: Connection, before = -Infinity): number {
	const next = vendorTime === undefined ? Date.now() - WIDE_OVERLAP : vendorTime - OVERLAP;
	return Math.max(before, next);
}
