import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { Script } from 'node:vm';
import { ModernFakeTimers } from '@jest/fake-timers';
import { ModuleMocker } from 'jest-mock';
import ts from 'typescript';

const root = process.cwd();
const outside = createRequire(join(root, 'package.json'));
const cache = join(root, '.transpiled');
const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);

const mocker = new ModuleMocker(globalThis);
const timers = new ModernFakeTimers({ global: globalThis, config: { fakeTimers: {} } });

/** Each file is compiled once in this process, however often it is run. */
const compiled = new Map();

/**
 * The modules of one test file: the project's own anew, as in jest, with the mutant already active when
 * they are run; those of packages are shared by all of this process, which is what makes a mutant cost
 * milliseconds instead of seconds.
 */
export class Modules {
	#own = new Map();
	#mocks = new Map();

	/** Runs a file, and gives what it exports. */
	load(path) {
		const known = this.#own.get(path);
		if (known) return known.exports;
		const module = { exports: {} };
		this.#own.set(path, module);
		const require = (id) => this.#require(id, dirname(path));
		const jest = this.#jest(dirname(path));
		functionOf(path).call(
			module.exports,
			module.exports,
			require,
			module,
			path,
			dirname(path),
			jest,
		);
		return module.exports;
	}

	#require(id, from) {
		const path = found(id, from);
		const mock = this.#mocks.get(path);
		if (mock) return (mock.exports ??= mock.factory());
		return isOwn(path) ? this.load(path) : outside(path);
	}

	#mock(id, from, factory) {
		this.#mocks.set(found(id, from), { factory });
	}

	#isolated(work) {
		const before = this.#own;
		this.#own = new Map();
		try {
			work();
		} finally {
			this.#own = before;
		}
	}

	/** What the tests use of jest. */
	#jest(from) {
		return {
			mock: (id, factory) => this.#mock(id, from, factory),
			doMock: (id, factory) => this.#mock(id, from, factory),
			dontMock: (id) => this.#mocks.delete(found(id, from)),
			requireActual: (id) => {
				const path = found(id, from);
				return isOwn(path) ? this.load(path) : outside(path);
			},
			isolateModules: (work) => this.#isolated(work),
			fn: mocker.fn.bind(mocker),
			spyOn: mocker.spyOn.bind(mocker),
			restoreAllMocks: () => mocker.restoreAllMocks(),
			useFakeTimers: (wanted) => timers.useFakeTimers(wanted),
			useRealTimers: () => timers.useRealTimers(),
			setSystemTime: (now) => timers.setSystemTime(now),
			advanceTimersByTimeAsync: async (time) => await timers.advanceTimersByTimeAsync(time),
			setTimeout() {},
		};
	}

	/** Whatever a test file left in the world that all of them share. */
	static tidy() {
		mocker.restoreAllMocks();
		timers.useRealTimers();
	}
}

function isOwn(path) {
	return path.endsWith('.ts');
}

/** The file that an import means; the name itself where it is a package. */
function found(id, from) {
	if (!id.startsWith('.')) return id;
	const path = resolve(from, id);
	const candidates = [`${path}.ts`, join(path, 'index.ts'), path];
	return candidates.find((file) => existsSync(file) && statSync(file).isFile()) ?? path;
}

function functionOf(path) {
	const known = compiled.get(path);
	if (known) return known.runInThisContext();
	const code = transpiled(readFileSync(path, 'utf8'), path);
	const script = new Script(
		`(function (exports, require, module, __filename, __dirname, jest) {${code}\n})`,
		{ filename: path },
	);
	compiled.set(path, script);
	return script.runInThisContext();
}

/** Kept beside the sandbox's files for the next process, since a hanging mutant costs one. */
function transpiled(source, path) {
	const file = join(cache, `${createHash('sha256').update(path).update(source).digest('hex')}.js`);
	if (existsSync(file)) return readFileSync(file, 'utf8');
	const { outputText } = ts.transpileModule(source, {
		fileName: path,
		compilerOptions: { ...options, noEmit: false, sourceMap: false, inlineSourceMap: false },
		transformers: { before: [mocksFirst] },
	});
	mkdirSync(cache, { recursive: true });
	writeFileSync(file, outputText);
	return outputText;
}

/** `jest.mock` comes before the imports that it is meant for. */
function mocksFirst(context) {
	return (file) => {
		const isMock = (statement) => /^jest\s*\.mock\(/.test(statement.getText(file));
		const mocks = file.statements.filter(isMock);
		const others = file.statements.filter((statement) => !isMock(statement));
		return context.factory.updateSourceFile(file, [...mocks, ...others]);
	};
}
