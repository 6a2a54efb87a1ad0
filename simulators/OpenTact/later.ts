/** Work that the vendor does after it has answered. */
export class Later {
	private readonly timers = new Set<NodeJS.Timeout>();

	/** @param wait milliseconds; null never runs it */
	run(wait: number | null, work: () => unknown): void {
		if (wait === null) return;
		const timer = setTimeout(() => {
			this.timers.delete(timer);
			work();
		}, wait);
		this.timers.add(timer);
	}

	clear(): void {
		for (const timer of this.timers) clearTimeout(timer);
		this.timers.clear();
	}
}
