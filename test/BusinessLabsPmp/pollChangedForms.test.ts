// What a look for changes takes from the answers of version 3, and which notes it can use.
import { PmpError } from '../../nodes/BusinessLabsPmp/transport/answer';
import {
	areChanges,
	changedRecords,
	changedSample,
} from '../../nodes/BusinessLabsPmp/trigger/changedRecords';
import type { Changes } from '../../nodes/BusinessLabsPmp/trigger/changedRecords';
import { pollables } from '../../nodes/BusinessLabsPmp/trigger/pollable';
import { idsOf, polled, rows } from './scriptedServer';

const NOW = Date.parse('2026-07-30T12:00:00Z');
beforeEach(() => void jest.spyOn(Date, 'now').mockReturnValue(NOW));
afterEach(() => jest.restoreAllMocks());

const { customer } = pollables;

describe('what has changed', () => {
	const from = NOW - 3_600_000;
	const changed = async (answers: unknown[], before?: Changes) => {
		const { connection, asked, warnings, warn } = polled(answers);
		const { records, notes } = await changedRecords(connection, customer, before, warn);
		return { found: idsOf(records), notes, asked, warnings };
	};
	const before = (seen: Changes['seen'] = {}, most = 0): Changes => ({ from, seen, most });
	const numbered = (count: number) =>
		rows(...Array.from({ length: count }, (_, i) => String(i + 1)));

	it('what differs from what was put out, the oldest first', async () => {
		const first = await changed([rows('2', '1')], before());
		expect(first.found).toEqual(['1', '2']);
		expect(first.asked.map(({ query }) => query)).toEqual([
			{ since: Math.floor(from / 1000), limit: 200 },
		]);
		expect(first.notes).toMatchObject({ from: NOW - 900_000, most: 2 });
		expect(Object.keys(first.notes.seen)).toEqual(['1', '2']);
		expect(Object.values(first.notes.seen).every((each) => /^[0-9a-f]{20}$/.test(each))).toBe(true);
		const again = [{ userid: '2' }, { userid: '1', company: 'New' }];
		const second = await changed([again], first.notes);
		expect(second.found).toEqual(['1']);
		expect(second.notes.most).toBe(2);
	});

	it('more than the limit are asked for with a higher one', async () => {
		const { found, asked } = await changed([numbered(200), numbered(451)], before({}, 1000));
		expect(found).toHaveLength(451);
		expect(asked.map(({ query }) => query?.limit)).toEqual([200, 2000]);
	});

	it.each<[number, number, unknown[], boolean]>([
		// Fewer than a server is known to cut off at.
		[19, 0, [], true],
		// Fewer than it has given before, and no round number.
		[49, 60, [], true],
		// As many as it has given before: unless it can give more.
		[60, 60, [numbered(61)], true],
		[60, 60, [numbered(60), { rows: [], total: 60 }], true],
		[60, 60, [numbered(60), { rows: [], total: 61 }], false],
		[60, 60, [numbered(60), { rows: numbered(1) }], true],
		[50, 60, [numbered(50), { rows: [], total: 90 }], false],
		[100, 150, [numbered(101)], true],
		[20, 0, [numbered(20), { rows: [], total: 21 }], false],
	])(
		'%i of them, of %i at the most before, answered with %j: all: %s',
		async (count, most, more, isAll) => {
			const outcome = changed([numbered(count), ...more], before({}, most));
			if (isAll) expect((await outcome).found).toHaveLength(count);
			else {
				await expect(outcome).rejects.toMatchObject({
					message: `BusinessLabs PMP gives no more than ${count} changes at once`,
					description:
						'More may have changed since the last look, and this list has no pages, so nothing was put out. Set "Trigger On" to New; publish that and change it back to start anew from now.',
				});
			}
		},
	);

	it('how many there are is asked of the list itself', async () => {
		const { asked } = await changed([numbered(60), numbered(60), { rows: [], total: 1 }], before());
		expect(asked.slice(1)).toEqual([
			{
				...{ method: 'GET', path: '/api/zapier/poll/customers', expect: 'list' },
				query: { since: 1, limit: 200 },
			},
			{ method: 'GET', path: '/api/customers', query: { page: 1, per_page: 1 }, expect: 'page' },
		]);
	});

	it('records without an ID are told and left, unless there are no others', async () => {
		const { found, warnings } = await changed([[{ company: 'A' }, { userid: '1' }]], before());
		expect(found).toEqual(['1']);
		expect(warnings).toEqual(['PMP tells of changed records that have no ID']);
		await expect(changed([[{ company: 'A' }]], before())).rejects.toThrow(
			'The list of changes has no record with an ID',
		);
		expect((await changed([rows('1')], before())).warnings).toEqual([]);
	});

	it.each(['foreign', 'noHandler'] as const)('an older server tells none: %s', async (reason) => {
		await expect(changed([new PmpError(reason, 'x')], before())).rejects.toMatchObject({
			message: "This server's API module is older than version 3",
			description: 'Only version 3 reports updates. Set "Trigger On" to New.',
		});
		await expect(changed([new PmpError('token', 'y')], before())).rejects.toThrow('y');
	});

	it('a test shows one', async () => {
		const { connection, asked } = polled([rows('2', '1')]);
		expect(await changedSample(connection, customer)).toEqual(rows('2'));
		expect(asked).toEqual([{ method: 'GET', path: '/api/zapier/test/customers', expect: 'list' }]);
	});

	it.each<[unknown, boolean]>([
		[{ from: 1, seen: {}, most: 0 }, true],
		[{ from: 1, seen: { 1: 'a' }, most: 5 }, true],
		[{ from: 0, seen: {}, most: 0 }, false],
		[{ from: '1', seen: {}, most: 0 }, false],
		[{ from: 1, seen: { 1: 7 }, most: 0 }, false],
		[{ from: 1, seen: { 1: 'a', 2: null }, most: 0 }, false],
		[{ from: 1, seen: [], most: 0 }, false],
		[{ from: 1, most: 0 }, false],
		[{ from: 1, seen: {}, most: '0' }, false],
		[{ from: 1, seen: {} }, false],
		[undefined, false],
		['x', false],
	])('the notes %j can be used: %s', (notes, expected) => {
		expect(areChanges(notes)).toBe(expected);
	});
});
