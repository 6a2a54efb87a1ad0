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

/**
 * Milliseconds that n8n may take to store what a look found. With its durable polling, looks that it begins
 * meanwhile still get the notes of before: after a restart it takes all that are overdue at once.
 */
const STORED_WITHIN = 10_000;

/** Notes from which a look of this process has found records, with the time. Later they may be used again. */
const handedOver = new Map<string, number>();

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

	/**
	 * @param isSound whether what was remembered can be used: half of it would make everything new
	 * @param subject the account, and whatever else the notes depend on
	 */
	constructor(
		private readonly context: IPollFunctions,
		private readonly isSound: (notes: unknown) => boolean,
		...subject: string[]
	) {
		this.memory = context.getWorkflowStaticData('node');
		this.node = nodeName(context);
		this.subject = digest(subject);
	}

	/**
	 * Takes one look. What it remembers is kept at the very end: one that fails leaves everything as it was.
	 * n8n asks for the next look although one is still under way: that would find the same again, so it
	 * finds nothing. Nor does one from the notes of a look whose records n8n is just storing; if n8n fails to,
	 * a later look finds them.
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
			const beginning = `${name} ${digest(watched)}`;
			if (isHandedOver(beginning)) return [];
			const { records, notes } = await find(this.remembered(watched));
			const items = records.map(shape);
			this.memory.watched = { subject: this.subject, notes };
			if (items.length > 0) handedOver.set(beginning, Date.now());
			return items;
		} finally {
			underWay.delete(name);
		}
	}

	/** What the last look remembered of the same subject. */
	private remembered(watched: unknown): T | undefined {
		if (watched === undefined) return undefined;
		const isIts = isRecord(watched) && watched.subject === this.subject;
		if (isIts && this.isSound(watched.notes)) return watched.notes as T;
		const why = isIts ? 'cannot be read' : 'is of another account, token or choice of records';
		this.context.logger.warn(`What the last look remembered ${why}: it starts from now`);
		return undefined;
	}
}

function isHandedOver(beginning: string): boolean {
	const now = Date.now();
	for (const [each, at] of handedOver) {
		// A clock that was set says nothing.
		if (Math.abs(now - at) > STORED_WITHIN) handedOver.delete(each);
	}
	return handedOver.has(beginning);
}

function digest(value: unknown): string {
	const text = JSON.stringify(value) ?? '';
	return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

/** Whether a value can be a moment in Unix milliseconds. */
export function isMoment(value: unknown): boolean {
	return typeof value === 'number' && value > 0 && !Number.isNaN(new Date(value).getTime());
}

/**
 * Where the look after this one begins, in Unix milliseconds by the vendor's clock. A clock of the vendor
 * that is ahead will be set right one day, and what happens then must not be before that: so n8n's clock
 * goes where it is the earlier one.
 * @param before where this one began: nothing earlier is remembered
 */
export function nextBeginning({ vendorTime }: Connection, before = -Infinity): number {
	const now = Date.now();
	const next = vendorTime === undefined ? now - WIDE_OVERLAP : Math.min(vendorTime, now) - OVERLAP;
	return Math.max(before, next);
}
