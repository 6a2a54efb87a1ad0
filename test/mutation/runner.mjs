import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { PluginKind, declareFactoryPlugin } from '@stryker-mutator/api/plugin';
import { collect, HangingError, run } from './execute.mjs';
import { Modules } from './modules.mjs';
import { Coverage } from './coverage.mjs';

/** A test that takes longer than this, and than ten times of what it took without a mutant, hangs. */
const LIMIT = 5_000;
const SLOWER = 10;
/** Of the tests that meet a mutant it gets those that are likely to notice it: milliseconds, and files. */
const BUDGET = Number(process.env.MUTATION_BUDGET ?? 3_000);
const MOST_FILES = Number(process.env.MUTATION_FILES ?? 8);

/** Which share of the mutants is tested, where not all are. */
const SHARE = Number(process.env.MUTATION_SHARE ?? 1);
const SEED = process.env.MUTATION_SEED ?? '1';

const root = process.cwd();

/**
 * Runs the jest tests for Stryker in one process. jest starts a new world for each test file, n8n-core
 * included: two seconds each, for every mutant. Here packages stay loaded, and only the project's own
 * modules are run anew. For Stryker each test file is one test.
 */
class Runner {
	#coverage;
	#isSpoilt = false;
	/** By source file, how often a test file noticed a mutant of it. */
	#noticed = new Map();
	#world = (globalThis.__stryker__ ??= {});
	#testFiles;

	constructor(options) {
		this.#testFiles = options.testFiles;
	}

	capabilities() {
		return { reloadEnvironment: true };
	}

	async init() {
		new Modules().load(join(root, 'test/engine/setup.ts'));
	}

	async dryRun({ testFiles }) {
		const coverage = new Coverage();
		const perTest = {};
		const tests = [];
		this.#world.mutantCoverage = { static: {}, perTest: {} };
		for (const path of testFiles) {
			const file = path.slice(root.length + 1);
			const start = performance.now();
			const { measured, hits, failure } = await this.#measure(path);
			coverage.add(file, measured);
			perTest[file] = hits;
			const timeSpentMs = Math.round(performance.now() - start);
			tests.push({ id: file, name: file, fileName: path, timeSpentMs, ...failure });
		}
		coverage.write();
		return { status: 'complete', tests, mutantCoverage: { static: {}, perTest } };
	}

	/** One test file without a mutant. What hooks meet counts for each test that they are for. */
	async #measure(path) {
		const world = this.#world;
		const { perTest } = world.mutantCoverage;
		for (const key of Object.keys(perTest)) delete perTest[key];
		const keys = new Map();
		const keyOf = (node) => {
			if (!keys.has(node)) keys.set(node, `n${keys.size}`);
			return keys.get(node);
		};
		world.currentTestId = 'load';
		const { block, tests } = collect(path);
		const times = new Map();
		const failures = [];
		await run(block, new Set(tests.map(({ node }) => node)), {
			limit: () => 300_000,
			enter: (node) => (world.currentTestId = keyOf(node)),
			done({ node, error, milliseconds }) {
				times.set(node, milliseconds);
				if (error) failures.push(`${node.name}: ${error.stack ?? error}`);
			},
		});
		world.currentTestId = undefined;
		const results = tests.map(({ node }) => {
			const met = new Set();
			for (let at = node; at; at = at.parent)
				for (const id of Object.keys(perTest[keyOf(at)] ?? {})) met.add(id);
			return { ms: times.get(node) ?? 0, met };
		});
		const hits = {};
		for (const counted of Object.values(perTest))
			for (const [id, count] of Object.entries(counted)) hits[id] = (hits[id] ?? 0) + count;
		const failure =
			failures.length === 0
				? { status: 0 }
				: { status: 1, failureMessage: failures.join('\n').slice(0, 4000) };
		return { measured: { load: Object.keys(perTest.load ?? {}), tests: results }, hits, failure };
	}

	async mutantRun({ activeMutant, testFilter, hitLimit, sandboxFileName }) {
		// What hangs may still be at work, and would meet the next mutant. Stryker starts a new process.
		if (this.#isSpoilt) process.exit(1);
		this.#coverage ??= Coverage.read();
		const world = this.#world;
		const source = sandboxFileName.slice(root.length + 1);
		// Stryker leaves these out of the score, as it does with what cannot run.
		if (!isDrawn(activeMutant, source)) return { status: 'error', errorMessage: 'Not drawn' };
		let nrOfTests = 0;
		for (const { file, tests } of this.#likely(activeMutant.id, testFilter ?? [], source)) {
			Object.assign(world, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
			const { error, name } = await this.#attempt(file, tests);
			const isEndless = world.hitCount > hitLimit;
			world.activeMutant = undefined;
			nrOfTests++;
			if (error instanceof HangingError) {
				this.#isSpoilt = true;
				return { status: 'timeout', reason: `${file}: ${name}: ${error.message}` };
			}
			if (isEndless) return { status: 'timeout', reason: `${file}: hit limit` };
			if (!error) continue;
			this.#note(source, file);
			const failureMessage = `${name}: ${String(error.message ?? error)}`.slice(0, 500);
			return { status: 'killed', killedBy: [file], failureMessage, nrOfTests };
		}
		return { status: 'survived', nrOfTests };
	}

	/** Runs some tests of a file up to the first that fails. */
	async #attempt(file, selected) {
		let first = {};
		try {
			const { block, tests } = collect(join(root, file));
			const times = new Map(selected.map(({ index, ms }) => [tests[index]?.node, ms]));
			await run(block, new Set(times.keys()), {
				limit: (node) => Math.max(LIMIT, SLOWER * (times.get(node) ?? 0)),
				enter() {},
				done({ node, error }) {
					if (!error) return false;
					first = { error, name: node.name };
					return true;
				},
			});
		} catch (error) {
			// No mutant takes a file away: the copy that this run works on is damaged, and nothing was noticed.
			if (['ENOENT', 'MODULE_NOT_FOUND'].includes(error?.code)) throw error;
			first = { error, name: 'loading' };
		}
		return first;
	}

	/** Test files, and of each some tests, in the order in which they may notice it, as far as the time goes. */
	#likely(mutant, files, source) {
		const noticed = this.#noticed.get(source);
		const ranked = files
			.map((file) => {
				const tests = this.#coverage.testsFor(file, mutant);
				const ms = tests.reduce((sum, test) => sum + test.ms, 0);
				const rank = (ms + 50) / (1 + (noticed?.get(file) ?? 0) * 10 + affinity(file, source));
				return { file, tests, rank };
			})
			.sort((one, other) => one.rank - other.rank);
		const chosen = [];
		let left = BUDGET;
		for (const { file, tests } of ranked) {
			if (chosen.length === MOST_FILES || left <= 0) break;
			const fitting = tests
				.sort((one, other) => one.ms - other.ms)
				.filter(({ ms }, index) => {
					if (ms > left && (index > 0 || chosen.length > 0)) return false;
					left -= ms;
					return true;
				});
			if (fitting.length > 0) chosen.push({ file, tests: fitting });
		}
		return chosen;
	}

	#note(source, file) {
		const noticed = this.#noticed.get(source) ?? new Map();
		this.#noticed.set(source, noticed);
		noticed.set(file, (noticed.get(file) ?? 0) + 1);
	}
}

/** The same with every run of the same seed. */
function isDrawn({ location, replacement }, source) {
	if (SHARE >= 1) return true;
	const name = JSON.stringify([SEED, source, location, replacement]);
	return createHash('sha256').update(name).digest().readUInt32BE() / 2 ** 32 < SHARE;
}

/** How much a test file's path has to do with a source file's. */
function affinity(file, source) {
	const [, area] = source.split('/');
	const name = source.split('/').at(-1).replace(/\..*/, '').toLowerCase();
	const isSameArea = file.startsWith(`test/${area}/`);
	return (isSameArea ? 4 : 0) + (file.toLowerCase().includes(name) ? 20 : 0);
}

function create(options) {
	return new Runner(options);
}
create.inject = ['options'];

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'engine', create)];
