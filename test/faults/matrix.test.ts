import { FAULTS } from './mishaps';
import { MODES, runCell } from './matrix';
import type { Cell } from './matrix';
import { writeMatrix } from './page';
import { starters } from './vendors';
import type { Sample, VendorUnderTest } from './vendors';

/** `npm run test:faults` runs every cell and writes the page; otherwise each fault meets one mode. */
const isFull = process.env.FAULTS === 'all';
const AT_ONCE = isFull ? 8 : 24;
const CLASSES = ['read', 'idempotent write', 'send'] as const;

const cells = FAULTS.flatMap((fault, row) =>
	MODES.filter((_, column) => isFull || (column === row % MODES.length && !fault.heavy)).map(
		(mode) => ({ fault, mode }),
	),
);

describe.each(Object.keys(starters))('when the way to %s breaks', (title) => {
	const results = new Map<string, Map<string, Cell[]>>();

	beforeAll(async () => {
		const vendor = await starters[title]();
		for (const sample of vendor.samples) results.set(sample.class, new Map());
		await inTurns(
			vendor.samples.flatMap((sample) => cells.map((cell) => ({ sample, ...cell }))),
			async ({ sample, fault, mode }) => {
				const cell = await runCell(vendor, sample, fault, mode);
				const rows = results.get(sample.class) as Map<string, Cell[]>;
				rows.set(fault.title, [...(rows.get(fault.title) ?? []), cell]);
			},
		);
		if (isFull) write(vendor);
		await vendor.simulator.stop();
	}, 1_200_000);

	const write = ({ samples }: VendorUnderTest) =>
		samples.forEach((sample: Sample) =>
			writeMatrix(title, sample, results.get(sample.class) as Map<string, Cell[]>),
		);

	test.each(CLASSES)('a %s loses no item, sends none twice, and says what happened', (kind) => {
		const rows = results.get(kind) as Map<string, Cell[]>;
		expect([...rows.values()].flat()).toHaveLength(cells.length);
		const complaints = [...rows].flatMap(([fault, found]) =>
			found.flatMap((cell) =>
				complaintsOf(kind, cell).map((text) => `${fault}, ${cell.mode}: ${text}`),
			),
		);
		expect(complaints).toEqual([]);
	});
});

function complaintsOf(kind: Sample['class'], cell: Cell): string[] {
	return [
		...cell.complaints,
		...(cell.lost > 0 ? [`${cell.lost} items lost`] : []),
		...(kind === 'send' && cell.twice > 0 ? [`${cell.twice} items sent twice`] : []),
		...(cell.seconds > 60 ? [`took ${cell.seconds} s`] : []),
	];
}

/** Some at a time; a huge answer alone. */
async function inTurns<T extends { fault: { heavy?: boolean } }>(
	list: T[],
	work: (entry: T) => Promise<void>,
): Promise<void> {
	const light = list.filter(({ fault }) => !fault.heavy);
	const next = async () => {
		for (let entry = light.shift(); entry; entry = light.shift()) await work(entry);
	};
	await Promise.all(Array.from({ length: AT_ONCE }, next));
	for (const entry of list) if (entry.fault.heavy) await work(entry);
}
