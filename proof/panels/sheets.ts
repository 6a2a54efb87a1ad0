import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';

const COLUMNS = 5;
const COLUMN = 302;
const GAP = 8;
const HEIGHT = 1500;
const HEADING = 58;
/** What is left over below that height shows nothing. */
const SLIVER = 12;

/** A picture and what to print above it. */
export interface Panel {
	file: string;
	title: string;
	text: string;
}

interface Piece extends Panel {
	left: number;
	top: number;
	/** Pixels of the scaled picture that lie above this piece. */
	from: number;
	height: number;
}

/** Puts many pictures of forms on a few sheets, long ones over several columns. */
export async function makeSheets(
	browser: Browser,
	name: string,
	panels: Panel[],
	folder: string,
): Promise<number> {
	mkdirSync(folder, { recursive: true });
	for (const old of readdirSync(folder)) {
		if (new RegExp(`^${name}-\\d+\\.png$`).test(old)) rmSync(join(folder, old));
	}
	const sheets = layOut(panels);
	const html = join(folder, `${name}.html`);
	writeFileSync(html, pageOf(sheets));
	const width = COLUMNS * (COLUMN + GAP);
	const page = await browser.newPage({ viewport: { width, height: HEIGHT + HEADING } });
	await page.goto(pathToFileURL(html).href);
	for (const [index, sheet] of (await page.locator('.sheet').all()).entries()) {
		await sheet.screenshot({ path: join(folder, `${name}-${index + 1}.png`) });
	}
	await page.close();
	rmSync(html);
	return sheets.length;
}

/** Fills column after column. */
function layOut(panels: Panel[]): Piece[][] {
	const sheets: Piece[][] = [];
	let column = COLUMNS;
	let top = 0;
	for (const panel of panels) {
		const whole = scaledHeight(panel.file);
		for (let from = 0; from < whole - SLIVER;) {
			const isWorthIt = HEIGHT - top - HEADING >= Math.min(whole - from, 400);
			if (!isWorthIt || column >= COLUMNS) {
				column++;
				top = 0;
			}
			if (column >= COLUMNS) {
				sheets.push([]);
				column = 0;
			}
			const height = Math.min(whole - from, HEIGHT - top - HEADING);
			const piece = { ...panel, left: column * (COLUMN + GAP), top, from, height };
			sheets[sheets.length - 1].push(piece);
			top += HEADING + height + GAP;
			from += height;
		}
	}
	return sheets;
}

/** A PNG says how wide and how high it is right at its beginning. */
function scaledHeight(file: string): number {
	const picture = readFileSync(file);
	return (picture.readUInt32BE(20) * COLUMN) / picture.readUInt32BE(16);
}

function pageOf(sheets: Piece[][]): string {
	const style = `body { margin: 0; font: 11px/13px sans-serif; background: #888 }
		.sheet { position: relative; width: ${COLUMNS * (COLUMN + GAP)}px; height: ${HEIGHT}px; margin-bottom: 9px; overflow: hidden }
		.piece { position: absolute; width: ${COLUMN}px; background: #fff }
		.heading { height: ${HEADING - 4}px; padding: 2px 4px; overflow: hidden; background: #ffd; box-sizing: border-box }
		.form { background-repeat: no-repeat; background-size: ${COLUMN}px auto }`;
	const body = sheets.map((pieces) => `<div class="sheet">${pieces.map(pieceOf).join('')}</div>`);
	return `<!doctype html><meta charset="utf-8"><style>${style}</style>${body.join('')}`;
}

function pieceOf({ file, title, text, left, top, from, height }: Piece): string {
	const heading = `<b>${escaped(title)}${from > 0 ? ' …' : ''}</b><br>${escaped(text)}`;
	const image = `background-image: url('${pathToFileURL(file).href}'); background-position: 0 -${from}px`;
	return `<div class="piece" style="left: ${left}px; top: ${top}px"><div class="heading">${heading}</div>
		<div class="form" style="height: ${height}px; ${image}"></div></div>`;
}

function escaped(text: string): string {
	return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
