import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(__dirname, '../..');

it.each([
	['the operation tables are what the nodes describe', 'generate.mjs'],
	['the list of errors is what the code raises', 'errors.mjs'],
	["the tables of PMP's version 2 are those of the simulator", 'version2.mjs'],
])('%s', (_, script) => {
	const check = () =>
		execFileSync('node', ['--import', 'tsx', `docs/${script}`, '--check'], {
			cwd: root,
			encoding: 'utf8',
		});
	expect(check).not.toThrow();
});
