import { fc } from '../engine/property';
import type { IDataObject } from 'n8n-workflow';
import { anyRecord } from './anyRecord';
import { byId, usePmp } from './node';

/** Documents whose rows are changed. */
const RUNS = process.env.FAULTS === 'all' ? 200 : 10;

interface Line {
	row: Record<string, string>;
	taxes: string[];
}

const TAXES = ['VAT|20.00', 'CGST|9.00'];
const row = fc.record({
	qty: fc.integer({ min: 1, max: 50 }),
	cents: fc.integer({ min: 1, max: 99_999 }),
	taxes: fc.subarray(TAXES),
	text: fc.constantFrom('One', 'a\nb', '"q" & <b>'),
});
type AnyRow = { qty: number; cents: number; taxes: string[]; text: string };

const rate = ({ cents }: AnyRow) => (cents / 100).toFixed(2);
const breaks = (text: string) => text.replace(/\n/g, '<br />\n');
const given = (one: AnyRow): IDataObject => ({
	...{ description: one.text, long_description: one.text, qty: one.qty },
	...{ rate: Number(rate(one)), taxname: one.taxes },
});

/** Subtotal, taxes and total in cents, taxes exact in hundredths of a cent. */
function amounts(rows: Line[]) {
	const cents = (line: Line) =>
		Math.round(Number(line.row.qty) * Math.round(Number(line.row.rate) * 100));
	const subtotal = rows.reduce((sum, line) => sum + cents(line), 0);
	const tax = rows.reduce(
		(sum, line) =>
			sum + cents(line) * line.taxes.reduce((all, name) => all + Number(name.split('|')[1]), 0),
		0,
	);
	return {
		subtotal: (subtotal / 100).toFixed(2),
		total: (Math.round((subtotal * 100 + tax) / 100) / 100).toFixed(2),
		total_tax: (Math.round(tax / 100) / 100).toFixed(2),
	};
}

describe.each([2, 3] as const)('version %i', (version) => {
	const pmp = usePmp(version);

	test.each([
		['invoice', 'invoices'],
		['estimate', 'estimates'],
		['proposal', 'proposals'],
		['creditNote', 'credit_notes'],
	])(
		'%s: rows are added, changed and removed, the others stay, and the totals agree',
		async (resource, table) => {
			const lines = (id: string) =>
				(pmp.state() as unknown as { lineItems: Record<string, Line[]> }).lineItems[
					`${table}:${id}`
				];
			const run = async (id: string, more: IDataObject) =>
				await pmp.run(`${resource}.update`, { id: byId(id), updateFields: {}, ...more });
			const free = { discount_percent: '0.00', discount_total: '0.00', adjustment: '0.00' };

			await fc.assert(
				fc.asyncProperty(
					anyRecord(table),
					fc.array(row, { minLength: 2, maxLength: 4 }),
					row,
					async (record, rows, another) => {
						await pmp.control('empty', { resource: table });
						const stored = rows.map((one, index) => ({
							row: {
								...{ id: String(7000 + index), description: one.text, unit: 'h' },
								...{ long_description: breaks(one.text), item_order: String(index + 1) },
								...{ qty: one.qty.toFixed(2), rate: rate(one) },
							},
							taxes: [...one.taxes],
						}));
						const { last: id } = (await pmp.control('seed', {
							...{ resource: table, values: { ...record, ...free, ...amounts(stored as Line[]) } },
						})) as { last: string };
						const state = pmp.state() as unknown as { lineItems: Record<string, unknown> };
						state.lineItems[`${table}:${id}`] = structuredClone(stored);
						const before = structuredClone(pmp.row(table, 'id', id));
						const agrees = (cents = 0) => {
							const { subtotal, total, total_tax } = amounts(lines(id));
							const now = pmp.row(table, 'id', id);
							expect(now).toEqual({ ...before, subtotal, total: now.total, total_tax });
							const difference = Math.abs(Number(now.total) - Number(total)) * 100;
							expect(Math.round(difference)).toBeLessThanOrEqual(cents);
						};

						// One more: the taxes of the others are part of the total, rounded as PMP tells them.
						await run(id, { newitems: { item: [given(another)] } });
						expect(lines(id).slice(0, stored.length)).toEqual(stored);
						expect(lines(id).at(-1)).toMatchObject({ taxes: another.taxes });
						agrees(1);

						// All changed, with their taxes: the total is computed.
						const item = lines(id).map(({ row: { id: itemid }, taxes }, index) => ({
							itemid,
							changes: { qty: index + 1, taxname: [...taxes] },
						}));
						await run(id, { items: { item } });
						expect(lines(id).map((line) => line.taxes)).toEqual([
							...rows.map(({ taxes }) => taxes),
							another.taxes,
						]);
						agrees();

						// One removed: the totals are given where the taxes of the others are not known.
						const [first, ...rest] = structuredClone(lines(id));
						const { subtotal, total } = amounts(rest);
						await run(id, {
							removed_items: first.row.id,
							updateFields: { subtotal: Number(subtotal), total: Number(total) },
						});
						expect(lines(id)).toEqual(rest);
						agrees();
						pmp.simulator.ledger.clear();
					},
				),
				{ numRuns: version === 2 ? RUNS : Math.ceil(RUNS / 3) },
			);
		},
		600_000,
	);
});
