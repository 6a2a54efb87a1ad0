// Installs what is missing: `node playground/install.mjs root playground`.
// Runs on a fresh clone, so it uses nothing but Node itself.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const playground = dirname(fileURLToPath(import.meta.url));
const folders = { root: dirname(playground), playground, 'n8n-1': join(playground, 'n8n-1') };
const titles = {
	root: 'the development tools (about a minute)',
	playground: 'the pinned n8n and its Node (2.4 GB, about three minutes)',
	'n8n-1': 'the engine of n8n 1 (less than a minute)',
};

for (const name of process.argv.slice(2)) {
	if (!(name in folders))
		fail(`Nothing to install is called "${name}": ${Object.keys(folders).join(', ')}`);
	if (isInstalled(folders[name])) continue;
	await install(name);
}

/**
 * npm writes a list of what it has installed after its last step, scripts included. It must hold
 * every package of the lock file; packages for other platforms are optional and may be absent.
 */
function isInstalled(folder) {
	const wanted = packagesOf(join(folder, 'package-lock.json'));
	const present = packagesOf(join(folder, 'node_modules', '.package-lock.json'));
	return Object.entries(wanted).every(([path, entry]) => {
		if (path === '') return true;
		const found = present[path];
		if (!found) return entry.optional === true || entry.peer === true;
		return found.version === entry.version;
	});
}

function packagesOf(lockFile) {
	if (!existsSync(lockFile)) return {};
	return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}

async function install(name) {
	const folder = folders[name];
	const paths = Object.keys(packagesOf(join(folder, 'package-lock.json'))).filter(Boolean);
	console.log(`Installing ${titles[name]}`);
	const start = Date.now();
	const progress = setInterval(() => {
		const unpacked = paths.filter((path) => existsSync(join(folder, path, 'package.json'))).length;
		const seconds = Math.round((Date.now() - start) / 1000);
		const state = unpacked === 0 ? 'fetching' : `${unpacked} of ${paths.length} packages unpacked`;
		console.log(`  ${state}, ${seconds} s`);
	}, 10_000);
	// npm's warnings tell of other people's packages, and a newcomer cannot judge them; errors remain.
	const options = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
	// The engine alone runs without what its dependencies would compile.
	if (name === 'n8n-1') options.push('--ignore-scripts');
	const code = await npm(['ci', ...options], folder);
	clearInterval(progress);
	if (code !== 0) fail(`npm ci failed in ${folder}`, code);
	console.log(`  done in ${Math.round((Date.now() - start) / 1000)} s`);
}

function npm(args, cwd) {
	const child = spawn('npm', args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
	for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal));
	return new Promise((resolve) => {
		child.on('error', (error) => fail(`npm could not be started: ${error.message}`));
		child.on('exit', (code) => resolve(code ?? 1));
	});
}

function fail(message, code = 1) {
	console.error(message);
	process.exit(code);
}
