import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { atEnd } from './lifetime';

/**
 * Claims a data folder for this process: two n8n on one database would disturb each other.
 * @throws Error, in words for a user, when another process uses it
 */
export function claimFolder(folder: string): void {
	const file = join(folder, 'process.txt');
	mkdirSync(folder, { recursive: true });
	const other = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
	if (other && isRunning(other)) {
		throw new Error(`Process ${other} uses this n8n already. End it first (Ctrl-C where it runs).`);
	}
	writeFileSync(file, String(process.pid));
	atEnd(() => rmSync(file, { force: true }));
}

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}
