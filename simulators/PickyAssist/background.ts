/** What happens after an answer: deliveries and calls to webhooks, until the world ends. */
export class Background {
	readonly #timers = new Set<NodeJS.Timeout>();
	readonly #ended = new AbortController();

	after(milliseconds: number, work: () => void): void {
		if (this.#ended.signal.aborted) return;
		const timer = setTimeout(() => {
			this.#timers.delete(timer);
			work();
		}, milliseconds);
		this.#timers.add(timer);
	}

	/** A signal that ends a call to a webhook, at the latest after the given time. */
	signal(milliseconds: number): AbortSignal {
		return AbortSignal.any([this.#ended.signal, AbortSignal.timeout(milliseconds)]);
	}

	end(): void {
		this.#ended.abort();
		for (const timer of this.#timers) clearTimeout(timer);
		this.#timers.clear();
	}
}
