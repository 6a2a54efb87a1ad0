import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(__dirname, '../..');

/** What the script printed, or what it found wrong. */
async function lint(what: string): Promise<string> {
	const { stdout } = await promisify(execFile)('node', [join(__dirname, 'lint.mjs'), what], {
		cwd: root,
		// jest sets it to "test", at which the linter's plugin takes every file for one of its own tests.
		env: { ...process.env, NODE_ENV: '' },
	}).catch((error: { stdout: string; stderr: string }) => ({
		stdout: error.stdout + error.stderr,
	}));
	return stdout.trim();
}

// The sources themselves are linted by `npm run lint`, before the tests.
describe('the verification scan', () => {
	it('finds nothing in the descriptions that the nodes make', async () => {
		expect(await lint('descriptions')).toBe('descriptions: clean');
	}, 120_000);

	it('finds nothing in the published package', async () => {
		expect(await lint('package')).toBe('package: clean');
	}, 120_000);
});
