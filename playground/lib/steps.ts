/** Says how far a step is, like "installing". */
export type Progress = (detail: string) => void;

const isTerminal = Boolean(process.stdout.isTTY) && !process.env.CI;

/** Prints a script's steps: a line per step, with its progress while it runs and its time after. */
export class Steps {
	private current = 0;

	constructor(private readonly total: number) {}

	/** Does the work of one step and gives its result; a failure is passed on. */
	async run<T>(title: string, work: (progress: Progress) => Promise<T>): Promise<T> {
		const head = `[${++this.current}/${this.total}] ${title}`;
		const start = Date.now();
		let detail = '';
		const draw = () => overwrite(`${head} … ${secondsSince(start)}  ${detail}`);
		const timer = isTerminal ? setInterval(draw, 500) : undefined;
		if (isTerminal) draw();
		else console.log(`${head} …`);
		const progress = (next: string) => {
			if (next === detail) return;
			detail = next;
			if (isTerminal) draw();
			else console.log(`      ${detail}`);
		};
		try {
			const result = await work(progress);
			finish(`${head} ✓ ${secondsSince(start)}`);
			return result;
		} catch (error) {
			finish(`${head} ✗ ${secondsSince(start)}`);
			throw error;
		} finally {
			clearInterval(timer);
		}
	}
}

function secondsSince(start: number): string {
	return `${((Date.now() - start) / 1000).toFixed(1)} s`;
}

function overwrite(text: string): void {
	const width = process.stdout.columns || 80;
	process.stdout.write(`\r\x1b[2K${text.slice(0, width - 1)}`);
}

function finish(text: string): void {
	if (isTerminal) process.stdout.write('\r\x1b[2K');
	console.log(text);
}
