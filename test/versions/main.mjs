// `npm run test:versions`: the suites that run nodes inside n8n's engine, on each n8n below.
// `-- --quick` runs a few suites of each vendor, on the versions that `npm test` does not run on.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const playground = join(root, 'playground');
const versions = [
	{ folder: join(playground, 'n8n-1'), node: process.execPath },
	{ folder: root, node: process.execPath, isRoot: true },
	// n8n 2.41 needs a newer Node than the package does.
	{ folder: playground, node: join(playground, 'node_modules', '.bin', 'node') },
];
const all = ['PickyAssist', 'BusinessLabsPmp', 'OpenTact', 'faults', 'shared'];
const quick = [
	'OpenTact/sms',
	'OpenTact/trigger',
	'PickyAssist/message.test',
	'PickyAssist/sendAndWait',
	'BusinessLabsPmp/customersAndLeads',
	'BusinessLabsPmp/polling',
];

const isQuick = process.argv.includes('--quick');
const suites = (isQuick ? quick : all).map((name) => `/test/${name}`);
const output = mkdtempSync(join(tmpdir(), 'versions-'));
let passed = 0;
let failed = 0;
for (const version of versions) {
	if (isQuick && version.isRoot) continue;
	const counts = await run(version);
	passed += counts.passed;
	failed += counts.failed;
}
rmSync(output, { recursive: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** A version on which nothing ran, or whose jest ended badly without counting, has failed. */
async function run({ folder, node }) {
	const name = ['n8n-core', 'n8n-workflow'].map((part) => `${part} ${versionOf(folder, part)}`);
	console.log(`== ${name.join(', ')}`);
	const report = join(output, 'report.json');
	rmSync(report, { force: true });
	const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
	const options = [
		'-c',
		'test/versions/jest.config.js',
		'--silent',
		'--json',
		`--outputFile=${report}`,
	];
	const code = await new Promise((done) => {
		const env = { ...process.env, N8N_FOLDER: folder };
		const stdio = ['ignore', 'ignore', 'inherit'];
		spawn(node, [jest, ...options, ...suites], { cwd: root, env, stdio })
			.on('error', () => done(1))
			.on('exit', done);
	});
	const counts = countsOf(report);
	if (counts.passed === 0 || (code !== 0 && counts.failed === 0)) counts.failed++;
	return counts;
}

function countsOf(report) {
	try {
		const { numPassedTests, numFailedTests, testResults } = JSON.parse(
			readFileSync(report, 'utf8'),
		);
		const broken = testResults.filter(
			({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
		);
		return { passed: numPassedTests, failed: numFailedTests + broken.length };
	} catch {
		return { passed: 0, failed: 0 };
	}
}

function versionOf(folder, name) {
	const file = join(folder, 'node_modules', name, 'package.json');
	return JSON.parse(readFileSync(file, 'utf8')).version;
}
