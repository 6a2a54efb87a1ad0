import fc from 'fast-check';
import { Workflow } from 'n8n-workflow';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { NOT_PLAIN, plainResolver } from '../../nodes/shared/plain';

const node = {
	id: 'node',
	name: 'Node',
	type: 'test.node',
	typeVersion: 1,
	position: [0, 0] as [number, number],
	parameters: {},
};
const type = { description: { properties: [] } };
const workflow = new Workflow({
	id: 'workflow',
	nodes: [node],
	connections: {},
	active: false,
	nodeTypes: {
		getByName: () => type as never,
		getByNameAndVersion: () => type as never,
		getKnownTypes: () => ({}),
	},
});

/** What n8n itself makes of a parameter. */
function evaluated(raw: unknown, json: IDataObject): unknown {
	const data = [{ json }];
	return workflow.expression.getParameterValue(
		raw as INodeParameters,
		null,
		0,
		0,
		'Node',
		data,
		'manual',
		{},
	);
}

const key = fc.oneof(
	{ weight: 8, arbitrary: fc.constantFrom('a', 'b', 'Mobile Number') },
	{ weight: 1, arbitrary: fc.constantFrom('length', 'toString', 'constructor', '__proto__') },
	{ weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 6 }) },
);
const value = fc.oneof(
	{ weight: 4, arbitrary: fc.oneof(fc.string(), fc.double(), fc.boolean()) },
	{ weight: 1, arbitrary: fc.jsonValue({ maxDepth: 1 }) },
);
const record = fc.dictionary(key, fc.oneof(value, fc.dictionary(key, value)), { minKeys: 2 });

/** An expression for a path through the item, in any of the three spellings. */
const step = fc.tuple(key, fc.constantFrom('.', '"', "'")).map(([name, style]) => {
	if (style === '.' && /^[A-Za-z]\w*$/.test(name)) return `.${name}`;
	return style === "'" ? `['${name}']` : `["${name}"]`;
});
const path = fc
	.tuple(fc.array(step, { minLength: 1, maxLength: 2 }), fc.constantFrom('', ' '))
	.map(([steps, space]) => `{{${space}$json${steps.join('')}${space}}}`);
const text = fc.oneof(
	fc.constant(''),
	fc.constantFrom(' ', '\n', 'Hello ', '"', "'", '`$', '//', '='),
);
const expression = fc
	.array(fc.tuple(text, path), { minLength: 1, maxLength: 3 })
	.chain((parts) => text.map((end) => `=${parts.flat().join('')}${end}`));

describe('an expression that only names values of the item', () => {
	it('gives what n8n gives, for any item', () => {
		let compared = 0;
		fc.assert(
			fc.property(record, expression, (json, raw) => {
				const found = plainResolver(raw)?.(json as IDataObject) ?? NOT_PLAIN;
				if (found === NOT_PLAIN) return;
				compared++;
				expect(found).toEqual(evaluated(raw, json as IDataObject));
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
