import { VendorError } from '../contract/errors';
import { isBrokenOff } from './certainty';

/** What the items of an execution need alike, such as the server's version: done for one of them. */
export class SharedWork {
	private readonly begun = new Map<string, Promise<unknown>>();

	/**
	 * What somebody else has done, or is doing, under the key; else the work itself. Where that failed for a
	 * reason that passes, nobody else fails with it: each tries for itself.
	 */
	async once<T>(key: string, work: () => Promise<T>): Promise<T> {
		const others = this.begun.get(key) as Promise<T> | undefined;
		if (!others) {
			const own = work();
			this.begun.set(key, own);
			return await own;
		}
		const error = await others.then(
			() => undefined,
			(reason: unknown) => reason,
		);
		if (!mayPass(error)) return await others;
		if (this.begun.get(key) === others) this.begun.delete(key);
		return await this.once(key, work);
	}
}

/** No answer, or one of a server that broke or is busy. */
function mayPass(error: unknown): boolean {
	if (!(error instanceof VendorError)) return false;
	const { httpCode } = error;
	return httpCode === '' || httpCode === '429' || isBrokenOff(Number(httpCode));
}
