import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

it.each([
	['the tables of operations and fields are what the nodes describe', 'generate.mjs'],
	['the house in CONTRIBUTING is drawn from the imports', 'house.mjs'],
	['the list of errors is what the code raises', 'errors.mjs'],
	["the tables of PMP's version 2 are those of the simulator", 'version2.mjs'],
])(
	'%s',
	(_, script) => {
		const { stdout, stderr } = spawnSync('node', ['--import', 'tsx', `docs/${script}`, '--check'], {
			cwd: root,
			encoding: 'utf8',
		});
		// Each script names its page, and says to run `npm run docs`.
		expect(stdout + stderr).toBe('');
	},
	120_000,
);

/** A value that was not there, or a cell of a table without content; a table may go without heads. */
const HOLE =
	/undefined undefined|\| undefined \||\[object Object\]|\bNaN\b|^\|(?=.*[^\s|]).*\|\s*\|/;

/** Each page that people read, README and CONTRIBUTING included. */
const pages = [
	'README.md',
	'CONTRIBUTING.md',
	...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
		.filter((path) => path.endsWith('.md'))
		.map((path) => join('docs', path)),
];

it.each(pages)('%s has no hole in it', (page) => {
	const text = readFileSync(join(root, page), 'utf8').replace(/```[^]*?```/g, '');
	const holes = text.split('\n').filter((line) => HOLE.test(line));
	expect(holes).toEqual([]);
});

it('the README names the versions of n8n that the suites run on', () => {
	const [, section] = readFileSync(join(root, 'README.md'), 'utf8').split('## Compatibility\n');
	const [table] = section.split('\n## ');
	const versionIn = (folder: string, name: string) => {
		const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
		return `${name} ${{ ...manifest.dependencies, ...manifest.devDependencies }[name]}`;
	};
	expect(table).toContain(`| ${versionIn('playground', 'n8n')} `);
	expect(table).toContain(`| ${versionIn('.', 'n8n-core')} `);
	expect(table).toContain(`| ${versionIn('playground/n8n-1', 'n8n-core')} `);
});
