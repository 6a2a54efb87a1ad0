import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { atEnd } from '../../playground/lib/lifetime';
import { freePort } from '../../playground/lib/ports';
import { runCommand, startProcess } from '../../playground/lib/processes';
import type { Running } from '../../playground/lib/processes';
import type { Progress } from '../../playground/lib/steps';

const DEBIAN = '/usr/lib/postgresql';
const isRoot = process.getuid?.() === 0;

export interface Postgres {
	port: number;
	/** Rows of a query, each a list of texts. */
	query(sql: string): Promise<string[][]>;
}

/**
 * Makes sure that Redis and PostgreSQL are there; as root on Debian it installs them.
 * @throws Error, in words for a user, when they are not and cannot be installed
 */
export async function requireServices(progress: Progress): Promise<void> {
	if (programs().every((program) => program !== undefined)) return;
	if (!isRoot || !existsSync('/usr/bin/apt-get')) {
		throw new Error('Install Redis and PostgreSQL first: apt-get install redis-server postgresql');
	}
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	progress('apt-get update');
	await runCommand('apt-get', ['update', '-qq'], { env });
	progress('apt-get install redis-server postgresql');
	const packages = ['redis-server', 'postgresql', 'postgresql-client'];
	await runCommand('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
		env,
	});
}

function programs(): Array<string | undefined> {
	return ['redis-server', 'initdb', 'postgres', 'psql'].map(program);
}

/** Path of a program; Debian keeps PostgreSQL's own out of PATH. */
function program(name: string): string | undefined {
	const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
	const places = [
		...(process.env.PATH ?? '').split(delimiter),
		...versions.map((version) => join(DEBIAN, version, 'bin')),
	];
	return places.map((place) => join(place, name)).find((path) => existsSync(path));
}

/** Starts Redis in memory alone. */
export async function startRedis(): Promise<number> {
	const port = await freePort();
	const running = startProcess(program('redis-server') as string, [
		...['--port', String(port), '--bind', '127.0.0.1'],
		...['--save', '', '--appendonly', 'no'],
	]);
	await until('Redis', running, async () => running.tail().includes('Ready to accept'));
	return port;
}

/** Starts PostgreSQL with a database `n8n` in a folder of its own, which goes with this process. */
export async function startPostgres(): Promise<Postgres> {
	const folder = mkdtempSync(join(tmpdir(), 'queue-postgres-'));
	atEnd(() => rmSync(folder, { recursive: true, force: true }));
	chmodSync(folder, 0o700);
	// PostgreSQL does not run as root; its package brings a user.
	if (isRoot) execFileSync('chown', ['postgres', folder]);
	const asUser = isRoot
		? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups']
		: [];
	const command = (name: string, args: string[]) => {
		const [first, ...rest] = [...asUser, program(name) as string, ...args];
		return [first, rest] as const;
	};
	const options = { cwd: folder };
	const data = join(folder, 'data');
	await runCommand(...command('initdb', ['-D', data, '-U', 'n8n', '-A', 'trust']), options);
	const port = await freePort();
	const running = startProcess(
		...command('postgres', ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder]),
		options,
	);
	const psql = async (database: string, sql: string) => {
		const args = ['-h', '127.0.0.1', '-p', String(port), '-U', 'n8n', '-d', database, '-AtqX'];
		const lines = await runCommand(program('psql') as string, [...args, '-c', sql]);
		return lines.map((line) => line.split('|'));
	};
	await until('PostgreSQL', running, async () => running.tail().includes('ready to accept'));
	await psql('postgres', 'CREATE DATABASE n8n');
	return { port, query: async (sql) => await psql('n8n', sql) };
}

async function until(name: string, running: Running, isReady: () => Promise<boolean>) {
	let code: number | undefined;
	void running.done.then((ended) => (code = ended));
	for (let tries = 0; tries < 200; tries++) {
		if (code !== undefined) throw new Error(`${name} ended with ${code}:\n${running.tail()}`);
		if (await isReady()) return;
		await delay(100);
	}
	throw new Error(`${name} was not ready in time:\n${running.tail()}`);
}
