import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(__dirname, '../..');

test('the operation tables are what the nodes describe', () => {
	const check = () =>
		execFileSync('node', ['docs/generate.mjs', '--check'], { cwd: root, encoding: 'utf8' });
	expect(check).not.toThrow();
});
