import type { Input } from './php';
import type { Write } from './resource';
import type { Row } from './table';

const UNITS = ['day', 'week', 'month', 'year'];

/** Fields that describe how often a record repeats; they become other columns. */
export const RECURRENCE_FIELDS = ['repeat_every', 'repeat_every_custom', 'repeat_type_custom'];

/**
 * `1-week`, or `custom` with a number and a unit; anything else ends the recurrence.
 */
export function recurrence(input: Input): Row {
	const every = String(input.repeat_every ?? '');
	const [, number, unit] = /^(\d+)-(\w+)$/.exec(every) ?? [];
	if (number && UNITS.includes(unit)) return repeating(number, unit, '0');
	if (every === 'custom') {
		const count = String(Number.parseInt(String(input.repeat_every_custom), 10) || 1);
		return repeating(count, String(input.repeat_type_custom ?? 'day'), '1');
	}
	return { recurring: '0', repeat_every: '0', recurring_type: null, custom_recurring: '0' };
}

const repeating = (count: string, unit: string, custom: string): Row => ({
	recurring: '1',
	repeat_every: count,
	recurring_type: unit,
	custom_recurring: custom,
});

/**
 * What an update makes of the recurrence: before version 3 it ends when it is left out, and its
 * cycles with it.
 */
export function updatedRecurrence({ crm, input, before }: Write): Row {
	const isGiven = RECURRENCE_FIELDS.some((field) => field in input);
	if (crm.version === 3) return isGiven ? recurrence(input) : {};
	if (String(input.repeat_every ?? '') !== '') return recurrence(input);
	const hadOne = (before?.repeat_every ?? '') !== '';
	return {
		recurring: '0',
		...('repeat_every' in input && { repeat_every: '0' }),
		...(hadOne && { cycles: '0', total_cycles: '0', last_recurring_date: null }),
	};
}
