import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder, root } from './paths';
import { runCommand } from './processes';
import type { Progress } from './steps';

/** Everything that goes into the package. */
const SOURCES = ['package.json', 'tsconfig.json', 'tsconfig.build.json', 'gulpfile.js'];
const SOURCE_FOLDERS = ['nodes', 'credentials'];

export const packageName = (
	JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { name: string }
).name;

/**
 * Builds and packs the package, unless that was done for the same sources before.
 * @returns path of the .tgz
 */
export async function packPackage(progress: Progress): Promise<string> {
	const folder = join(dataFolder, 'package', fingerprint());
	const packed = () =>
		existsSync(folder) ? readdirSync(folder).find((name) => name.endsWith('.tgz')) : undefined;
	const known = packed();
	if (known) {
		progress('unchanged');
		return join(folder, known);
	}
	progress('building');
	await runCommand('npm', ['run', 'build'], { cwd: root });
	progress('packing');
	rmSync(join(dataFolder, 'package'), { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	await runCommand('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], {
		cwd: root,
	});
	return join(folder, packed() as string);
}

/**
 * Installs the package where n8n looks for community packages.
 * @param userFolder n8n's N8N_USER_FOLDER
 */
export async function installPackage(
	tarball: string,
	userFolder: string,
	progress: Progress,
): Promise<void> {
	const nodesFolder = join(userFolder, '.n8n', 'nodes');
	const stamp = join(nodesFolder, 'installed.txt');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === tarball) {
		progress('unchanged');
		return;
	}
	mkdirSync(nodesFolder, { recursive: true });
	const manifest = { name: 'installed-nodes', private: true, dependencies: {} };
	writeFileSync(join(nodesFolder, 'package.json'), JSON.stringify(manifest));
	// n8n brings the packages' peers itself, so it takes them out before it runs npm.
	const options = ['--legacy-peer-deps', '--ignore-scripts', '--package-lock=false', '--offline'];
	await runCommand('npm', ['install', tarball, '--no-audit', '--no-fund', ...options], {
		cwd: nodesFolder,
	});
	writeFileSync(stamp, tarball);
}

/** Changes whenever a source of the package does. */
function fingerprint(): string {
	const hash = createHash('sha256');
	for (const path of [...SOURCES, ...SOURCE_FOLDERS.flatMap(filesBelow)]) {
		const file = join(root, path);
		if (existsSync(file)) hash.update(path).update(readFileSync(file));
	}
	return hash.digest('hex').slice(0, 16);
}

function filesBelow(folder: string): string[] {
	return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
		.sort();
}
