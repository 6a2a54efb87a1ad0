// Which expressions are looked up in the item, and which are left to n8n.
import { NOT_PLAIN, plainResolver } from '../../nodes/shared/values/plainExpression';

const json = {
	a: { b: 'B', 'c d': 7, e_1: true, list: ['x'] },
	n: 0,
	x: 'X',
	own: null,
	nan: Number.NaN,
};
const value = (raw: unknown) => {
	const resolve = plainResolver(raw);
	return resolve === undefined ? 'left to n8n' : resolve(json);
};

it.each<[unknown, unknown]>([
	['={{ $json.x }}', 'X'],
	['={{$json.a.b}}', 'B'],
	['={{\n\t$json.a.e_1\n}}', true],
	['={{ $json["a"]["c d"] }}', 7],
	["={{ $json['a']['c d'] }}", 7],
	['={{ $json.a["b"] }}', 'B'],
	['={{ $json.n }}', 0],
	['={{ $json.x }}{{ $json.n }}', 'X0'],
	['=-{{ $json.x }}', '-X'],
	['={{ $json.x }}-', 'X-'],
	['=a {{ $json.x }} b {{ $json.a.b }} c', 'a X b B c'],
	['x', 'x'],
	['{{ $json.x }}', '{{ $json.x }}'],
	[7, 7],
	[null, null],
	[
		['={{ $json.x }}', 7],
		['X', 7],
	],
	[{ a: { b: '={{ $json.x }}' } }, { a: { b: 'X' } }],
	[[], []],
])('%j is looked up', (raw, expected) => {
	expect(value(raw)).toEqual(expected);
});

it.each([
	...['={{ $json.a }}', '={{ $json.a.list }}', '={{ $json.own }}', '={{ $json.nan }}'],
	...['={{ $json.none }}', '={{ $json.x.length }}', '={{ $json.own.a }}', '={{ $json.none.a }}'],
	...['={{ $json.x }}{{ $json.none }}', '={{ $json["x "] }}'],
	...[['={{ $json.none }}', '={{ $json.x }}'], { a: '={{ $json.none }}' }],
])('%j is not for this item', (raw) => {
	expect(value(raw)).toBe(NOT_PLAIN);
});

it.each([
	...['={{ $json.1a }}', '={{ $json._a }}', '={{ $json }}', '={{ $json.}}', '={{ $json.x.y() }}'],
	...['={{ $jsonx }}', '={{ $json["a\\"b"] }}', '={{ $json["a[0]"] }}', '={{ $json["{a}"] }}'],
	...['={{ $json[0] }}', '={{ $json[x] }}', '={{ $json.x + 1 }}', '={{ 1 + $json.x }}', '={{ x }}'],
	...[
		'={{ $json.x } }',
		'={ { $json.x }}',
		'={{ $json.x }}}',
		'={{{ $json.x }}',
		'=\\{{ $json.x }}',
	],
	...[
		'=text',
		'=',
		'={{ $json . x }}',
		'={{ $json["" ] }}',
		"={{ $json[''] }}",
		'={{ $json["a\'] }}',
	],
	...[
		'={{ $json.x }} {{ $now }}',
		'={{ $json["a]b"] }}',
		"={{ $json['a[b'] }}",
		"={{ $json['a\\\\'] }}",
	],
	...[['={{ $json.x }}', '={{ 1 }}'], { a: ['={{ 1 }}'] }],
])('%j is left to n8n', (raw) => {
	expect(value(raw)).toBe('left to n8n');
});

it.each([
	...['constructor', 'proto', 'prepare', 'mainModule', 'binding', '_load', 'loadEnv', 'getOwn'],
	...['getBuiltin', 'define', 'lookup', 'call', 'arguments', 'dlopen', 'execve', 'hasOwn'],
	...[
		'propertyIs',
		'toString',
		'toLocale',
		'valueOf',
		'toLocaleString',
		'__proto__',
		'Constructor',
	],
])('a name with %s in it is left to n8n', (name) => {
	expect(plainResolver(`={{ $json["a ${name} b"] }}`)).toBeUndefined();
	expect(plainResolver(`=${name} {{ $json.x }}`)).toBeUndefined();
});
