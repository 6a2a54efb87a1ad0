// What a trigger that polls remembers between two looks.
import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import type { Connection } from '../../nodes/shared/engine/connection';
import { isMoment, nextBeginning, Notes } from '../../nodes/shared/trigger/notes';

const NOW = Date.parse('2026-07-30T12:00:00Z');
let flow = 0;
let memory: IDataObject;
let warnings: string[];
beforeEach(() => {
	jest.useFakeTimers({ now: NOW });
	memory = {};
	warnings = [];
	flow++;
});
afterEach(() => void jest.useRealTimers());

const notesOf = (...subject: string[]) =>
	new Notes<{ at: number }>(
		{
			getWorkflowStaticData: (type: string) => (type === 'node' ? memory : {}),
			getWorkflow: () => ({ id: `flow ${flow}` }),
			getNode: () => ({ id: 'node', name: 'Node' }),
			logger: { warn: (text: string) => warnings.push(text) },
		} as unknown as IPollFunctions,
		(notes) => typeof (notes as { at?: unknown } | undefined)?.at === 'number',
		...subject,
	);
/** Takes a look that finds so many records. @returns what came out, and what was remembered before */
async function look(count: number, at = 1, subject = ['a']) {
	const before: unknown[] = [];
	const items = await notesOf(...subject).look(
		async (notes) => {
			before.push(notes);
			return { records: Array.from({ length: count }, (_, id) => ({ id })), notes: { at } };
		},
		({ id }) => ({ shown: id }),
	);
	return { items, before };
}

it('gives each look what the one before remembered', async () => {
	expect(await look(0)).toEqual({ items: [], before: [undefined] });
	expect(await look(2, 5)).toEqual({ items: [{ shown: 0 }, { shown: 1 }], before: [{ at: 1 }] });
	expect(await look(0, 6)).toEqual({ items: [], before: [{ at: 5 }] });
	expect(warnings).toEqual([]);
	expect(JSON.stringify(memory)).not.toContain('"a"');
});

it('starts from now, and says so, where that is of something else or cannot be read', async () => {
	await look(0);
	expect((await look(0, 2, ['b'])).before).toEqual([undefined]);
	expect((await look(0, 2, ['b', ''])).before).toEqual([undefined]);
	memory.watched = { ...(memory.watched as IDataObject), notes: { at: 'x' } };
	expect((await look(0, 2, ['b', ''])).before).toEqual([undefined]);
	memory.watched = 'text';
	expect((await look(0, 2, ['b', ''])).before).toEqual([undefined]);
	const other = 'is of another account, token or choice of records';
	expect(warnings).toEqual(
		[other, other, 'cannot be read', other].map(
			(why) => `What the last look remembered ${why}: it starts from now`,
		),
	);
});

it('finds nothing anew from notes whose records are just being stored', async () => {
	const before = structuredClone(memory);
	const again = async () => {
		memory = structuredClone(before);
		return (await look(1)).items;
	};
	expect(await again()).toHaveLength(1);
	jest.setSystemTime(NOW + 10_000);
	expect(await again()).toEqual([]);
	jest.setSystemTime(NOW + 10_001);
	expect(await again()).toHaveLength(1);
	// A clock that was set back says nothing.
	jest.setSystemTime(NOW - 1);
	expect(await again()).toHaveLength(1);
	flow++;
	expect(await again()).toHaveLength(1);
});

it('finds nothing while a look is under way, and everything after one that failed', async () => {
	let end: (error: Error) => void = () => {};
	const first = notesOf('a').look(
		async () => await new Promise((_, reject) => (end = reject)),
		(record) => record,
	);
	expect(await look(1)).toEqual({ items: [], before: [] });
	expect((await look(1, 1, ['b'])).items).toHaveLength(1);
	memory = {};
	end(new Error('No'));
	await expect(first).rejects.toThrow('No');
	expect(memory).toEqual({});
	expect((await look(1)).items).toHaveLength(1);
});

it('knows what can be a moment', () => {
	expect([1, NOW, 8.64e15].map(isMoment)).toEqual([true, true, true]);
	const others = [0, -1, 8.64e15 + 1, Number.NaN, Infinity, '1', [1], true, null, new Date(NOW)];
	expect(others.filter(isMoment)).toEqual([]);
});

it('begins the next look a little before, by the earlier of two clocks', () => {
	const next = (vendorTime?: number, before?: number) =>
		nextBeginning({ vendorTime } as Connection, before);
	expect(next(NOW - 5000)).toBe(NOW - 5000 - 900_000);
	expect(next(NOW + 5000)).toBe(NOW - 900_000);
	expect(next()).toBe(NOW - 86_400_000);
	expect([next(NOW, NOW - 7), next(NOW, 7)]).toEqual([NOW - 7, NOW - 900_000]);
});
