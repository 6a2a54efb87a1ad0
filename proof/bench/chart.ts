/** Bars to be drawn: one per row, as long as its value. */
export interface Bars {
	title: string;
	unit: string;
	rows: Array<{ label: string; value: number; isOurs: boolean }>;
	/** Decimals of the values; default 1. */
	decimals?: number;
}

const LABEL_WIDTH = 250;
const BAR_WIDTH = 400;
const ROW_HEIGHT = 28;
const HEAD = 44;

/** A bar chart as SVG that reads on a light and on a dark page. */
export function barChart({ title, unit, rows, decimals = 1 }: Bars): string {
	const longest = Math.max(...rows.map(({ value }) => value), Number.MIN_VALUE);
	const width = LABEL_WIDTH + BAR_WIDTH + 100;
	const height = HEAD + rows.length * ROW_HEIGHT + 12;
	const bars = rows.map(({ label, value, isOurs }, row) => {
		const y = HEAD + row * ROW_HEIGHT;
		const length = Math.max(1, (value / longest) * BAR_WIDTH);
		const end = LABEL_WIDTH + length + 8;
		return [
			`<text x="${LABEL_WIDTH - 10}" y="${y + 15}" text-anchor="end">${escaped(label)}</text>`,
			`<rect x="${LABEL_WIDTH}" y="${y + 2}" width="${length.toFixed(1)}" height="18" rx="2" class="${isOurs ? 'ours' : 'other'}"/>`,
			`<text x="${end.toFixed(1)}" y="${y + 15}">${value.toFixed(decimals)} ${escaped(unit)}</text>`,
		].join('');
	});
	const style =
		'text{font:13px sans-serif;fill:#1f2328}.title{font-weight:600;font-size:15px}.ours{fill:#ea4b71}.other{fill:#8c959f}@media(prefers-color-scheme:dark){text{fill:#e6edf3}}';
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
		`<title>${escaped(title)}</title>`,
		`<style>${style}</style>`,
		`<text x="10" y="24" class="title">${escaped(title)}</text>`,
		...bars,
		'</svg>',
		'',
	].join('\n');
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
