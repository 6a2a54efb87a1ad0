import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { node24, pictures, playground, root } from '../../playground/lib/paths';
import { table } from '../../playground/lib/table';
import { barChart } from './chart';
import type { Bars } from './chart';

/** Something that was to be reached, and whether it was. */
export interface Target {
	text: string;
	figure: string;
	met: boolean;
}

/** What one measurement has to say. */
export interface Report {
	title: string;
	/** How it was measured, in plain sentences. */
	text: string;
	tables: Array<{ heads: string[]; rows: string[][] }>;
	targets: Target[];
	charts?: Bars[];
}

const page = join(root, 'docs', 'performance.md');

export function print({ title, tables, targets }: Report): void {
	console.log(`\n${title}\n`);
	for (const { heads, rows } of tables) console.log(`${table(heads, rows)}\n`);
	for (const { text, figure, met } of targets) console.log(`${met ? '✓' : '✗'} ${text}: ${figure}`);
}

/** Puts the report into docs/performance.md, in the place of the one it had there before. */
export function write(number: number, report: Report): void {
	const start = `<!-- measurement ${number} -->`;
	const end = `<!-- end of measurement ${number} -->`;
	const section = `${start}\n\n${markdown(number, report)}\n${end}`;
	const text = existsSync(page) ? readFileSync(page, 'utf8') : head();
	const from = text.indexOf(start);
	const [before, after] =
		from >= 0
			? [text.slice(0, from), text.slice(text.indexOf(end) + end.length)]
			: splitBeforeLater(number, text);
	const parts = [before, section, after].map((part) => part.trim());
	writeFileSync(page, `${parts.filter((part) => part !== '').join('\n\n')}\n`);
}

/** The page's text before the measurements with higher numbers, and from there on. */
function splitBeforeLater(number: number, text: string): [string, string] {
	const later = [...text.matchAll(/^<!-- measurement (\d+) -->$/gm)].find(
		([, other]) => Number(other) > number,
	);
	const at = later?.index ?? text.length;
	return [text.slice(0, at), text.slice(at)];
}

function markdown(number: number, { title, text, tables, targets, charts = [] }: Report): string {
	mkdirSync(pictures, { recursive: true });
	const images = charts.map((chart, index) => {
		const name = `performance-${number}${charts.length > 1 ? `-${index + 1}` : ''}.svg`;
		writeFileSync(join(pictures, name), barChart(chart));
		return `![${chart.title}](images/${name})`;
	});
	const rows = targets.map((target) => [target.text, target.figure, target.met ? 'yes' : 'no']);
	return [
		`## ${number}. ${title}`,
		text,
		...images,
		...tables.map(({ heads, rows: body }) => grid(heads, body)),
		...(rows.length > 0 ? [grid(['To reach', 'Measured', 'Reached'], rows)] : []),
		`_${machine()} \`npm run bench -- --only ${number}\`_`,
		'',
	].join('\n\n');
}

function grid(heads: string[], rows: string[][]): string {
	const line = (cells: string[]) => `| ${cells.map((cell) => cell || '–').join(' | ')} |`;
	return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

function head(): string {
	return `# Performance

Everything here runs in the pinned n8n of the playground, with the packed package installed as a user
installs it. The vendors are the simulators, on the same machine. \`npm run bench\` measures it all and
writes this page; \`--only 1,4\` takes a part, \`--quick\` is small and writes nothing.

Figures are medians of several rounds. In each round every contestant runs once, in turn, so what the
machine does beside it hits all alike. Time and CPU are taken inside n8n's process, by a probe node
before and a probe node after the node that is measured. n8n's start, the webhook and the saving of
the execution are not in them.
`;
}

/** The day, and what it ran on. */
export function machine(): string {
	const { version } = JSON.parse(
		readFileSync(join(playground, 'node_modules', 'n8n', 'package.json'), 'utf8'),
	) as { version: string };
	const node = execFileSync(node24, ['--version'], { encoding: 'utf8' }).trim();
	const memory = Math.round(totalmem() / 2 ** 30);
	const day = new Date().toISOString().slice(0, 10);
	return `${day}, ${cpus().length} cores (${cpus()[0].model.trim()}), ${memory} GiB, Node ${node}, n8n ${version}.`;
}
