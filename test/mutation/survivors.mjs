import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { PluginKind, declareFactoryPlugin } from '@stryker-mutator/api/plugin';

/** Writes what survives as soon as it has, since a run takes long and Stryker's own reports come at its end. */
class Survivors {
	#file = `reports/mutation/${process.env.MUTATION_PART}/survivors.txt`;
	#counts = {};

	onMutationTestingPlanReady() {
		mkdirSync(this.#file.replace(/\/[^/]+$/, ''), { recursive: true });
		writeFileSync(this.#file, '');
	}

	onMutantTested({ status, fileName, location, mutatorName, replacement }) {
		if (status !== 'RuntimeError')
			appendFileSync(
				this.#file.replace('survivors.txt', 'results.jsonl'),
				`${JSON.stringify({ status, file: relative('', fileName), line: location.start.line, mutatorName })}\n`,
			);
		this.#counts[status] = (this.#counts[status] ?? 0) + 1;
		writeFileSync(this.#file.replace('survivors.txt', 'counts.json'), JSON.stringify(this.#counts));
		if (status !== 'Survived' && status !== 'NoCoverage') return;
		const lines = readFileSync(fileName, 'utf8').split('\n');
		const { start, end } = location;
		const original = lines
			.slice(start.line - 1, end.line)
			.map((line, index, all) => {
				const until = index === all.length - 1 ? end.column - 1 : undefined;
				return line.slice(index === 0 ? start.column - 1 : 0, until);
			})
			.join('\n');
		const place = `${relative('', fileName)}:${start.line}:${start.column}`;
		appendFileSync(
			this.#file,
			`${place} ${mutatorName}${status === 'NoCoverage' ? ', no test meets it' : ''}\n- ${original}\n+ ${replacement}\n\n`,
		);
	}
}

function create() {
	return new Survivors();
}

export const strykerPlugins = [declareFactoryPlugin(PluginKind.Reporter, 'survivors', create)];
