import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../shared/contract/errors';
import { isSwitchedOn } from '../model/column';
import { choice, wholeNumber } from '../model/columns';

const UNITS = { day: 'Day', week: 'Week', month: 'Month', year: 'Year' };

/** The choices of PMP's own form. */
const REPEAT = {
	'1-week': '1 Week',
	'2-week': '2 Weeks',
	'1-month': '1 Month',
	'2-month': '2 Months',
	'3-month': '3 Months',
	'6-month': '6 Months',
	'1-year': '1 Year',
	custom: 'Custom',
};

/** How often a record repeats where the choice called `label` says Custom. */
export const customRepeatColumns = (label: string) => [
	wholeNumber('repeat_every_custom', `${label} (Number)`, {
		unread: true,
		minValue: 1,
		description: `Used when ${label} is Custom`,
	}),
	choice('repeat_type_custom', `${label} (Unit)`, UNITS, {
		unread: true,
		description: `Used when ${label} is Custom`,
	}),
];

/**
 * Throws InputError when a custom recurrence lacks its number or its unit: PMP would store one that
 * never comes due.
 * @param name of the field that says `custom`
 */
export const customIsWhole = (name: string, label: string) => (given: IDataObject) => {
	const parts = ['repeat_every_custom', 'repeat_type_custom'];
	if (given[name] !== 'custom' || parts.every((part) => Number(given[part]) !== 0 && given[part]))
		return;
	throw new InputError(
		`${label} is Custom, so ${label} (Number) and ${label} (Unit) are required as well`,
	);
};

/** Servers give switches as text, as numbers or as true and false. */
export const isOn = (value: unknown) => isSwitchedOn(String(value ?? '')) === true;

/** What PMP does not take over for a record that does not repeat. */
export function repeatWarnings(record: IDataObject, changes: IDataObject): string[] {
	const every = changes.repeat_every;
	const isCustom = every === undefined ? isOn(record.custom_recurring) : every === 'custom';
	const repeats = every === undefined ? isOn(record.recurring) : every !== '';
	const isUnused =
		!(isCustom && repeats) &&
		['repeat_every_custom', 'repeat_type_custom'].some((name) => name in changes);
	return [
		...(isUnused
			? [
					'PMP uses Repeat Every (Number) and Repeat Every (Unit) only where Repeat Every is Custom.',
				]
			: []),
		...(!repeats && Number(changes.cycles) > 0
			? ['PMP does not save Cycles, because the record does not repeat: add Repeat Every.']
			: []),
	];
}

/** How often an expense or a task repeats. */
export const repeatColumns = [
	choice('repeat_every', 'Repeat Every', REPEAT, { unread: true, open: true }),
	...customRepeatColumns('Repeat Every'),
];

/**
 * What keeps a recurring record recurring: it reads as number and unit, and is written as `1-week` or
 * as `custom` with both.
 */
export function keptRecurrence(record: IDataObject, changes: IDataObject): IDataObject {
	const { recurring, repeat_every, recurring_type, custom_recurring } = record;
	if ('repeat_every' in changes || !isOn(recurring) || !recurring_type) return {};
	requireRepeat('Repeat Every', repeat_every, recurring_type);
	if (!isOn(custom_recurring)) {
		return { repeat_every: `${String(repeat_every)}-${String(recurring_type)}` };
	}
	return {
		repeat_every: 'custom',
		repeat_every_custom: repeat_every,
		repeat_type_custom: recurring_type,
	};
}

/** @throws InputError when a record repeats in a way that cannot be written back */
export function requireRepeat(label: string, every: unknown, unit: unknown): void {
	if (/^[1-9]\d*$/.test(String(every)) && String(unit) in UNITS) return;
	throw new InputError(
		`PMP shows "${String(every ?? '')} ${String(unit ?? '')}" as ${label}, which cannot be written back`,
		`Before version 3 an update has to send ${label} again, so nothing was changed. Give a value for it in the same update.`,
	);
}
