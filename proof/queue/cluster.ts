import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { temporaryFolder } from '../../playground/lib/playground';
import { startN8n } from '../../playground/lib/n8n';
import type { N8n } from '../../playground/lib/n8n';
import { installPackage, packPackage } from '../../playground/lib/package';
import { freePort } from '../../playground/lib/ports';
import type { Steps } from '../../playground/lib/steps';
import { requireServices, startPostgres, startRedis } from './services';
import type { Postgres } from './services';

export const CLUSTER_STEPS = 4;

/** Executions that one worker works on at the same time. */
export const CONCURRENCY = 5;

export interface Cluster {
	main: N8n;
	webhook: N8n;
	workers: N8n[];
	database: Postgres;
}

/**
 * Starts n8n in queue mode: a main, a webhook process and two workers, the package in each.
 * @param concurrency how many executions one worker works on at the same time
 */
export async function startCluster(steps: Steps, concurrency = CONCURRENCY): Promise<Cluster> {
	const folder = temporaryFolder('queue');
	const [redis, database] = await steps.run('Start Redis and PostgreSQL', async (progress) => {
		await requireServices(progress);
		return await Promise.all([startRedis(), startPostgres()]);
	});
	const names = ['main', 'webhook', 'worker-1', 'worker-2'];
	await steps.run('Install the package into four n8n', async (progress) => {
		const tarball = await packPackage(progress);
		for (const name of names) await installPackage(tarball, join(folder, name), progress);
	});
	const webhookPort = await freePort();
	const shared = {
		EXECUTIONS_MODE: 'queue',
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redis),
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(database.port),
		DB_POSTGRESDB_DATABASE: 'n8n',
		DB_POSTGRESDB_USER: 'n8n',
		N8N_CONCURRENCY_PRODUCTION_LIMIT: String(concurrency),
		// Whichever process makes a link, the webhook process answers it.
		N8N_WEBHOOK_URL: `http://127.0.0.1:${webhookPort}/`,
		N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
	};
	const start = async (name: string, role: 'start' | 'webhook' | 'worker') => {
		const port = role === 'webhook' ? webhookPort : await freePort();
		const env = { ...shared, QUEUE_HEALTH_CHECK_PORT: String(port) };
		return await startN8n({ folder: join(folder, name), port, role, env });
	};
	// The main process prepares the database.
	const main = await steps.run(
		'Start the main process',
		async () => await start(names[0], 'start'),
	);
	const [webhook, ...workers] = await steps.run(
		'Start the webhook process and two workers',
		async () =>
			await Promise.all([
				start(names[1], 'webhook'),
				start(names[2], 'worker'),
				start(names[3], 'worker'),
			]),
	);
	return { main, webhook, workers, database };
}
