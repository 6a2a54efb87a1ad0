import { pause } from './retry';
import type { Pace } from '../contract/types';

/**
 * Keeps calls under a rate without blocking n8n. A call's place becomes free again only `per`
 * milliseconds after its answer, so the vendor never sees more than `calls` of them within that time,
 * whatever the network does to the times of arrival.
 */
export class Pacer {
	/** For each place: when it becomes free, once the call that holds it has ended. */
	private readonly places: Array<Promise<number>> = [];
	private next = 0;

	constructor(
		private readonly pace: Pace,
		private readonly signal?: AbortSignal,
	) {}

	/**
	 * Makes the call as soon as the rate allows; calls keep their order.
	 * @throws CancelledError while waiting, and whatever the call throws
	 */
	async through<T>(call: () => Promise<T>): Promise<T> {
		const place = this.next++ % this.pace.calls;
		const before = this.places[place];
		const answer = this.after(before, call);
		const ended = () => Date.now() + this.pace.per;
		this.places[place] = answer.then(ended, ended);
		return await answer;
	}

	private async after<T>(before: Promise<number> | undefined, call: () => Promise<T>): Promise<T> {
		const rest = before ? (await before) - Date.now() : 0;
		if (rest > 0) await pause(rest, this.signal);
		return await call();
	}
}
