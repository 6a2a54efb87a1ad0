import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { n8nProgram, node24 } from './paths';
import { freePort } from './ports';
import { startProcess } from './processes';
import type { Running } from './processes';
import type { Progress } from './steps';

const READY_WITHIN = 180_000;

export interface N8nSettings {
	/** Its data folder (n8n's N8N_USER_FOLDER): database, key, installed packages, log. */
	folder: string;
	/** Port of the editor and the webhooks. Default: a free one. */
	port?: number;
	/** What it is: the whole n8n, or a part of it in queue mode. Default: `start`. */
	role?: 'start' | 'webhook' | 'worker';
	/** Added to n8n's environment, e.g. to run it in queue mode. */
	env?: Record<string, string>;
	progress?: Progress;
}

export interface N8n {
	url: string;
	process: Running;
	logFile: string;
	/** Waits until it serves: after a heavy load it answers 503 for a while. */
	ready(): Promise<void>;
	stop(): Promise<void>;
}

/**
 * Starts the pinned n8n and waits until it serves.
 * @throws Error with the end of its log when it does not
 */
export async function startN8n({
	folder,
	port,
	role = 'start',
	env,
	progress,
}: N8nSettings): Promise<N8n> {
	const listenOn = port ?? (await freePort());
	const logFile = join(folder, 'n8n.log');
	mkdirSync(folder, { recursive: true });
	writeFileSync(logFile, '');
	const running = startProcess(node24, [n8nProgram, role], {
		cwd: folder,
		env: { ...(await environmentFor(folder, listenOn)), ...env },
		onLine: (line) => {
			appendFileSync(logFile, `${line}\n`);
			const migration = /Starting migration (\w+?)\d*$/.exec(line.trim());
			if (migration) progress?.('preparing the database');
		},
	});
	const url = `http://127.0.0.1:${listenOn}`;
	const ready = async () => await untilReady(url, running);
	await ready();
	return { url, process: running, logFile, ready, stop: running.stop };
}

/**
 * n8n's settings: all data in the folder, everything on loopback, no request to the outside.
 * Whatever the machine has set for an n8n of its own stays out.
 */
export async function environmentFor(
	folder: string,
	port: number,
): Promise<Record<string, string | undefined>> {
	const { PATH, HOME, LANG, TMPDIR, SystemRoot } = process.env;
	const nowhere = 'http://127.0.0.1:9';
	return {
		HOME,
		LANG,
		TMPDIR,
		SystemRoot,
		PATH: [dirname(node24), PATH].join(delimiter),
		NODE_ENV: 'production',
		N8N_USER_FOLDER: folder,
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_PORT: String(port),
		N8N_SECURE_COOKIE: 'false',
		N8N_WEBHOOK_URL: `http://127.0.0.1:${port}/`,
		N8N_EDITOR_BASE_URL: `http://127.0.0.1:${port}`,
		N8N_RUNNERS_BROKER_PORT: String(await freePort()),
		N8N_PYTHON_ENABLED: 'false',
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '5',
		N8N_LOG_OUTPUT: 'console',
		GENERIC_TIMEZONE: 'UTC',
		// The packages are loaded from the data folder; none is looked up or fetched.
		N8N_COMMUNITY_PACKAGES_ENABLED: 'true',
		N8N_COMMUNITY_PACKAGES_REGISTRY: nowhere,
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		// Nothing of this reports or asks outside.
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
		N8N_LICENSE_SERVER_URL: nowhere,
		N8N_DISABLED_MODULES: 'agents,chat-hub,instance-ai,mcp,mcp-registry',
	};
}

async function untilReady(url: string, running: Running): Promise<void> {
	let exitCode: number | undefined;
	void running.done.then((code) => (exitCode = code));
	const deadline = Date.now() + READY_WITHIN;
	while (Date.now() < deadline) {
		if (exitCode !== undefined) {
			throw new Error(`n8n ended with ${exitCode} while starting:\n${running.tail()}`);
		}
		if (await answers(`${url}/healthz/readiness`)) return;
		await delay(250);
	}
	throw new Error(`n8n was not ready after ${READY_WITHIN / 1000} s:\n${running.tail()}`);
}

async function answers(url: string): Promise<boolean> {
	try {
		return (await fetch(url)).ok;
	} catch {
		return false;
	}
}
