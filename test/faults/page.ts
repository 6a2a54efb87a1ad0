import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MODES } from './matrix';
import type { Cell } from './matrix';
import { FAULTS } from './mishaps';
import type { Sample } from './vendors';

const page = join(__dirname, '..', '..', 'docs', 'reliability.md');

/** Puts one operation's rows into docs/reliability.md, in the place of those it had there. */
export function writeMatrix(vendor: string, sample: Sample, results: Map<string, Cell[]>): void {
	const name = `${vendor}, ${sample.class}`;
	const start = `<!-- faults: ${name} -->`;
	const end = `<!-- end of faults: ${name} -->`;
	const heads = [
		'Fault',
		'What the user sees',
		'Requests',
		'Items done',
		'Lost',
		'Twice',
		'Seconds',
	];
	const rows = FAULTS.filter(({ title }) => results.has(title)).map(({ title }) =>
		rowOf(title, results.get(title) ?? []),
	);
	const section = [
		start,
		`### ${vendor}: ${sample.class} (${sample.title})`,
		[heads, heads.map(() => '---'), ...rows]
			.map((row) => `| ${row.map((cell) => cell || '–').join(' | ')} |`)
			.join('\n'),
		end,
	].join('\n\n');
	put(start, end, section);
}

/** How the operations of a vendor ended under one kind of dirt. */
export interface DirtRow {
	dirt: string;
	/** As with a clean answer: the same records, or the same error. */
	same: number;
	/** A success that tells less, or something else. */
	other: number;
	/** An error of its own. */
	refused: number;
	/** An error that leaves a write in doubt. */
	doubtful: number;
}

/** Puts a vendor's table of spoiled answers into docs/reliability.md. */
export function writeDirt(vendor: string, rows: DirtRow[]): void {
	const start = `<!-- dirt: ${vendor} -->`;
	const end = `<!-- end of dirt: ${vendor} -->`;
	const heads = ['What the server does', 'As without', 'Told otherwise', 'Error', 'In doubt'];
	const lines = rows.map(({ dirt, same, other, refused, doubtful }) =>
		[dirt, same, other, refused, doubtful].map(String),
	);
	const table = [heads, heads.map(() => '---'), ...lines].map((row) => `| ${row.join(' | ')} |`);
	const title = `### ${vendor}: spoiled answers, all operations`;
	put(start, end, [start, title, table.join('\n'), end].join('\n\n'));
}

function put(start: string, end: string, section: string): void {
	const text = existsSync(page) ? readFileSync(page, 'utf8') : '# Reliability\n';
	const from = text.indexOf(start);
	const next =
		from >= 0
			? text.slice(0, from) + section + text.slice(text.indexOf(end) + end.length)
			: `${text.trimEnd()}\n\n${section}\n`;
	writeFileSync(page, next);
}

/** The three modes in one row: their figures side by side where they differ. */
function rowOf(title: string, cells: Cell[]): string[] {
	const ordered = MODES.flatMap((mode) => cells.find((cell) => cell.mode === mode) ?? []);
	const each = (figure: (cell: Cell) => number) => {
		const figures = ordered.map((cell) => String(figure(cell)));
		return figures.every((one) => one === figures[0]) ? figures[0] : figures.join(' / ');
	};
	const seen = ordered[0].seen
		.replace(/http:\/\/127\.0\.0\.1:\d+/g, 'https://the.host')
		.replace(/n8n-[0-9a-f]{16}/g, 'n8n-…');
	return [
		title,
		escaped(seen) || 'nothing: it works',
		each(({ sent }) => sent),
		each(({ done }) => done),
		each(({ lost }) => lost),
		each(({ twice }) => twice),
		Math.max(...ordered.map(({ seconds }) => seconds)).toFixed(1),
	];
}

function escaped(text: string): string {
	return text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replace(/\s+/g, ' ');
}
