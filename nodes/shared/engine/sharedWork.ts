import { VendorError } from '../contract/errors';
import { isBrokenOff } from './certainty';

/** What the items of an execution need alike, such as the server's version: done for one of them. */
export class SharedWork {
	private readonly begun = new Map<string, Promise<unknown>>();

	/**
	 * What somebody else has done, or is doing, under the key; else the work itself. Where that failed for a
	 * reason that passes, nobody else fails with it: all who waited try it once more, together, because one
	 * after the other would take as long as all of them.
	 */
	async once<T>(key: string, work: () => Promise<T>): Promise<T> {
		const others = this.begun.get(key) as Promise<T> | undefined;
		if (!others) return await this.begin(key, work);
		const error = await others.then(
			() => undefined,
			(reason: unknown) => reason,
		);
		if (!mayPass(error)) return await others;
		if (this.begun.get(key) === others) return await this.begin(key, work);
		return await (this.begun.get(key) as Promise<T>);
	}

	private async begin<T>(key: string, work: () => Promise<T>): Promise<T> {
		const begun = work();
		this.begun.set(key, begun);
		return await begun;
	}
}

/** No answer, or one of a server that broke or is busy. */
function mayPass(error: unknown): boolean {
	if (!(error instanceof VendorError)) return false;
	const { httpCode } = error;
	return httpCode === '' || httpCode === '429' || isBrokenOff(Number(httpCode));
}
