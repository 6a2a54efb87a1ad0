// How the value of a column travels: as it was filled in, as it was read, and what it means.
import type { IDataObject } from 'n8n-workflow';
import { kept, meaning, outgoing } from '../../nodes/BusinessLabsPmp/model/column';
import type { Column, ColumnKind } from '../../nodes/BusinessLabsPmp/model/column';

const dialect = { dateFormat: 'd/m/Y' };
const column = (kind: ColumnKind, more: Partial<Column> = {}): Column => ({
	field: { displayName: 'Label', name: 'own', type: 'string', default: '' },
	kind,
	...more,
});

describe('what is filled in', () => {
	const sent = (one: Column, own: IDataObject[string], partial?: boolean) =>
		outgoing([one], { own }, { ...dialect, partial }).own;

	it.each<[ColumnKind, IDataObject[string], unknown, unknown]>([
		['switch', true, '1', '1'],
		['switch', false, '0', '0'],
		['flag', true, 'on', 'on'],
		['flag', false, undefined, '0'],
		['named', true, 'own', 'own'],
		['named', false, undefined, '0'],
		['mark', true, '1', '1'],
		['mark', false, undefined, '0'],
	])('a %s that is %j is sent as %j, and as %j on version 3', (kind, value, older, newer) => {
		expect([sent(column(kind), value), sent(column(kind), value, true)]).toEqual([older, newer]);
	});

	it.each<[ColumnKind, IDataObject[string], unknown]>([
		['list', ' 1, 4,, ', ['1', '4']],
		['list', '', []],
		['id', ' 7 ', '7'],
		['id', '  ', '0'],
		['text', '', ''],
		['email', '', ''],
		['email', 'Ann <ann@example.com>', 'ann@example.com'],
		['amount', '', ''],
		['amount', '7.5', '7.50'],
		['amount', 'seven', 'seven'],
		['date', '', ''],
		['date', '2026-07-30T14:05:00', '30/07/2026'],
		['dateTime', '2026-07-30', '30/07/2026 00:00:00'],
		['dateTime', '2026-07-30T14:05:00', '30/07/2026 14:05:00'],
		['calendar', '2026-07-30T14:05:00', '2026/07/30 14:05'],
		['calendar', '2026-07-30 14:05:09', '2026/07/30 14:05:09'],
		['isoDate', '2026-07-30T14:05:00', '2026-07-30'],
		['unix', '2026-07-30T14:05:00.900Z', '1785420300'],
		['text', '2026-07-30T14:05:00', '2026-07-30T14:05:00'],
		['number', 5, '5'],
		['text', ' a ', ' a '],
	])('a %s that is %j is sent as %j', (kind, value, expected) => {
		expect(sent(column(kind), value)).toEqual(expected);
	});

	it('no record is what the column says it is', () => {
		expect(sent(column('id', { none: '' }), ' ')).toBe('');
	});

	it('nothing but what is given travels, and neither rows nor what follows from others', () => {
		const named = (name: string, kind: ColumnKind, more: Partial<Column> = {}) => {
			const { field, ...rest } = column(kind, more);
			return { ...rest, field: { ...field, name } };
		};
		const columns = [
			named('a', 'text'),
			named('b', 'text'),
			named('c', 'rows'),
			named('d', 'text', { computed: true }),
			named('e', 'date'),
		];
		const given = { a: '1', c: '1', d: '1', e: undefined, other: '1' };
		expect(Object.entries(outgoing(columns, given, dialect))).toEqual([
			['a', '1'],
			['e', undefined],
		]);
	});
});

describe('what was read', () => {
	const back = (one: Column, own: unknown) =>
		kept([one], { own } as IDataObject, dialect) as { own?: unknown };

	it.each<[ColumnKind, unknown, unknown]>([
		['list', ['1', '2'], ['1', '2']],
		['list', [], []],
		['flag', '1', 'on'],
		['flag', ' ON ', 'on'],
		['flag', true, 'on'],
		['flag', '0', undefined],
		['flag', false, undefined],
		['mark', '1', '1'],
		['mark', true, '1'],
		['mark', 'no', undefined],
		['named', 'yes', 'own'],
		['named', '', undefined],
		['lines', 'a<br />\nb', 'a\nb'],
		['text', 'a<br />\nb', 'a<br />\nb'],
		['date', '2026-07-30', '30/07/2026'],
		['date', '2026-07-30 00:00:00', '30/07/2026'],
		['date', '2026-07-30 00:00:01', '30/07/2026 00:00:01'],
		['date', '2026-07-30 10:00:00', '30/07/2026 10:00:00'],
		['date', '30/07/2026', '30/07/2026'],
		['date', '', ''],
		['date', '0000-00-00', ''],
		['dateTime', '2026-07-30', '30/07/2026 00:00:00'],
		['dateTime', '0000-00-00 00:00:00', ''],
		['calendar', '2026-07-30 07:00:00', '2026/07/30 07:00'],
		['calendar', '0000-00-00 00:00:00', ''],
		['isoDate', '2026-07-30 00:00:00', '2026-07-30'],
		['isoDate', '2026-07-30 10:00:00', '2026-07-30 10:00:00'],
		['isoDate', '0000-00-00', '0000-00-00'],
		['isoDate', '', ''],
		['time', '7', '7'],
		['time', '07:30', '07:30'],
		['time', '07:30:15', '07:30:15'],
		['time', '', ''],
		['time', '0000-00-00', '0000-00-00'],
		['time', '2026-07-30 07:30:00', '2026-07-30 07:30:00'],
		['time', '30/07/2026', '30/07/2026'],
		['amount', '7', '7.00'],
		['amount', '7.5', '7.50'],
		['amount', '', ''],
		['amount', ' ', ' '],
		['id', '0', '0'],
		['id', '', ''],
		['number', '1.5', '1.5'],
		['number', ' ', ' '],
		['number', 7, '7'],
		['unix', '1785420300', '1785420300'],
	])('a %s that reads %j goes back as %j', (kind, value, expected) => {
		const sent = back(column(kind), value);
		expect(sent.own).toEqual(expected);
		expect('own' in sent).toBe(expected !== undefined);
	});

	it.each<[ColumnKind, unknown, string]>([
		['list', 'a, b', 'a, b'],
		['list', { 0: 'a' }, '{"0":"a"}'],
		['flag', 'maybe', 'maybe'],
		['flag', { a: 1 }, '{"a":1}'],
		['mark', '2', '2'],
		['named', ['1'], '["1"]'],
		['text', true, 'true'],
		['text', { a: 1 }, '{"a":1}'],
		['number', 'n/a', 'n/a'],
		['number', false, 'false'],
		['id', '1.234,50', '1.234,50'],
		['amount', 'n/a', 'n/a'],
		['date', 'n/a', 'n/a'],
		['calendar', '1785420300', '1785420300'],
		['time', '07:30:15:00', '07:30:15:00'],
		['time', 'at 07:30', 'at 07:30'],
		['time', '07:30 am', '07:30 am'],
		['time', '07:3', '07:3'],
		['text', { a: 'x'.repeat(80) }, `{"a":"${'x'.repeat(54)}`],
	])('a %s that reads %j cannot go back, and nothing is changed', (kind, value, shown) => {
		const error = (() => {
			try {
				return back(column(kind), value);
			} catch (caught) {
				return caught;
			}
		})() as { message: string; description: string };
		expect(error.message).toBe(`PMP shows "${shown}" as Label, which cannot be written back`);
		expect(error.description).toBe(
			'Before version 3 an update has to send Label again, so nothing was changed. Give a value for it in the same update.',
		);
	});

	it('what is null or missing is left out, but for what must always be sent', () => {
		expect(back(column('text'), null)).toEqual({});
		expect(back(column('text', { always: true }), null)).toEqual({ own: '' });
		expect(back(column('text', { always: true }), undefined)).toEqual({});
	});

	it.each<Partial<Column>>([{ unread: true }, { wiped: true }, { shown: '' }, { shown: 'x' }])(
		'%j does not travel back',
		(more) => expect(back(column('text', more), 'a')).toEqual({}),
	);
});

describe('what means the same', () => {
	it.each<[ColumnKind, unknown, unknown, boolean]>([
		['list', '2, 1', ['1', '2'], true],
		['list', [10, 9], '9,10', true],
		['list', '1', '1,2', false],
		['text', 'a\r\nb', ' a\nb ', true],
		['text', 'a\rb', 'a\nb', true],
		['text', 'a&amp;b', 'a&b', true],
		['lines', 'a<br />\nb', 'a\nb', true],
		['text', 'a', 'A', false],
		['text', null, '', true],
		['flag', 'on', '1', true],
		['flag', 'own', 'yes', true],
		['flag', '', '0', true],
		['flag', 'off', 'on', false],
		['flag', 'maybe', 'off', true],
		['mark', '1', 'on', true],
		['mark', '1', '0', false],
		['named', 'own', '1', true],
		['named', 'other', '', true],
		['switch', '1', '0', false],
		['switch', 'true', '1', true],
		['date', '30/07/2026', '2026-07-30 10:00:00', true],
		['date', '30/07/2026', '2026-07-31', false],
		['date', '', '0000-00-00', true],
		['isoDate', '2026-07-30T00:00:00', '2026-07-30', true],
		['isoDate', '30/07/2026', '2026-07-30', true],
		['isoDate', '0000-00-00', '', true],
		['dateTime', '2026-07-30T14:05:00.000Z', '2026-07-30 14:05:00', true],
		['dateTime', '30/07/2026 14:05:00', '2026-07-30 14:05:00', true],
		['dateTime', '2026-07-30 14:05:00', '2026-07-30 14:05:01', false],
		['dateTime', '0000-00-00 00:00:00', '', true],
		['calendar', '2026/07/30 14:05', '2026-07-30 14:06:00', false],
		['calendar', '2026-07-30T14:05:00', '2026-07-30 14:05', true],
		['calendar', '30/07/2026 14:05', '2026-07-30 14:05', true],
		['calendar', '0000-00-00 00:00:00', '', true],
		['email', 'Ann <ann@example.com>', 'ann@example.com', true],
		['email', 'ann&#64;example.com', 'ann@example.com', true],
		['email', 'ann@example.com', 'bob@example.com', false],
		['dateTime', '2026-07-30', '2026-07-30 00:00:00', true],
		['dateTime', '2026-07-30 14:05', '2026-07-30T14:05:00', true],
		['number', '-0', '', true],
		['text', [1, 2], '1,2', true],
		['unix', '2026-07-30T14:05:00Z', '1785420300', true],
		['unix', '', '0', false],
		['unix', '', '', true],
		['unix', '2026-07-30T14:05:00Z', '1785420301', false],
		['id', '', '0', true],
		['id', '07', '7', true],
		['id', '7', '8', false],
		['number', '7.50', '7.5', true],
		['amount', '0.00', '', true],
		['amount', 'n/a', 'n/b', false],
		['text', '30/07/2026', '2026-07-30', false],
		['text', '0000-00-00', '', false],
	])('as a %s, %j and %j: %s', (kind, one, other, isSame) => {
		const [a, b] = [one, other].map((value) => meaning(column(kind), value, dialect));
		expect([a === b, a, b]).toEqual([isSame, a, b]);
	});

	it.each<[ColumnKind, unknown, string]>([
		['date', '0000-00-00', ''],
		['date', '', ''],
		['isoDate', '0000-00-00', ''],
		['dateTime', '0000-00-00 00:00:00', ''],
		['dateTime', '', ''],
		['calendar', '', ''],
		['id', '', '0'],
		['amount', '0.00', '0'],
		['flag', 'own', 'on'],
		['flag', '', 'off'],
		['list', '', ''],
		['list', '10,9', '10,9'],
	])('as a %s, %j means %j', (kind, value, expected) => {
		expect(meaning(column(kind), value, dialect)).toBe(expected);
	});

	it('a date in the format of the installation means one only where the format is known', () => {
		expect(meaning(column('date'), '30/07/2026', { dateFormat: 'd/m/Y' })).toBe('2026-07-30');
		expect(meaning(column('date'), '07-30-2026', { dateFormat: 'm-d-Y' })).toBe('2026-07-30');
		expect(meaning(column('date'), '30/07/2026')).toBe('30/07/2026');
	});
});
