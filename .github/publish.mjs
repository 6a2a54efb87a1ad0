/**
 * A release, step by step: the workflow runs it on a tag, and anybody may try it.
 *
 *   node .github/publish.mjs --dry-run       every step but the last, which npm only pretends to do
 *   node .github/publish.mjs --tag 1.2.3     publishes; only GitHub can, since npm wants its provenance
 *   --only fields,version                    those steps of a dry run
 *   --no-tests                               without `npm test`, where it has just run
 *
 * It ends with 0 when everything fits; with 2 when only a decision of the owner is missing (the fields of
 * package.json, a version with its section in the changelog, the tag); with 1 when a step failed. A dry
 * run goes on and shows all that is in the way; a release ends with the first.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Installed for the linter alone: it does not install on the Node that the tests run on. */
const LINTER = '@n8n/node-cli@0.48.3';
const LINTERS_NODE = 24;
const LINTED = ['package.json', 'tsconfig.json', 'eslint.config.mjs', 'nodes', 'credentials'];
/** What the package has where nobody has said yet whose it is. */
const PLACEHOLDER =
	/n8n-nodes-pickyassist-businesslabs-opentact (maintainers)|maintainers@users\.noreply\.github\.com|github\.com\/(n8n-nodes-pickyassist-businesslabs-opentact)\//;
/** n8n's server runs these when somebody installs the package. */
const INSTALL_SCRIPTS = ['preinstall', 'install', 'postinstall', 'prepare'];
const IN_A_TARBALL = /^(package\.json|README\.md|LICENSE\.md|dist\/.+\.(js|json|svg|png))$/;
const PUBLISH = ['publish', '--access', 'public', '--provenance'];

const given = process.argv.slice(2);
const valueOf = (name) => (given.includes(name) ? given[given.indexOf(name) + 1] : undefined);
const isDry = given.includes('--dry-run');
const tag = valueOf('--tag');
const only = valueOf('--only')?.split(',');
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'publish-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** A step could not be done here, which is no reason against a release of this kind. */
class Skipped extends Error {}
/** The owner has something to decide. */
class Refused extends Error {}

const steps = {
	/** n8n's scan checks out the source from `repository`, and npm compares it with the workflow's. */
	fields() {
		const open = ['author.name', 'author.email', 'homepage', 'bugs.url', 'repository.url'].filter(
			(path) => {
				const value = path.split('.').reduce((at, key) => at?.[key], manifest);
				return !value || PLACEHOLDER.test(value);
			},
		);
		if (open.length > 0)
			throw new Refused(
				`to be filled in in package.json (CONTRIBUTING.md, Release): ${open.join(', ')}`,
			);
		const here = process.env.GITHUB_REPOSITORY;
		if (here && !manifest.repository.url.includes(`github.com/${here}`))
			throw new Refused(`repository.url in package.json is not this repository, ${here}`);
		return manifest.repository.url;
	},

	version() {
		const { version } = manifest;
		if (!/^\d+\.\d+\.\d+$/.test(version))
			throw new Refused(`"${version}" is no version like 1.2.3`);
		if (!isDry && tag === undefined) throw new Refused('a release needs --tag');
		if (tag !== undefined && tag !== version)
			throw new Refused(`the tag is ${tag}, the version in package.json ${version}`);
		if (!notesOf(version))
			throw new Refused(`CHANGELOG.md has no section ${version}, or an empty one`);
		if (notesOf('Unreleased'))
			throw new Refused(
				`CHANGELOG.md has entries under Unreleased: give them a version, and package.json the same`,
			);
		return version;
	},

	tests() {
		if (given.includes('--no-tests')) throw new Skipped('--no-tests');
		run('npm', ['test']);
	},

	/** Builds, and makes n8n's verification scan. */
	scan() {
		run('npm', ['run', 'scan']);
	},

	tarball() {
		const { files, size } = pack();
		const { nodes, credentials } = manifest.n8n;
		const codex = nodes.map((file) => file.replace(/\.js$/, '.json'));
		const needed = [...nodes, ...codex, ...credentials, 'README.md', 'LICENSE.md'];
		const missing = needed.filter((file) => !files.includes(file));
		if (missing.length > 0) throw new Error(`the tarball lacks ${missing.join(', ')}`);
		const stray = files.filter((file) => !IN_A_TARBALL.test(file));
		if (stray.length > 0) throw new Error(`the tarball has ${stray.join(', ')}`);
		if (Object.keys(manifest.dependencies ?? {}).length > 0)
			throw new Error('the package has dependencies');
		const scripts = INSTALL_SCRIPTS.filter((name) => manifest.scripts?.[name]);
		if (scripts.length > 0) throw new Error(`the package has the scripts ${scripts.join(', ')}`);
		return `${files.length} files, ${Math.ceil(size / 1024)} kB`;
	},

	/** The same rules run in `npm test`, from the same plugins. It installs much, so it comes after the pack. */
	linter() {
		const [node] = process.versions.node.split('.').map(Number);
		if (node < LINTERS_NODE)
			throw new Skipped(`n8n's own linter needs Node ${LINTERS_NODE}, this is ${process.version}`);
		run('npm', ['install', '--no-save', '--legacy-peer-deps', LINTER]);
		// It looks at all that lies in its folder; only what is published has to please it.
		const place = mkdtempSync(join(process.cwd(), 'dist-lint-'));
		try {
			for (const path of LINTED) cpSync(path, join(place, path), { recursive: true });
			run('npx', ['n8n-node', 'lint'], { cwd: place });
		} finally {
			rmSync(place, { recursive: true, force: true });
		}
		return LINTER;
	},

	/** What was looked at is what is published. Without GitHub npm makes no provenance, but reads the options. */
	publish() {
		const { path } = pack();
		const args = [...PUBLISH, path, ...(isDry ? ['--dry-run'] : [])];
		run('npm', args);
		if (!isDry) writeFileSync('notes.md', notesOf(manifest.version));
		return `npm ${args.join(' ').replace(path, manifest.name)}`;
	},
};

/** The section of the changelog that is about a version; the workflow makes the release's notes of it. */
function notesOf(version) {
	const sections = readFileSync('CHANGELOG.md', 'utf8').split(/^## /m);
	const section = sections.find((text) => text.split('\n', 1)[0].trim() === version);
	return section?.split('\n').slice(1).join('\n').trim();
}

/** The tarball, made once. */
function pack() {
	pack.done ??= JSON.parse(
		execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'ignore'],
		}),
	)[0];
	const { filename, files, size } = pack.done;
	return { path: join(folder, filename), files: files.map(({ path }) => path), size };
}

function run(command, args, options = {}) {
	execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options });
}

if (only && !isDry) {
	console.error('--only goes with --dry-run: a release takes every step');
	process.exit(1);
}
const outcomes = [];
for (const [name, step] of Object.entries(steps)) {
	if (only && !only.includes(name)) continue;
	outcomes.push(outcomeOf(name, step));
	const { kind } = outcomes.at(-1);
	if (!isDry && (kind === 'failed' || kind === 'refused')) break;
}

function outcomeOf(name, step) {
	console.log(`== ${name}`);
	try {
		return { name, kind: 'ok', text: step() ?? '' };
	} catch (error) {
		const kind =
			error instanceof Skipped ? 'skipped' : error instanceof Refused ? 'refused' : 'failed';
		return { name, kind, text: error.message.split('\n')[0] };
	}
}

console.log('');
for (const { name, kind, text } of outcomes) console.log(`${kind.padEnd(8)}${name}: ${text}`);
const has = (kind) => outcomes.some((outcome) => outcome.kind === kind);
process.exit(has('failed') ? 1 : has('refused') ? 2 : 0);
