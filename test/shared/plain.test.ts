import { fc } from '../engine/property';
import { Workflow } from 'n8n-workflow';
import { NOT_PLAIN, plainResolver } from '../../nodes/shared/values/plainExpression';
import { evaluatorOf, expressions, records } from './expressions';

const { evaluate: evaluated } = evaluatorOf(Workflow);

describe('an expression that only names values of the item', () => {
	it('gives what n8n gives, for any item', () => {
		let compared = 0;
		fc.assert(
			fc.property(records, expressions, (json, raw) => {
				const found = plainResolver(raw)?.(json) ?? NOT_PLAIN;
				if (found === NOT_PLAIN) return;
				compared++;
				expect(found).toEqual(evaluated(raw, json));
			}),
			{ numRuns: 1500 },
		);
		expect(compared).toBeGreaterThan(100);
	});

	it('is found at any depth of a parameter', () => {
		const raw = { city: '={{ $json.city }}', tags: [{ name: "={{ $json['a b'].c }}" }], fixed: 7 };
		const record = { city: 'Rome', 'a b': { c: true } };
		const value = plainResolver(raw)?.(record);
		expect(value).toEqual({ city: 'Rome', tags: [{ name: true }], fixed: 7 });
		expect(value).toEqual(evaluated(raw, record));
	});

	it.each([
		'={{ $json.name.trim() }}',
		'={{ $json.a + $json.b }}',
		'=Hello {{ $json.name }} {{ 1 + 1 }}',
		'=Hello \\{{ $json.name }}',
		'=no path',
		'={{ $json }}',
		'={{ $json.constructor }}',
		'={{ $json["__proto__"] }}',
		'={{ $json.toString }}',
		'={{ $json["valueOf"].a }}',
		'={{ $("Other").item.json.name }}',
		'={{ $json.a // }}',
		'=',
	])('leaves %s to n8n', (raw) => {
		expect(plainResolver(raw)).toBeUndefined();
		expect(plainResolver({ deep: [raw] })).toBeUndefined();
	});

	it('joins values with the text around them, as n8n does', () => {
		const record = { name: 'Anna', n: 0, ok: false, empty: '' };
		const raw = '= {{ $json.name }}, {{$json.n}}{{ $json.ok }}\n"{{ $json["empty"] }}" ';
		expect(plainResolver(raw)?.(record)).toBe(' Anna, 0false\n"" ');
		expect(evaluated(raw, record)).toBe(' Anna, 0false\n"" ');
	});

	it.each([
		['an absent value', {}],
		['an empty one', { name: null }],
		['a list', { name: ['a'] }],
		['an object', { name: { first: 'a' } }],
		['a value that the item inherits', Object.create({ name: 'a' })],
	])('leaves %s to n8n', (_, record) => {
		expect(plainResolver('={{ $json.name }}')?.(record)).toBe(NOT_PLAIN);
	});
});
