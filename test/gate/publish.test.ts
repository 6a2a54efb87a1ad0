import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const script = join(root, '.github/publish.mjs');

/** Fields of package.json as an owner would fill them in. */
const OWNED = {
	version: '1.2.3',
	author: { name: 'Someone', email: 'someone@example.com' },
	homepage: 'https://github.com/someone/some-nodes#readme',
	bugs: { url: 'https://github.com/someone/some-nodes/issues' },
	repository: { type: 'git', url: 'git+https://github.com/someone/some-nodes.git' },
};
const NAME = 'n8n-nodes-pickyassist-businesslabs-opentact';
const CHANGELOG = '# Changelog\n\n## Unreleased\n\n## 1.2.3\n\n- Something new.\n\n## 1.2.2\n';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'release-'));
	for (const file of ['package.json', 'README.md', 'LICENSE.md', 'dist'])
		cpSync(join(root, file), join(folder, file), { recursive: true });
	change(OWNED);
	write('CHANGELOG.md', CHANGELOG);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
	mkdirSync(dirname(join(folder, path)), { recursive: true });
	writeFileSync(join(folder, path), text);
}

function change(fields: object): void {
	const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	write('package.json', JSON.stringify({ ...manifest, ...fields }));
}

/** The exit code, and the line about each step. */
function release(args: string[], env: object = {}) {
	const { status, stdout } = spawnSync('node', [script, ...args], {
		cwd: folder,
		encoding: 'utf8',
		env: { ...process.env, GITHUB_REPOSITORY: '', ...env },
	});
	return { status, lines: stdout.split('\n').filter((line) => /^\w+ +\w+: /.test(line)) };
}

const dry = (only: string, ...more: string[]) => release(['--dry-run', '--only', only, ...more]);

it('has nothing against a package that somebody owns', () => {
	expect(dry('fields,version,tarball,publish', '--tag', '1.2.3')).toEqual({
		status: 0,
		lines: [
			'ok      fields: git+https://github.com/someone/some-nodes.git',
			'ok      version: 1.2.3',
			expect.stringMatching(/^ok {6}tarball: \d{3} files, \d+ kB$/),
			'ok      publish: npm publish --access public --provenance n8n-nodes-pickyassist-businesslabs-opentact --dry-run',
		],
	});
}, 60_000);

describe('refuses', () => {
	const field = (path: string) =>
		`refused fields: to be filled in in package.json (CONTRIBUTING.md, Release): ${path}`;

	it.each([
		['author.name', { author: { ...OWNED.author, name: '' } }],
		[
			'author.email',
			{ author: { ...OWNED.author, email: 'maintainers@users.noreply.github.com' } },
		],
		['homepage', { homepage: undefined }],
		['bugs.url', { bugs: {} }],
		['repository.url', { repository: { type: 'git', url: '' } }],
	])('to publish without %s', (path, fields) => {
		change(fields);
		expect(dry('fields')).toEqual({ status: 2, lines: [field(path)] });
	});

	it('to publish what the repository began with, and CONTRIBUTING lists its fields', () => {
		const url = `https://github.com/${NAME}/${NAME}`;
		change({
			author: { name: `${NAME} maintainers`, email: 'maintainers@users.noreply.github.com' },
			homepage: `${url}#readme`,
			bugs: { url: `${url}/issues` },
			repository: { type: 'git', url: `git+${url}.git` },
		});
		const all = ['author.name', 'author.email', 'homepage', 'bugs.url', 'repository.url'];
		expect(dry('fields')).toEqual({ status: 2, lines: [field(all.join(', '))] });
		const listed = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
		expect(all.filter((path) => !listed.includes(`\`${path}\``))).toEqual([]);
	});

	it("to publish from another repository than the package's", () => {
		const args = ['--dry-run', '--only', 'fields'];
		expect(release(args, { GITHUB_REPOSITORY: 'somebody/else' })).toEqual({
			status: 2,
			lines: [
				'refused fields: repository.url in package.json is not this repository, somebody/else',
			],
		});
		expect(release(args, { GITHUB_REPOSITORY: 'someone/some-nodes' }).status).toBe(0);
	});

	it.each([
		['another tag', {}, CHANGELOG, 'the tag is 1.2.4, the version in package.json 1.2.3', '1.2.4'],
		[
			'a version without notes',
			{},
			'## 1.2.2\n\n- Old.',
			'CHANGELOG.md has no section 1.2.3, or an empty one',
		],
		[
			'empty notes',
			{},
			'## 1.2.3\n\n## 1.2.2\n\n- Old.',
			'CHANGELOG.md has no section 1.2.3, or an empty one',
		],
		[
			'what has no version yet',
			{},
			`## Unreleased\n\n- New.\n\n${CHANGELOG}`,
			'CHANGELOG.md has entries under Unreleased: give them a version, and package.json the same',
		],
		[
			'a version that npm would not take for the latest',
			{ version: '1.2.3-beta.1' },
			CHANGELOG,
			'"1.2.3-beta.1" is no version like 1.2.3',
		],
	])('%s', (_, fields, changelog, reason, tag = '1.2.3') => {
		change(fields);
		write('CHANGELOG.md', changelog);
		expect(dry('version', '--tag', tag)).toEqual({
			status: 2,
			lines: [`refused version: ${reason}`],
		});
	});

	it('a release without a tag, before anything else is done', () => {
		expect(release([])).toEqual({
			status: 2,
			lines: [
				'ok      fields: git+https://github.com/someone/some-nodes.git',
				'refused version: a release needs --tag',
			],
		});
		expect(release(['--tag', '1.2.3', '--only', 'publish']).status).toBe(1);
	});
});

describe('fails with a tarball', () => {
	it.each([
		[
			'that has what nobody needs',
			() => write('dist/nodes/a.test.ts', ''),
			'the tarball has dist/nodes/a.test.ts',
		],
		[
			'that lacks a node',
			() => rmSync(join(folder, 'dist/nodes/OpenTact/OpenTact.node.js')),
			'the tarball lacks dist/nodes/OpenTact/OpenTact.node.js',
		],
		[
			'that lacks what the node creator shows',
			() => rmSync(join(folder, 'dist/nodes/OpenTact/OpenTact.node.json')),
			'the tarball lacks dist/nodes/OpenTact/OpenTact.node.json',
		],
		[
			'that needs other packages',
			() => change({ dependencies: { axios: '1' } }),
			'the package has dependencies',
		],
		[
			'that runs something when it is installed',
			() => change({ scripts: { postinstall: 'x' } }),
			'the package has the scripts postinstall',
		],
	])(
		'%s',
		(_, spoil, reason) => {
			spoil();
			expect(dry('tarball')).toEqual({ status: 1, lines: [`failed  tarball: ${reason}`] });
		},
		60_000,
	);
});

it("says where n8n's own linter cannot run", () => {
	const [node] = process.versions.node.split('.').map(Number);
	if (node >= 24) return;
	const reason = `n8n's own linter needs Node 24, this is ${process.version}`;
	expect(dry('linter')).toEqual({ status: 0, lines: [`skipped linter: ${reason}`] });
});
