import { VendorError } from '../contract/errors';

/** New records can push old ones onto the next page; so often they do not. */
const MOST_REPEATS = 20;

/**
 * For a list that is read page by page: notices a vendor that gives the same pages over and over, which
 * nobody would ever be done with.
 */
export class Pages {
	private readonly beginnings = new Set<string>();
	private repeats = 0;

	constructor(private readonly vendor: string) {}

	/**
	 * Takes note of a page that is not the last one.
	 * @throws VendorError when too many pages begin as another one did
	 */
	follow(rows: unknown[]): void {
		const beginning = JSON.stringify(rows[0]);
		if (!this.beginnings.has(beginning)) return void this.beginnings.add(beginning);
		if (++this.repeats < MOST_REPEATS) return;
		throw new VendorError(`${this.vendor} gives the same pages of the list again and again`, {
			description: 'A server before it may give stored answers. Set a limit, or try again later.',
		});
	}
}
