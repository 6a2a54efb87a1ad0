// Days and moments in many forms, and the lists and maps that PHP writes as text.
import {
	calendarMoment,
	inFormat,
	isIsoMoment,
	isoDay,
	isoFrom,
} from '../../nodes/BusinessLabsPmp/model/dates';
import { phpList, phpMap } from '../../nodes/BusinessLabsPmp/model/phpList';
import { keptSettings } from '../../nodes/BusinessLabsPmp/documents/projectSettings';
import type { IDataObject } from 'n8n-workflow';

it.each<[string, string, Parameters<typeof inFormat>[2], string]>([
	['2026-07-30', 'd/m/Y', 'never', '30/07/2026'],
	['2026-07-30', 'd/m/Y', 'ifAny', '30/07/2026'],
	['2026-07-30', 'd/m/Y', 'always', '30/07/2026 00:00:00'],
	[' 2026-07-30 14:05:09 ', 'm-d-Y', 'always', '07-30-2026 14:05:09'],
	['2026-07-30T14:05:09.500Z', 'd.m.Y', 'ifAny', '30.07.2026 14:05:09'],
	['2026-07-30T00:00:00.000Z', 'd.m.Y', 'ifAny', '30.07.2026'],
	['2026-07-30T10:00:00', 'd.m.Y', 'ifAny', '30.07.2026 10:00:00'],
	['2026-07-30T00:00:05', 'd.m.Y', 'ifAny', '30.07.2026 00:00:05'],
	['2026-07-30T14:05:09', 'Y-m-d', 'never', '2026-07-30'],
])('%j as %s, time %s, is %j', (moment, format, time, expected) => {
	expect(inFormat(moment, format, time)).toBe(expected);
});

it.each([
	['2026-07-30T14:05:00', '2026/07/30 14:05'],
	['2026-07-30 14:05:09', '2026/07/30 14:05:09'],
	['2026-07-30 00:00:00', '2026/07/30 00:00'],
	['2026-07-30T00:05:00.000Z', '2026/07/30 00:05'],
	['2026-07-30 14:05', '2026/07/30 14:05'],
	['2026-07-30', '2026/07/30 00:00'],
])('in the calendar %s is %s', (moment, expected) => {
	expect(calendarMoment(moment)).toBe(expected);
});

it('the day of a moment is what stands before its time', () => {
	expect(isoDay(' 2026-07-30T14:05:00 ')).toBe('2026-07-30');
});

it.each<[string, boolean]>([
	['2026-07-30', true],
	[' 2026-07-30 ', true],
	['2026-07-30 14:05', true],
	['2026-07-30T14:05:09', true],
	['2026-07-30 14:05:09.123456', true],
	['2026-07-30T00:00:00Z', true],
	['2026-07-30T00:00:00.000Z', true],
	['2026-07-30T14:05:09Z', false],
	['2026-07-30T00:00:00+02:00', false],
	['2026-07-30T00:00:00.100Z', false],
	['2026-07-30T00:00:01Z', false],
	['2026-07-30T14:05:09.', false],
	['2026-07-30T14', false],
	['2026-07-30  14:05', false],
	['2026-7-30', false],
	['26-07-30', false],
	['12026-07-30', false],
	['2026-07-301', false],
	['at 2026-07-30', false],
	['2026-07-30 14:05 h', false],
	['30/07/2026', false],
	['', false],
])('%j is a moment as databases write it: %s', (text, expected) => {
	expect(isIsoMoment(text)).toBe(expected);
});

it.each<[string, string, string | undefined]>([
	['30/07/2026', 'd/m/Y', '2026-07-30'],
	[' 30/07/2026 ', 'd/m/Y', '2026-07-30'],
	['07.30.2026', 'm.d.Y', '2026-07-30'],
	['07x30x2026', 'm.d.Y', undefined],
	['2026-07-30', 'Y-m-d', '2026-07-30'],
	['30/07/2026 14:05', 'd/m/Y', '2026-07-30 14:05'],
	['30/07/2026 14:05:09', 'd/m/Y', '2026-07-30 14:05:09'],
	['30/07/2026 14', 'd/m/Y', undefined],
	['30/07/2026T14:05', 'd/m/Y', undefined],
	['30/07/2026 14:05:09 h', 'd/m/Y', undefined],
	['130/07/2026', 'd/m/Y', undefined],
	['3/7/2026', 'd/m/Y', undefined],
	['30/07/26', 'd/m/Y', undefined],
	['2026-07-30', 'd/m/Y', undefined],
	['Rome', 'd/m/Y', undefined],
	['', 'd/m/Y', undefined],
	['30(07)2026', 'd(m)Y', '2026-07-30'],
])('%j in the format %s is %j', (text, format, expected) => {
	expect(isoFrom(text, format)).toBe(expected);
});

it.each<[string, string[] | undefined]>([
	['a:1:{i:0;s:1:"3";}', ['3']],
	['a:2:{i:0;b:1;i:1;i:-7;}', ['1', '-7']],
	['a:1:{i:0;s:3:"a\nb";}', ['a\nb']],
	['a:12:{i:0;i:1;}', ['1']],
	['a:1:{i:10;i:-17;}', ['-17']],
	['b:1:{i:0;i:1;}', undefined],
	['xa:1:{i:0;i:1;}', undefined],
	['a:1:{i:0;i:1;}x', undefined],
	['a:x:{i:0;i:1;}', undefined],
	['a:1:{i:0;d:1.5;}', undefined],
	['a:1:{i:0;N;}', undefined],
	['a:1:{xi:0;i:1;}', undefined],
	['[]', []],
	['[ 1 , "2",\'3\', "4\' ]', ['1', '2', '3', '"4\'']],
	['["a\nb"]', ['a\nb']],
	['["it\'s"]', ["it's"]],
	['["1"', undefined],
	['x["1"]', undefined],
	['["1"]x', undefined],
])('the list %j has %j', (text, expected) => {
	expect(phpList(text)).toEqual(expected);
});

it.each<[string, Array<[string, string]> | undefined]>([
	[
		' a:2:{s:1:"a";i:1;s:1:"b";s:0:"";} ',
		[
			['a', '1'],
			['b', ''],
		],
	],
	['a:1:{s:3:"é";i:1;}', undefined],
	['a:1:{s:2:"é";b:0;}', [['é', '0']]],
	['a:0:{}', []],
	['a:1:{s:1:"a";}', undefined],
	['a:1:{s:1:"a\nb";i:1;}', undefined],
	['a:1:{s:3:"a\nb";i:1;}', [['a\nb', '1']]],
	['xa:0:{}', undefined],
	['a:0:{}x', undefined],
	['["a"]', undefined],
	['', undefined],
])('the map %j has %j', (text, expected) => {
	expect(phpMap(text)).toEqual(expected);
});

describe('the settings of a project', () => {
	const TABS = 'a:2:{s:5:"tasks";i:1;s:5:"notes";i:0;}';

	it.each<[unknown, IDataObject]>([
		[undefined, {}],
		[null, {}],
		[{}, {}],
		[{ view_tasks: '0', open: '', shut: null, off: false, none: 'null', no: 'false' }, {}],
		[
			{ view_tasks: '1', edit: 1, see: true, hide: 'true', off: '0', available_features: TABS },
			{
				settings: {
					...{ view_tasks: '1', edit: '1', see: '1', hide: '1', available_features: ['tasks'] },
				},
			},
		],
		[
			{ view_tasks: '1', available_features: ['tasks', 7] },
			{ settings: { view_tasks: '1', available_features: ['tasks', '7'] } },
		],
		[
			{ view_tasks: '0', available_features: { tasks: 1, notes: '0', files: null } },
			{ settings: { available_features: ['tasks'] } },
		],
	])('%j are kept as %j', (read, expected) => {
		expect(keptSettings(read)).toEqual(expected);
	});

	it.each<unknown>([
		{ view_tasks: '1' },
		{ view_tasks: '1', available_features: null },
		{ view_tasks: '1', available_features: 7 },
		{ view_tasks: '1', available_features: 'tasks, notes' },
		{ view_tasks: 'some', available_features: TABS },
		{ view_tasks: '2', available_features: [] },
	])('%j cannot be written back, and nothing is changed', (read) => {
		expect(() => keptSettings(read)).toThrow(
			expect.objectContaining({
				message: 'PMP shows the settings of this project in a form that cannot be written back',
				description:
					'Before version 3 an update has to send them again, so nothing was changed. Save the project once in PMP, and run the node again.',
			}) as Error,
		);
	});
});
