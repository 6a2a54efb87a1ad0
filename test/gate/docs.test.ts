import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(__dirname, '../..');

it.each([
	['the operation tables are what the nodes describe', 'generate.mjs'],
	['the list of errors is what the code raises', 'errors.mjs'],
])('%s', (_, script) => {
	const check = () =>
		execFileSync('node', [`docs/${script}`, '--check'], { cwd: root, encoding: 'utf8' });
	expect(check).not.toThrow();
});
