import { Stop, refusal } from './answers';
import type { Version } from './version';

/** Requests per window and token, as the CRM's owner configured them. */
export class RateLimit {
	private readonly used = new Map<string, { count: number; ends: number }>();

	/** @param window seconds */
	constructor(
		private limit: number,
		private window = 60,
	) {}

	/** Sets other limits and forgets what was used. */
	configure(limit: number, window: number): void {
		this.limit = limit;
		this.window = window;
		this.used.clear();
	}

	/**
	 * Counts a request.
	 * @returns the headers that version 3 puts on every answer
	 * @throws Stop 429 on version 3 beyond the limit; before it 401
	 */
	count(version: Version, token: string): Record<string, string> {
		const now = Date.now() / 1000;
		let entry = this.used.get(token);
		if (!entry || entry.ends <= now) {
			entry = { count: 0, ends: Math.ceil(now + this.window) };
			this.used.set(token, entry);
		}
		entry.count++;
		const headers = {
			'X-RateLimit-Limit': String(this.limit),
			'X-RateLimit-Remaining': String(Math.max(this.limit - entry.count, 0)),
			'X-RateLimit-Reset': String(entry.ends),
		};
		if (entry.count > this.limit) {
			if (version < 3) {
				throw new Stop(refusal(401, 'This API key has reached the time limit for this method'));
			}
			throw new Stop({ ...refusal(429, 'Too Many Requests'), headers });
		}
		return version === 3 ? headers : {};
	}
}
