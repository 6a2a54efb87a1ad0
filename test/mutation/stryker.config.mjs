import { PARTS } from './scope.mjs';

const part = process.env.MUTATION_PART ?? 'riskiest';
const file = process.env.MUTATION_FILE;
const reports = `reports/mutation/${part}`;

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
	testRunner: 'engine',
	plugins: ['./runner.mjs', './survivors.mjs'].map(
		(file) => new URL(file, import.meta.url).pathname,
	),
	...PARTS[part],
	...(file && { mutate: [file] }),
	coverageAnalysis: 'perTest',
	concurrency: Number(process.env.MUTATION_CONCURRENCY ?? 2),
	incremental: part !== 'sample' && !file,
	incrementalFile: `${reports}/incremental.json`,
	// The runner itself ends a test that hangs; this is for what blocks the whole process.
	timeoutMS: 120_000,
	timeoutFactor: 3,
	dryRunTimeoutMinutes: 30,
	ignorePatterns: [
		...['/playground', '/proof', '/deploy', '/examples', '/reports', '/dist', '/docs'],
		// Each error that a test meets must stand there, and each field.
		...['!/docs/errors.md', '!/docs/fieldPages.ts', '!/docs/fields'],
	],
	reporters: ['json', 'html', 'clear-text', 'progress-append-only', 'survivors'],
	jsonReporter: { fileName: `${reports}/report.json` },
	htmlReporter: { fileName: `${reports}/report.html` },
	clearTextReporter: { reportMutants: false, reportTests: false, skipFull: true },
	thresholds: { high: 90, low: 85, break: null },
	disableTypeChecks: 'nodes/**/*.ts',
	allowEmpty: true,
};
