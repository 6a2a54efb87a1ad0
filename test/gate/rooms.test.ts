import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const HOUSE = ['nodes', 'credentials', 'simulators', 'test', 'playground', 'proof'];

/** What breaks a rule of .dependency-cruiser.cjs, a line each. */
function brokenRules(): string[] {
	const report = execFileSync(
		'node',
		[cruiser, '--output-type', 'json', '--no-progress', ...HOUSE],
		{ cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
	);
	const { summary } = JSON.parse(report) as {
		summary: {
			totalCruised: number;
			violations: Array<{ from: string; to: string; rule: { name: string } }>;
		};
	};
	// Without TypeScript the program reads no import at all, and finds nothing wrong.
	expect(summary.totalCruised).toBeGreaterThan(500);
	return summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} -> ${to}`);
}

it('no import runs up, around in a circle, or into another vendor', () => {
	expect(brokenRules()).toEqual([]);
}, 120_000);

// A rule sees a file only once another one imports it.
it('no source file stands beside the rooms', () => {
	const stray = readdirSync(join(root, 'nodes'), { recursive: true, encoding: 'utf8' })
		.filter((path) => path.endsWith('.ts'))
		.filter((path) => !/^\w+\/(\w+\.node\.ts|\w+\/.+)$/.test(path));
	expect(stray).toEqual([]);
});
