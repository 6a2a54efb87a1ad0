// What a look of the trigger asks for, what it takes from the answers, and which notes it can use.
import { changedRecords } from '../../nodes/BusinessLabsPmp/trigger/changedRecords';
import { areIds, freshRecords, newestRecord } from '../../nodes/BusinessLabsPmp/trigger/newRecords';
import { pollables } from '../../nodes/BusinessLabsPmp/trigger/pollable';
import { idsOf, polled, rows } from './scriptedServer';

const NOW = Date.parse('2026-07-30T12:00:00Z');
beforeEach(() => void jest.spyOn(Date, 'now').mockReturnValue(NOW));
afterEach(() => jest.restoreAllMocks());

const { customer } = pollables;

describe('a first look', () => {
	it.each([
		['contact', 'contacts/search/%40', undefined],
		['contract', 'contracts', 'id'],
		['creditNote', 'credit_notes', 'id'],
		['customer', 'customers', 'userid'],
		['estimate', 'estimates', 'id'],
		['expense', 'expenses', undefined],
		['invoice', 'invoices', 'id'],
		['item', 'items', undefined],
		['lead', 'leads', 'id'],
		['milestone', 'milestones', 'id'],
		['payment', 'payments', undefined],
		['project', 'projects', 'id'],
		['proposal', 'proposals', 'id'],
		['staff', 'staffs', 'staffid'],
		['subscription', 'subscriptions', 'id'],
		['task', 'tasks', 'id'],
		['ticket', 'tickets', 'ticketid'],
		['timesheet', 'timesheets', 'id'],
	])('for %s asks for %s, sorted by %s', async (name, list, sortBy) => {
		const page = { page: 1, per_page: 100, sort: `-${sortBy}` };
		const expected = { method: 'GET', path: `/api/${list}`, expect: 'page' };
		const newer = polled([{ rows: [] }], 'auto');
		await freshRecords(newer.connection, pollables[name], undefined, newer.warn);
		expect(newer.asked).toEqual([{ ...expected, query: sortBy ? page : {} }]);
		const older = polled([{ rows: [] }], 'v2');
		await freshRecords(older.connection, pollables[name], undefined, older.warn);
		expect(older.asked).toEqual([{ ...expected, query: {} }]);
	});

	it.each([
		['customer', 'customers'],
		['invoice', 'invoices'],
		['lead', 'leads'],
		['task', 'tasks'],
		['ticket', 'tickets'],
	])('for changes of %s asks for %s', async (name, list) => {
		const { connection, asked, warn } = polled([[]]);
		const found = await changedRecords(connection, pollables[name], undefined, warn);
		const path = `/api/zapier/poll/${list}`;
		const from = NOW - 900_000;
		const since = Math.floor(from / 1000);
		expect(asked).toEqual([
			{ method: 'GET', path, query: { since: 1, limit: 200 }, expect: 'list' },
			{ method: 'GET', path, query: { since, limit: 200 }, expect: 'list' },
		]);
		expect(found).toEqual({ records: [], notes: { from, seen: {}, most: 0 } });
	});

	it('no other record tells its changes', () => {
		const telling = Object.keys(pollables).filter((name) => pollables[name].changes);
		expect(telling).toEqual(['customer', 'invoice', 'lead', 'task', 'ticket']);
	});
});

describe('what is new', () => {
	const fresh = async (pages: unknown[], before?: { seen: number[]; floor: number }) => {
		const { connection, asked, warnings, warn } = polled(pages);
		const { records, notes } = await freshRecords(connection, customer, before, warn);
		return { found: idsOf(records), notes, asked, warnings };
	};

	it('of a first look nothing, but what was seen is noted', async () => {
		const one = await fresh([{ rows: rows('3', '2'), hasMore: true }]);
		expect(one).toMatchObject({ found: [], notes: { seen: [2, 3], floor: 1 } });
		expect(one.asked).toHaveLength(1);
		const all = await fresh([{ rows: rows('3', '2'), hasMore: false }]);
		expect(all.notes).toEqual({ seen: [2, 3], floor: 0 });
		expect((await fresh([{ rows: [] }])).notes).toEqual({ seen: [], floor: 0 });
	});

	it('each ID above the floor that was not seen, from the lowest on', async () => {
		const before = { seen: [5, 7], floor: 4 };
		const page = { rows: rows('10', 9, '7', '6', '5', '4', '3'), hasMore: true };
		const { found, notes, asked } = await fresh([page], before);
		expect(found).toEqual(['6', 9, '10']);
		expect(notes).toEqual({ seen: [5, 6, 7, 9, 10], floor: 4 });
		expect(asked).toHaveLength(1);
	});

	it('of many the newest fifty are remembered', async () => {
		const many = Array.from({ length: 60 }, (_, index) => String(70 - index));
		const { found, notes } = await fresh([{ rows: rows(...many), hasMore: false }], {
			...{ seen: [5], floor: 4 },
		});
		expect(found).toHaveLength(60);
		expect(notes).toEqual({ seen: Array.from({ length: 50 }, (_, i) => 21 + i), floor: 20 });
	});

	it('pages are read down to the floor, and only where they are sorted', async () => {
		const before = { seen: [], floor: 4 };
		const sorted = [
			{ rows: rows('9', '8'), hasMore: true, total: 5 },
			{ rows: rows('7', '4'), hasMore: true, total: 5 },
			{ rows: rows('3'), total: 5 },
		];
		const one = await fresh(sorted, before);
		expect([one.found, one.asked.length]).toEqual([['7', '8', '9'], 2]);
		expect(one.asked[1].query).toEqual({ page: 2, per_page: 100, sort: '-userid' });
		const unsorted = [
			{ rows: rows('4', '9'), total: 5 },
			{ rows: rows('7', '8'), total: 5 },
			{ rows: rows('6'), total: 5 },
		];
		const other = await fresh(unsorted, before);
		expect([other.found, other.asked.length]).toEqual([['6', '7', '8', '9'], 3]);
	});

	it('a list that became shorter while it was read is read again', async () => {
		const before = { seen: [], floor: 0 };
		const shorter = [
			{ rows: rows('9', '8'), total: 4 },
			{ rows: rows('6'), total: 3 },
			{ rows: rows('9', '8'), total: 3 },
			{ rows: rows('6'), total: 3 },
		];
		const one = await fresh(shorter, before);
		expect([one.found, one.asked.length]).toEqual([['6', '8', '9'], 4]);
		const always = Array.from({ length: 5 }, () => shorter.slice(0, 2)).flat();
		await expect(fresh(always, before)).rejects.toMatchObject({
			message: 'The list of customers changes while it is read',
			description: 'Records were deleted meanwhile, each time. The next look tries again.',
		});
		const atLast = [...always.slice(2), ...shorter.slice(2)];
		expect((await fresh(atLast, before)).asked).toHaveLength(10);
	});

	it('IDs that are none are told and left, unless there are no others', async () => {
		const odd = ['2abc', '', '0', '-1', '1234567890123456', '1.5', 'x1'];
		const { found, warnings } = await fresh([{ rows: rows(...odd, '7') }], { seen: [], floor: 0 });
		expect(found).toEqual(['7']);
		expect(warnings).toEqual([
			'PMP\'s list has records with an ID that is no number: "2abc", "", "0", "-1", "1234567890123456", "1.5", "x1"',
		]);
		expect((await fresh([{ rows: rows('123456789012345') }])).warnings).toEqual([]);
		await expect(fresh([{ rows: rows(...odd) }])).rejects.toMatchObject({
			message: 'The list of customers has no record with an ID',
			description: 'It is not taken for an empty one. Check what the API of this server answers.',
		});
	});

	it('a list that is longer than what comes is an error', async () => {
		const pages = [
			{ rows: rows('9'), total: 5 },
			{ rows: [], total: 5 },
		];
		await expect(fresh(pages, { seen: [], floor: 0 })).rejects.toThrow(
			'BusinessLabs PMP gives 1 of 5 records of a list that is longer',
		);
	});

	it('a test shows the newest one alone', async () => {
		const of = async (page: object) => await newestRecord(polled([page]).connection, customer);
		expect(await of({ rows: rows('3', '10', '9') })).toEqual(rows('10'));
		expect(await of({ rows: [] })).toEqual([]);
	});

	it.each<[unknown, boolean]>([
		[{ seen: [1, 2], floor: 0 }, true],
		[{ seen: [], floor: 0 }, true],
		[{ seen: [1, '2'], floor: 0 }, false],
		[{ seen: [1.5], floor: 0 }, false],
		[{ seen: [1], floor: null }, false],
		[{ seen: [1] }, false],
		[{ seen: {}, floor: 0 }, false],
		[{ floor: 0 }, false],
		[undefined, false],
		[[], false],
		['x', false],
	])('the notes %j can be used: %s', (notes, expected) => expect(areIds(notes)).toBe(expected));
});
