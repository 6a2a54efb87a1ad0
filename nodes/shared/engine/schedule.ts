/** A piece of work, and what it must not overlap with. */
export interface Job {
	keys: string[];
}

/**
 * Works through jobs with at most `limit` in flight. Jobs that share a key run one after the other,
 * in order. Once `isStopped` says so nothing new starts, and what is in flight ends.
 * @param work must not reject
 */
export async function inFlight<T extends Job>(
	jobs: T[],
	limit: number,
	work: (job: T) => Promise<void>,
	isStopped: () => boolean,
): Promise<void> {
	const tails = new Map<string, Promise<void>>();
	let next = 0;

	const worker = async () => {
		while (next < jobs.length && !isStopped()) {
			const job = jobs[next++];
			const before = job.keys.map((key) => tails.get(key));
			const done = (async () => {
				await Promise.all(before);
				if (!isStopped()) await work(job);
			})();
			for (const key of job.keys) tails.set(key, done);
			await done;
			for (const key of job.keys) if (tails.get(key) === done) tails.delete(key);
		}
	};

	await Promise.all(Array.from({ length: Math.min(limit, jobs.length) }, worker));
}
