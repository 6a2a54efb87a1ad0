// Records that repeat: what they need, and how they go on.
import {
	customIsWhole,
	isOn,
	keptRecurrence,
	repeatWarnings,
	requireRepeat,
} from '../../nodes/BusinessLabsPmp/documents/recurrence';
import type { IDataObject } from 'n8n-workflow';
describe('what repeats', () => {
	const custom = { repeat_every: 'custom', repeat_every_custom: 2, repeat_type_custom: 'week' };

	it.each<[IDataObject, boolean]>([
		[{}, true],
		[{ repeat_every: '1-week' }, true],
		[custom, true],
		[{ ...custom, repeat_every_custom: '2' }, true],
		[{ ...custom, repeat_every_custom: 0 }, false],
		[{ ...custom, repeat_every_custom: '0' }, false],
		[{ ...custom, repeat_every_custom: '' }, false],
		[{ ...custom, repeat_type_custom: '' }, false],
		[{ repeat_every: 'custom' }, false],
		[{ repeat_every: 'custom', repeat_every_custom: 2 }, false],
		[{ repeat_every: 'custom', repeat_type_custom: 'week' }, false],
	])('in its own way needs a number and a unit: %j, whole: %s', (given, isWhole) => {
		const check = () => customIsWhole('repeat_every', 'Repeat Every')(given);
		if (isWhole) expect(check).not.toThrow();
		else {
			expect(check).toThrow(
				'Repeat Every is Custom, so Repeat Every (Number) and Repeat Every (Unit) are required as well',
			);
		}
	});

	const UNUSED =
		'PMP uses Repeat Every (Number) and Repeat Every (Unit) only where Repeat Every is Custom.';
	const NO_CYCLES =
		'PMP does not save Cycles, because the record does not repeat: add Repeat Every.';
	const number = { repeat_every_custom: 2 };
	const unit = { repeat_type_custom: 'week' };
	it.each<[IDataObject, IDataObject, string[]]>([
		[{}, {}, []],
		[{}, number, [UNUSED]],
		[{}, unit, [UNUSED]],
		[{ recurring: '1', custom_recurring: '1' }, number, []],
		[{ recurring: '1', custom_recurring: '0' }, number, [UNUSED]],
		[{ recurring: '0', custom_recurring: '1' }, number, [UNUSED]],
		[{ recurring: 'true', custom_recurring: 1 }, unit, []],
		[{}, custom, []],
		[{ recurring: '1', custom_recurring: '1' }, { ...number, repeat_every: '1-week' }, [UNUSED]],
		[{ recurring: '1', custom_recurring: '1' }, { ...number, repeat_every: '' }, [UNUSED]],
		[{}, { cycles: 3 }, [NO_CYCLES]],
		[{}, { cycles: '3' }, [NO_CYCLES]],
		[{}, { cycles: 0 }, []],
		[{ recurring: '1' }, { cycles: 3 }, []],
		[{}, { cycles: 3, repeat_every: '1-week' }, []],
		[{ recurring: '1' }, { cycles: 3, repeat_every: '' }, [NO_CYCLES]],
		[{}, { cycles: 3, ...unit }, [UNUSED, NO_CYCLES]],
	])('of %j, %j is told: %j', (record, changes, expected) => {
		expect(repeatWarnings(record, changes)).toEqual(expected);
	});

	const every = { recurring: '1', repeat_every: '2', recurring_type: 'month' };
	it.each<[IDataObject, IDataObject, IDataObject]>([
		[{}, {}, {}],
		[every, {}, { repeat_every: '2-month' }],
		[{ ...every, repeat_every: 12, custom_recurring: '0' }, {}, { repeat_every: '12-month' }],
		[every, { repeat_every: '' }, {}],
		[{ ...every, recurring: '0' }, {}, {}],
		[{ ...every, recurring_type: null }, {}, {}],
		[
			{ ...every, custom_recurring: '1' },
			{},
			{ repeat_every: 'custom', repeat_every_custom: '2', repeat_type_custom: 'month' },
		],
	])('%j, changed by %j, goes on with %j', (record, changes, expected) => {
		expect(keptRecurrence(record, changes)).toEqual(expected);
	});

	it.each<[unknown, unknown, string]>([
		['0', 'month', '0 month'],
		['x2', 'month', 'x2 month'],
		['2x', 'month', '2x month'],
		['2.5', 'month', '2.5 month'],
		[null, 'month', ' month'],
		['2', 'fortnight', '2 fortnight'],
		['2', null, '2 '],
		['2', undefined, '2 '],
	])('%j %j cannot go on', (number_, unit_, shown) => {
		expect(() => requireRepeat('Repeat Every', number_, unit_)).toThrow(
			expect.objectContaining({
				message: `PMP shows "${shown}" as Repeat Every, which cannot be written back`,
				description:
					'Before version 3 an update has to send Repeat Every again, so nothing was changed. Give a value for it in the same update.',
			}) as Error,
		);
	});

	it.each(['day', 'week', 'month', 'year'])('a %s is a unit', (unit_) => {
		expect(() => requireRepeat('Repeat Every', 10, unit_)).not.toThrow();
	});

	it.each<[unknown, boolean]>([
		['1', true],
		[1, true],
		[true, true],
		['yes', true],
		['0', false],
		[false, false],
		['', false],
		[null, false],
		[undefined, false],
		['maybe', false],
	])('the switch %j is on: %s', (value, expected) => {
		expect(isOn(value)).toBe(expected);
	});
});
