// Whatever an expression gives for a field is sent as what it means, or refused: never as [object Object] or NaN.
import { DateTime } from 'luxon';
import type { INodePropertyCollection } from 'n8n-workflow';
import { InputError } from '../../nodes/shared/contract/errors';
import type { Field, Values } from '../../nodes/shared/contract/types';
import { accepted, good, operations, sentBy } from './soundValues';

const ODD: unknown[] = [
	...[Number.NaN, Infinity, 1e21, 2 ** 60, -1, 0, 1.5, 10n, true, false, null],
	...['', ' ', ' 7 ', '5,5', 'yes', 'null', '[1,2', '{"a":1}', '2026-W05', '2026-02-30', '\ud800'],
	...[{}, { a: 1 }, { id: null }, { a: 1, b: { c: 2 } }, [], [1], [[1]], [null], [{ a: 1, b: 2 }]],
	...[DateTime.now(), DateTime.invalid('x'), new Date(0), new Date(Number.NaN), new Map([[1, 2]])],
	...[1_767_225_600, 1_767_225_600_000, () => 1],
];

/** A field with a value, and with one in each of its members. */
function withValue(field: Field, value: unknown): unknown[] {
	if (field.type === 'collection') {
		return [value, ...(field.options as Field[]).map(({ name }) => ({ [name]: value }))];
	}
	if (field.type === 'fixedCollection') {
		const [{ values }] = field.options as INodePropertyCollection[];
		return [value, ...values.map(({ name }) => [{ [name]: value }])];
	}
	return field.type === 'resourceLocator' ? [value, { __rl: true, mode: 'id', value }] : [value];
}

/** What is sent, with what JSON has no word for. */
const written = (sent: unknown) =>
	JSON.stringify(sent, (_, value: unknown) => {
		if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
		return ['bigint', 'symbol', 'function'].includes(typeof value) ? '[object Any]' : value;
	});

it.each(operations)('%s', async (_, operation) => {
	const fields = operation.fields.filter(({ type }) => type !== 'notice');
	const base = Object.fromEntries(fields.map((field) => [field.name, good(field)])) as Values;
	for (const field of fields) {
		for (const given of ODD.flatMap((value) => withValue(field, value))) {
			let value: unknown;
			try {
				value = accepted(field, given);
			} catch (error) {
				expect(error).toBeInstanceOf(InputError);
				expect((error as Error).message).not.toMatch(/\[object /);
				continue;
			}
			// A question puts the objects in its text into words, see question.test.ts.
			if (field.objects && typeof value === 'object') continue;
			const sent = await sentBy(operation, { ...base, [field.name]: value } as Values);
			const text = written(sent.map(({ path, query, body }) => ({ path, query, body })));
			expect([field.name, text]).not.toEqual([
				field.name,
				expect.stringMatching(/\[object |\bNaN\b|Infinity|undefined|Invalid/),
			]);
		}
	}
});
