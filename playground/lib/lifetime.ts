type Ending = () => Promise<void> | void;

const endings: Ending[] = [];
let ended: Promise<void> | undefined;

/** Registers what must end with this process. The last one registered ends first. */
export function atEnd(ending: Ending): void {
	endings.push(ending);
}

async function endAll(): Promise<void> {
	for (const ending of endings.reverse()) {
		try {
			await ending();
		} catch (error) {
			console.error(messageOf(error));
		}
	}
}

/** Ends everything that was registered, once. */
async function end(): Promise<void> {
	ended ??= endAll();
	await ended;
}

/**
 * Runs a script and ends everything it started, whether it finishes, fails or is interrupted.
 * @param work gives the exit code
 */
export function runScript(work: () => Promise<number>): void {
	const exit = async (code: number) => {
		await end();
		process.exit(code);
	};
	// Ctrl-C reaches this process twice under npm: from the terminal, and passed on by npm.
	process.on('SIGINT', () => void exit(130));
	process.on('SIGTERM', () => void exit(143));
	process.on('SIGHUP', () => void exit(129));
	exitWithNpm(() => void exit(143));
	work().then(exit, async (error: unknown) => {
		if (!ended) console.error(`\n${messageOf(error)}`);
		await exit(1);
	});
}

/** A signal that npm's shell does not pass on leaves this process without its parent. */
function exitWithNpm(exit: () => void): void {
	if (!process.env.npm_lifecycle_event) return;
	const parent = process.ppid;
	setInterval(() => {
		if (process.ppid !== parent) exit();
	}, 1000).unref();
}

export function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
