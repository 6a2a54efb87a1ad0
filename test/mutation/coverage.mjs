import { readFileSync, writeFileSync } from 'node:fs';

/** Written by the run without mutants, read by all processes that run one. */
const FILE = '.coverage.json';

/**
 * Which tests meet which mutants, and how long each takes. By test file:
 * `{ load: Set of the mutants met while it is loaded, tests: [{ ms, met: Set }] }`.
 */
export class Coverage {
	#files = new Map();

	static read() {
		const coverage = new Coverage();
		for (const [file, { load, tests }] of JSON.parse(readFileSync(FILE, 'utf8')))
			coverage.add(file, {
				load: new Set(load),
				tests: tests.map(({ ms, met }) => ({ ms, met: new Set(met) })),
			});
		return coverage;
	}

	add(file, measured) {
		this.#files.set(file, measured);
	}

	write() {
		const plain = [...this.#files].map(([file, { load, tests }]) => [
			file,
			{ load: [...load], tests: tests.map(({ ms, met }) => ({ ms, met: [...met] })) },
		]);
		writeFileSync(FILE, JSON.stringify(plain));
	}

	/** Numbers of the tests in a file that meet a mutant, with the time that they took. */
	testsFor(file, mutant) {
		const { load, tests } = this.#files.get(file) ?? { load: new Set(), tests: [] };
		const met = tests.map((test, index) => ({ ...test, index })).filter((t) => t.met.has(mutant));
		// What is met only when the file is loaded may show in any of its tests.
		const all =
			met.length > 0 || !load.has(mutant) ? met : tests.map((t, index) => ({ ...t, index }));
		return all.map(({ index, ms }) => ({ index, ms }));
	}
}
