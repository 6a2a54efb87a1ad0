import { createHash, randomUUID } from 'node:crypto';

/**
 * Keys by which a vendor knows a call that is sent again, and does it only once. An item's first, second,
 * ... call has the same key in every try of a run. Only after a refusal the next one is a new call,
 * because a vendor that keeps its answers would repeat the refusal.
 */
export class CallKeys {
	private readonly seed = randomUUID();
	private calls = new Map<number, number>();
	private readonly refusals = new Map<number, number>();

	/** The key of the next call for an item, in the form of a UUID. */
	next(itemIndex: number): string {
		const call = this.calls.get(itemIndex) ?? 0;
		this.calls.set(itemIndex, call + 1);
		const name = [this.seed, itemIndex, this.refusals.get(itemIndex) ?? 0, call].join(' ');
		const hex = createHash('sha256').update(name).digest('hex');
		return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, '$1-$2-$3-$4-$5');
	}

	/** The vendor refused a call for this item, so nothing was carried out. */
	refused(itemIndex: number): void {
		this.refusals.set(itemIndex, (this.refusals.get(itemIndex) ?? 0) + 1);
	}

	/** Every item begins with its first call again. */
	rewind(): void {
		this.calls = new Map();
	}
}
