const WIDEST = 64;
const MOST_LINES = 4;

/** Rows of text as columns; long cells run over several lines, and are cut after some. */
export function table(heads: string[], rows: string[][]): string {
	const cells = [heads, ...rows].map((row) => row.map(wrap));
	const widths = heads.map((_, column) =>
		Math.max(...cells.flatMap((row) => row[column].map((line) => line.length))),
	);
	const [head, ...body] = cells.map((row) => {
		const height = Math.max(...row.map((lines) => lines.length));
		return Array.from({ length: height }, (_, line) =>
			row
				.map((lines, column) => (lines[line] ?? '').padEnd(widths[column]))
				.join('  ')
				.trimEnd(),
		).join('\n');
	});
	return [head, widths.map((width) => '─'.repeat(width)).join('  '), ...body].join('\n');
}

/** A record on one line; tokens stay out of it. */
export function oneLine(record: Record<string, unknown>): string {
	return Object.entries(record)
		.filter(([name, value]) => !/token/i.test(name) && value !== '' && value !== null)
		.map(([name, value]) => `${name}=${typeof value === 'object' ? JSON.stringify(value) : value}`)
		.join(' ');
}

function wrap(text: string): string[] {
	const lines: string[] = [];
	for (const word of text.replace(/\s+/g, ' ').split(' ')) {
		const last = lines.length - 1;
		if (last >= 0 && lines[last].length + word.length < WIDEST) lines[last] += ` ${word}`;
		else lines.push(word.length > WIDEST ? `${word.slice(0, WIDEST - 1)}…` : word);
	}
	return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES - 1), '…'] : lines;
}
