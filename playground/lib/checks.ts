import { messageOf } from './lifetime';

/** Counts what works and what does not; one that fails does not keep the others from running. */
export class Checks {
	private passed = 0;
	private failed = 0;

	/** @param onFailure gets a chance to keep evidence */
	constructor(private readonly onFailure: (title: string) => Promise<void>) {}

	async run(title: string, work: () => Promise<void>): Promise<boolean> {
		const start = Date.now();
		try {
			await work();
		} catch (error) {
			this.failed++;
			console.log(`✗ ${title}\n${messageOf(error).replace(/^/gm, '    ')}`);
			await this.onFailure(title);
			return false;
		}
		this.passed++;
		console.log(`✓ ${title} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
		return true;
	}

	/** Prints the sum and gives the exit code. */
	end(): number {
		console.log(`\n${this.passed} passed, ${this.failed} failed`);
		return this.failed === 0 ? 0 : 1;
	}
}

/** @throws Error when the text does not hold what it should */
export function mustHold(text: string, part: string | RegExp): void {
	const holds = typeof part === 'string' ? text.includes(part) : part.test(text);
	if (!holds) throw new Error(`Expected ${String(part)} in:\n${text.slice(0, 1500)}`);
}
