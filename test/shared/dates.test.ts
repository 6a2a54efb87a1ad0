import { DateTime } from 'luxon';
import { isNoDate, toDay, toInstant, toWallClock } from '../../nodes/shared/values/dates';

const ROME = 'Europe/Rome';

describe('a time on the clock', () => {
	it.each([
		[' 2026-07-30 ', '2026-07-30'],
		['2026-07-30T14:05:09.123456', '2026-07-30T14:05:09'],
		['2026-07-30T14:05:09,5', '2026-07-30T14:05:09'],
		['2026-07-30t14:05', '2026-07-30T14:05:00'],
		['2026-07-30T14:05:09z', '2026-07-30T16:05:09'],
		['2026-07-30 14:05:09 +00:00', '2026-07-30T16:05:09'],
		['2026-07-30T14:05:09-0500', '2026-07-30T21:05:09'],
		['2026-07-30T14:05Z', '2026-07-30T16:05:00'],
		['2024-02-29', '2024-02-29'],
		['0001-01-01T00:00:00', '0001-01-01T00:00:00'],
	])('%j is %s', (value, expected) => {
		expect(toWallClock(value, ROME)).toBe(expected);
	});

	it.each([
		...['2026-7-30', '26-07-30', '12026-07-30', 'x2026-07-30', '2026-07-301', '2026-07-30x'],
		...[
			'2026-07-30T14',
			'2026-07-30T1:05',
			'2026-07-30T14:05:9',
			'2026-07-30T14:05:',
			'2026-07-30T',
		],
		...['2026-07-30T14:05:09.', '2026-07-30T14:05:09 UTC', '2026-07-30T14:05:09+2', '2026-07-30Z'],
		...['2026-07-30T14:05:61', '2026-07-30T14:60', '2026-07-30T24:00', '2023-02-29', '2026-13-01'],
		...['', 'null', '20260730', '2026-07-30\n2026-07-31', '2026-07-30T14:05+0:00'],
	])('%j is none', (value) => {
		expect(toWallClock(value, ROME)).toBeUndefined();
		expect(toInstant(value, ROME)).toBeUndefined();
		expect(toDay(value, ROME)).toBeUndefined();
	});

	it.each([null, undefined, 7, {}, new Date(Number.NaN), DateTime.invalid('x'), { toISO: 7 }])(
		'%p is none either',
		(value) => {
			expect(toWallClock(value, ROME)).toBeUndefined();
			expect(toDay(value, ROME)).toBeUndefined();
			expect(toDay(value, ROME, true)).toBeUndefined();
		},
	);
});

describe('the moment that a time on the clock means', () => {
	it.each([
		['2026-07-30', ROME, '2026-07-29T22:00:00.000Z'],
		['2026-01-30T12:00', ROME, '2026-01-30T11:00:00.000Z'],
		['2026-07-30T12:00:00+05:00', ROME, '2026-07-30T07:00:00.000Z'],
		// The clocks were changed in between.
		['2026-03-29T03:30:00', ROME, '2026-03-29T01:30:00.000Z'],
		['2026-10-25T04:00:00', ROME, '2026-10-25T03:00:00.000Z'],
		['2026-03-08T03:00:00', 'America/New_York', '2026-03-08T07:00:00.000Z'],
		['2026-11-01T03:00:00', 'America/New_York', '2026-11-01T08:00:00.000Z'],
		['2026-03-29', 'Asia/Beirut', '2026-03-28T22:00:00.000Z'],
		['2026-07-30T00:00:00', 'Asia/Kolkata', '2026-07-29T18:30:00.000Z'],
	])('%s in %s is %s', (value, timezone, expected) => {
		expect(toInstant(value, timezone)).toBe(expected);
	});
});

describe('a day', () => {
	const NEW_YORK = 'America/New_York';

	it.each([
		[' 2026-07-30T00:00:00.000Z ', '2026-07-30'],
		['2026-07-30 00:00z', '2026-07-30'],
		['2026-07-30t00:00:00,00 +02:00', '2026-07-30'],
		['2026-07-30T00:00:00-1100', '2026-07-30'],
		['2026-07-30T00:00+0900', '2026-07-30'],
		['2026-07-30T00:00:00+0900', '2026-07-30'],
		// Not midnight on its own clock.
		['2026-07-30T00:00:00.5Z', '2026-07-29'],
		['2026-07-30T00:00:01Z', '2026-07-29'],
		['2026-07-30T00:01Z', '2026-07-29'],
		['2026-07-30T00:00:00', '2026-07-30'],
	])('%j in New York is %s', (value, expected) => {
		expect(toDay(value, NEW_YORK)).toBe(expected);
	});

	it.each([
		'x2026-07-30T00:00Z',
		'2026-07-30T00:00Zx',
		'2026-07-30T00:00:00.Z',
		'2026-07-30T00:00+xx00',
	])('%j is none', (value) => {
		expect(toDay(value, NEW_YORK)).toBeUndefined();
	});

	it('of a moment is the one at which it begins', () => {
		expect(toDay('2026-07-30T12:00:00Z', NEW_YORK, true)).toBe('2026-07-30T04:00:00.000Z');
		expect(toDay(new Date('2026-07-30T00:00:00Z'), NEW_YORK, true)).toBe(
			'2026-07-30T04:00:00.000Z',
		);
	});
});

it.each([' 0000-00-00 ', '0000-00-00 00:00', '0000-00-00T00:00:00'])(
	'%j is how MySQL writes that there is no date',
	(value) => {
		expect(isNoDate(value)).toBe(true);
		for (const no of [`1${value}`, `${value}1`, value.replace(/0\s*$/, '1'), '0000-00-01', 0, null])
			expect(isNoDate(no)).toBe(false);
	},
);
