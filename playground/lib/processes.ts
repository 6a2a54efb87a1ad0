import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { atEnd } from './lifetime';

export interface ProcessSettings {
	cwd?: string;
	/** The whole environment of the process. Default: this one's. */
	env?: NodeJS.ProcessEnv;
	/** Gets every line that the process prints. */
	onLine?: (line: string) => void;
}

/** A process and all that it has started itself. */
export interface Running {
	pid: number;
	/** Exit code, once it has ended. */
	done: Promise<number>;
	/** What it printed last. */
	tail(): string;
	/** Asks it to end, and makes it after ten seconds. */
	stop(): Promise<void>;
}

const TAIL_LINES = 25;
const alive = new Set<ChildProcess>();

// The last resort: whatever is left when this process goes, goes too.
process.on('exit', () => {
	for (const child of alive) signalGroup(child, 'SIGKILL');
});

/**
 * Starts a process in a group of its own, so that Ctrl-C in the terminal reaches it through this
 * process alone, and so that ending it ends what it has started.
 */
export function startProcess(
	command: string,
	args: string[],
	{ cwd, env, onLine }: ProcessSettings = {},
): Running {
	const child = spawn(command, args, {
		cwd,
		env: env ?? process.env,
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	alive.add(child);
	const lines: string[] = [];
	const keep = (line: string) => {
		lines.push(line);
		if (lines.length > TAIL_LINES) lines.shift();
		onLine?.(line);
	};
	const done = new Promise<number>((resolve) => {
		child.on('error', (error) => {
			keep(error.message);
			alive.delete(child);
			resolve(127);
		});
		child.on('close', (code) => {
			signalGroup(child, 'SIGKILL');
			alive.delete(child);
			resolve(code ?? 1);
		});
	});
	splitLines(child.stdout, keep);
	splitLines(child.stderr, keep);
	const stop = async () => {
		if (!alive.has(child)) return;
		signalGroup(child, 'SIGTERM');
		const late = delay(10_000, 'late', { ref: false });
		if ((await Promise.race([done, late])) === 'late') signalGroup(child, 'SIGKILL');
		await done;
	};
	atEnd(stop);
	return { pid: child.pid ?? 0, done, tail: () => lines.join('\n'), stop };
}

/**
 * Runs a command to its end.
 * @returns the lines that it printed
 * @throws Error with the last of them when it fails
 */
export async function runCommand(
	command: string,
	args: string[],
	settings: ProcessSettings = {},
): Promise<string[]> {
	const printed: string[] = [];
	const onLine = (line: string) => {
		printed.push(line);
		settings.onLine?.(line);
	};
	const running = startProcess(command, args, { ...settings, onLine });
	const code = await running.done;
	if (code !== 0) {
		throw new Error(`"${[command, ...args].join(' ')}" ended with ${code}:\n${running.tail()}`);
	}
	return printed;
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
	if (child.pid === undefined) return;
	try {
		process.kill(-child.pid, signal);
	} catch {
		// The group has ended.
	}
}

function splitLines(stream: NodeJS.ReadableStream | null, onLine: (line: string) => void): void {
	let rest = '';
	stream?.setEncoding('utf8');
	stream?.on('data', (chunk: string) => {
		const lines = `${rest}${chunk}`.split(/\r?\n/);
		rest = lines.pop() ?? '';
		lines.filter(Boolean).forEach(onLine);
	});
	stream?.on('end', () => {
		if (rest) onLine(rest);
	});
}
