import type { Project, World } from './world';

/** HTTP 429, the only answer here that is not HTTP 200. */
export class TooManyRequests extends Error {}

/**
 * Counts a request against the project's limit. Vendor docs: general-guidelines/rate-limits.
 * @returns false when the vendor drops the request silently
 * @throws {TooManyRequests} when the settings say so instead
 */
export function admit(world: World, project: Project, service: 'push' | 'status'): boolean {
	const { [service]: limit, windowMs, onExcess } = world.settings.limits;
	const now = Date.now();
	const recent = project.recent[service].filter((at) => now - at < windowMs);
	project.recent[service] = recent;
	if (limit > 0 && recent.length >= limit) {
		if (onExcess === 'http429') throw new TooManyRequests();
		return false;
	}
	recent.push(now);
	return true;
}
