import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { atEnd } from './lifetime';
import { claimFolder } from './lock';
import { startN8n } from './n8n';
import type { N8n } from './n8n';
import { installPackage, packPackage, packageName } from './package';
import { dataFolder } from './paths';
import { seedCredentials, seedExamples } from './seed';
import type { Credentials } from './seed';
import { Session } from './session';
import { startVendors } from './simulators';
import type { Vendors } from './simulators';
import type { Steps } from './steps';

/** How many steps `openPlayground` prints. */
export const OPENING_STEPS = 6;

export interface Playground {
	n8n: N8n;
	session: Session;
	vendors: Vendors;
	credentials: Credentials;
	/** Names of the example workflows. */
	workflows: string[];
}

/**
 * Opens n8n with the packed package installed, credentials for the simulators and the examples.
 * Everything it starts ends with this process.
 * @param folder n8n's data folder
 */
export async function openPlayground(
	steps: Steps,
	folder: string,
	port?: number,
): Promise<Playground> {
	claimFolder(folder);
	const tarball = await steps.run('Build and pack the package', packPackage);
	await steps.run('Install it into n8n', async (progress) => {
		await installPackage(tarball, folder, progress);
	});
	const vendors = await steps.run('Start the three vendor simulators', startVendors);
	const n8n = await steps.run(
		'Start n8n',
		async (progress) => await startN8n({ folder, port, progress }),
	);
	const session = await steps.run('Sign in as the owner', async (progress) => {
		const opened = await Session.open(n8n.url);
		progress(`${await countNodes(opened)} node types of the package loaded`);
		return opened;
	});
	const [credentials, workflows] = await steps.run(
		'Bring in credentials and example workflows',
		async () => {
			const seeded = await seedCredentials(session, Object.values(vendors));
			return [seeded, await seedExamples(session, folder, seeded)] as const;
		},
	);
	return { n8n, session, vendors, credentials, workflows };
}

/** A data folder for one run alone; it goes with this process. */
export function temporaryFolder(name: string): string {
	mkdirSync(dataFolder, { recursive: true });
	const folder = mkdtempSync(join(dataFolder, `${name}-`));
	atEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
	return folder;
}

async function countNodes(session: Session): Promise<number> {
	const types = await session.nodeTypes();
	const ours = types.filter((type) => type.startsWith(`${packageName}.`));
	if (ours.length === 0) throw new Error('n8n did not load the package; its log says why');
	return ours.length;
}
