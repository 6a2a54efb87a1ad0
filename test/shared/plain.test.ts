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
	fc.constantFrom('a', 'company', 'length', 'Mobile Number', 'toString', 'constructor'),
	fc.string({ minLength: 1, maxLength: 6 }),
);
const json = fc.dictionary(key, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 5 });

/** An expression for a path through the item, in any of the three spellings. */
const step = fc.tuple(key, fc.constantFrom('.', '"', "'")).map(([name, style]) => {
	if (style === '.' && /^[A-Za-z]\w*$/.test(name)) return `.${name}`;
	return style === "'" ? `['${name}']` : `["${name}"]`;
});
const expression = fc
	.tuple(fc.array(step, { minLength: 1, maxLength: 3 }), fc.constantFrom('', ' '))
	.map(([steps, space]) => `={{${space}$json${steps.join('')}${space}}}`);

describe('an expression that only names a value of the item', () => {
	it('gives what n8n gives, for any item', () => {
		let compared = 0;
		fc.assert(
			fc.property(json, expression, (record, raw) => {
				const value = plainResolver(raw)?.(record as IDataObject) ?? NOT_PLAIN;
				if (value === NOT_PLAIN) return;
				compared++;
				expect(value).toEqual(evaluated(raw, record as IDataObject));
			}),
			{ numRuns: 3000 },
		);
		expect(compared).toBeGreaterThan(20);
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
		'=Hello {{ $json.name }}',
		'={{ $json }}',
		'={{ $json.constructor }}',
		'={{ $json["__proto__"] }}',
		'={{ $("Other").item.json.name }}',
		'={{ $json.a }}{{ $json.b }}',
		'={{ $json.a // }}',
		'=',
	])('leaves %s to n8n', (raw) => {
		expect(plainResolver(raw)).toBeUndefined();
		expect(plainResolver({ deep: [raw] })).toBeUndefined();
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
