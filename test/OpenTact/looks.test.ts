// What one look for inbound messages asks for, finds and remembers, by the notes of the last one.
import type { IDataObject } from 'n8n-workflow';
import type { Connection } from '../../nodes/shared/engine/connection';
import type { WireRequest } from '../../nodes/shared/contract/types';
import { newest, newMessages } from '../../nodes/OpenTact/trigger/newMessages';
import type { Messages } from '../../nodes/OpenTact/trigger/newMessages';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** How far back a look goes, where the vendor tells its time. */
const OVERLAP = HOUR / 4;

const sms = (uuid: unknown, hours: number, more: object = {}): IDataObject => ({
	uuid: uuid as string,
	created_on: new Date(NOW + hours * HOUR).toISOString(),
	state: 'success',
	...more,
});

/** One look at an account with these messages. */
async function look(before: Partial<Messages> | undefined, ...messages: IDataObject[]) {
	const asked: WireRequest[] = [];
	const warnings: string[] = [];
	const connection = {
		vendorTime: NOW,
		send: async (request: WireRequest) => {
			asked.push(request);
			return await Promise.resolve({ rows: messages, isPlain: true });
		},
	} as unknown as Connection;
	const notes = before && ({ from: NOW - HOUR, seen: {}, pending: {}, ...before } as Messages);
	const found = await newMessages(connection, notes, (warning) => warnings.push(warning));
	return { ...found, uuids: found.records.map(({ uuid }) => uuid), asked, warnings };
}

beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(NOW));
afterEach(() => jest.restoreAllMocks());

test('the first look learns the time, gives nothing, and remembers what is there', async () => {
	const { asked, ...found } = await look(
		undefined,
		sms('old', -20),
		sms('new', -0.1),
		sms('begun', -20, { state: 'created' }),
	);
	expect(asked.map(({ path, query, body }) => [path, query, body])).toEqual([
		['/sms/search/inbound', { take: 1, skip: 0 }, { order: { created_on: 'DESC' } }],
		[
			'/sms/search/inbound',
			{ take: 100, skip: 0 },
			{
				created_on_from: new Date(NOW - OVERLAP - DAY).toISOString(),
				order: { created_on: 'ASC' },
			},
		],
	]);
	expect(found.records).toEqual([]);
	expect(found.notes).toEqual({
		from: NOW - OVERLAP,
		seen: { old: NOW - 20 * HOUR, new: NOW - 0.1 * HOUR },
		pending: { begun: NOW - 20 * HOUR },
	});
	expect(found.warnings).toEqual([]);
});

test('a later look asks from the last one on, or from the oldest message that was not complete', async () => {
	const since = async (before: Partial<Messages>) => {
		const { asked } = await look(before);
		expect(asked).toHaveLength(1);
		return Date.parse(String((asked[0].body as IDataObject).created_on_from)) - NOW;
	};
	expect(await since({})).toBe(-HOUR);
	expect(await since({ pending: { a: NOW - 2 * HOUR, b: NOW - 3 * HOUR } })).toBe(-3 * HOUR);
	expect(await since({ pending: { a: NOW } })).toBe(-HOUR);
});

test('it gives what it has not seen and what is complete, and forgets what is over', async () => {
	const { uuids, notes, warnings } = await look(
		{ seen: { seen: NOW - HOUR / 10, over: NOW - HOUR }, from: NOW - HOUR },
		sms('seen', -0.1),
		sms('fresh', -0.05),
		sms('late', -0.5),
		sms('failed', -0.05, { state: 'failed' }),
		sms('earlier', -5),
	);
	expect(uuids).toEqual(['fresh', 'late']);
	expect(notes).toEqual({
		from: NOW - OVERLAP,
		seen: { seen: NOW - HOUR / 10, fresh: NOW - 0.05 * HOUR },
		pending: {},
	});
	expect(warnings).toEqual([]);
});

test('what is seen is remembered as long as a look goes back', async () => {
	const pending = { begun: NOW - 5 * HOUR };
	const { notes } = await look(
		{ pending, seen: { a: NOW - 6 * HOUR, b: NOW - 4 * HOUR } },
		sms('begun', -5, { state: 'created' }),
		sms('b', -4),
	);
	expect(notes).toEqual({ from: NOW - OVERLAP, seen: { b: NOW - 4 * HOUR }, pending });
});

test('a message that is not complete is waited for, a day at most', async () => {
	const waiting = { state: 'created' };
	const { uuids, notes, warnings } = await look(
		{ pending: { a: NOW - 30 * HOUR } },
		sms('late', -24.5, waiting),
		sms('waiting', -24.2, waiting),
	);
	expect(uuids).toEqual([]);
	expect(notes.pending).toEqual({ waiting: NOW - 24.2 * HOUR });
	expect(warnings).toEqual([
		"OpenTact's message late is still not complete after a day and is given up",
	]);
});

test.each([
	['2026-03-01T11:59:00Z'],
	['2026-03-01T11:59:00'],
	[' 2026-03-01 11:59:00.000 '],
	['2026-03-01T11:59'],
	['2026-03-01T13:59:00+02:00'],
	['Sun, 01 Mar 2026 11:59:00 GMT'],
])('the time %j is a minute ago, wherever n8n runs', async (created_on) => {
	const { parse } = Date;
	const inRome = (text: string) =>
		parse(/(Z|GMT|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}+02:00`);
	jest.spyOn(Date, 'parse').mockImplementation(inRome);
	const { notes } = await look({}, sms('a', 0, { created_on }));
	expect(notes.seen).toEqual({ a: NOW - 60_000 });
});

test.each([undefined, null, '', 'yesterday'])('the time %j counts as now', async (created_on) => {
	const { uuids, notes } = await look({}, sms('a', 0, { created_on }));
	expect(uuids).toEqual(['a']);
	expect(notes.seen).toEqual({ a: NOW });
});

test('messages without an ID are told, and are no answer where all are', async () => {
	const { uuids, warnings } = await look({}, sms('', 0), sms(7, 0), sms('a', 0));
	expect(uuids).toEqual(['a']);
	expect(warnings).toEqual(['OpenTact tells of messages that have no ID']);
	await expect(look({}, sms('', 0))).rejects.toMatchObject({
		message: 'OpenTact tells of messages of which none has an ID',
		description: 'They are not taken for none. Check what OpenTact answers.',
	});
});

test('the newest one is shown, were there more', async () => {
	const send = async () => await Promise.resolve({ rows: [sms('a', 0), sms('b', 0)] });
	expect(await newest({ send } as unknown as Connection)).toMatchObject([{ uuid: 'a' }]);
});
