/**
 * Changes the product in thousands of small ways, one at a time, and counts which of them a test notices.
 *
 *   npm run test:mutation                       all parts, each going on from its last run
 *   npm run test:mutation -- --daily            the riskiest files alone
 *   npm run test:mutation -- --part OpenTact    one part: riskiest, shared, PickyAssist, BusinessLabsPmp, OpenTact
 *   npm run test:mutation -- --sample 0.04 --seed 2026
 *                                               of all other files, that share of the mutants
 *   npm run test:mutation -- --file nodes/OpenTact/model/phone.ts
 *                                               one file
 *   --thorough                                  gives each mutant all of the tests that meet it
 *
 * What survives stands in reports/mutation/<part>/survivors.txt as soon as it has.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PARTS, RISKIEST } from './scope.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const given = process.argv.slice(2);
const valueOf = (name) => (given.includes(name) ? given[given.indexOf(name) + 1] : undefined);

const share = valueOf('--sample');
const file = valueOf('--file');
const parts = partsToRun();
const env = {
	// A few changes out of many can be given more of the tests that meet them.
	...((share || file) && { MUTATION_BUDGET: '6000', MUTATION_FILES: '14' }),
	...process.env,
	...(share && { MUTATION_SHARE: share, MUTATION_SEED: valueOf('--seed') ?? '1' }),
	...(file && { MUTATION_FILE: file }),
	...(given.includes('--thorough') && { MUTATION_BUDGET: '600000', MUTATION_FILES: '1000' }),
};

for (const part of parts) {
	const code = await stryker(part);
	if (code !== 0) process.exit(code);
}
for (const part of parts) tell(part);

function partsToRun() {
	if (given.includes('--daily')) return ['riskiest'];
	if (share) return ['sample'];
	if (RISKIEST.includes(file)) return ['riskiest'];
	const part = file ? file.split('/')[1] : valueOf('--part');
	if (part && !(part in PARTS)) {
		console.error(`There is no part "${part}": ${Object.keys(PARTS).join(', ')}`);
		process.exit(1);
	}
	return part ? [part] : Object.keys(PARTS).filter((name) => name !== 'sample');
}

function stryker(part) {
	const cli = join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js');
	const child = spawn('node', [cli, 'run', join(here, 'stryker.config.mjs')], {
		cwd: root,
		stdio: 'inherit',
		env: { ...env, MUTATION_PART: part },
	});
	return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
}

/** The numbers of a part, a line for the riskiest files and one for the others. */
function tell(part) {
	const file = join(root, `reports/mutation/${part}/report.json`);
	if (!existsSync(file)) return console.log(`${part}: nothing to test`);
	const { files } = JSON.parse(readFileSync(file, 'utf8'));
	const groups = { 'riskiest files': [], 'other files': [] };
	for (const [path, { mutants }] of Object.entries(files))
		groups[RISKIEST.includes(path) ? 'riskiest files' : 'other files'].push(...mutants);
	for (const [name, mutants] of Object.entries(groups)) {
		if (mutants.length > 0) console.log(`${part}, ${name}: ${inWords(mutants)}`);
	}
}

/**
 * Mutants that no test meets are counted whole, those that tests meet as far as they were drawn; so the
 * score of a sample is made of both.
 */
function inWords(mutants) {
	const count = (...statuses) => mutants.filter(({ status }) => statuses.includes(status)).length;
	const noticed = count('Killed', 'Timeout');
	const tested = noticed + count('Survived');
	const unmet = count('NoCoverage');
	const score = (noticed / Math.max(1, tested)) * (1 - unmet / mutants.length);
	const error = 1.96 * Math.sqrt(((noticed / tested) * (1 - noticed / tested)) / tested);
	const range = tested + unmet < mutants.length ? ` ± ${(error * 100).toFixed(1)}` : '';
	return (
		`${(score * 100).toFixed(1)} %${range} of ${mutants.length} mutants noticed ` +
		`(${tested} tested: ${count('Killed')} killed, ${count('Timeout')} did not end, ${count('Survived')} survived; ${unmet} that no test meets)`
	);
}
