import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const page = join(__dirname, '..', '..', '..', 'docs', 'reliability.md');
const END = '<!-- end of sequences -->';

/** Puts the figures of one trigger and mode into the table of docs/reliability.md. */
export function writeRow(title: string, counts: { sequences: number; steps: number }): void {
	const row = `| ${title} | ${counts.sequences} | ${counts.steps} | 0 | 0 |`;
	const text = readFileSync(page, 'utf8');
	const lines = text.split('\n');
	if (lines.indexOf(END) < 0) throw new Error(`docs/reliability.md has no line ${END}`);
	const known = lines.findIndex((line) => line.startsWith(`| ${title} |`));
	const end = lines.indexOf(END);
	if (known >= 0) lines[known] = row;
	else lines.splice(end - 1, 0, row);
	writeFileSync(page, lines.join('\n'));
}
