import { describe as describeNode } from '../../nodes/shared/description/describe';
import type { Field, Operation, Resource } from '../../nodes/shared/contract/types';

const field = (name: string, rest: Partial<Field> = {}): Field => ({
	displayName: name,
	name,
	type: 'string',
	default: '',
	...rest,
});
const operation = (value: string, fields: Field[], rest: Partial<Operation> = {}): Operation => ({
	name: value,
	value,
	action: value,
	description: value,
	fields,
	...rest,
});
const shown = (resources: Resource[]) =>
	describeNode(resources)
		.filter(({ name }) => !['resource', 'operation', 'options'].includes(name))
		.map(({ name, displayOptions }) => [name, displayOptions?.show?.operation]);

describe('the description of a node', () => {
	it('shows a field that several operations share once, for all of them', () => {
		const operations = [
			operation('get', [field('id')]),
			operation('update', [field('id'), field('name')]),
		];
		expect(shown([{ name: 'Thing', value: 'thing', operations }])).toEqual([
			['id', ['get', 'update']],
			['name', ['update']],
		]);
	});

	it('keeps the order of every form, even at the price of a copy', () => {
		const operations = [
			operation('one', [field('a'), field('b')]),
			operation('two', [field('b'), field('a')]),
		];
		const properties = shown([{ name: 'Thing', value: 'thing', operations }]);
		const formOf = (value: string) =>
			properties.filter(([, list]) => (list as string[]).includes(value)).map(([name]) => name);
		expect(formOf('one')).toEqual(['a', 'b']);
		expect(formOf('two')).toEqual(['b', 'a']);
	});

	it('hands n8n nothing that it does not know', () => {
		const nested = field('nested', { check: () => undefined, binary: true });
		const collection = field('more', { type: 'collection', default: {}, options: [nested] });
		const operations = [operation('get', [field('id', { check: () => undefined }), collection])];
		const text = JSON.stringify(describeNode([{ name: 'Thing', value: 'thing', operations }]));
		expect(text).not.toContain('"binary"');
		const keys = describeNode([{ name: 'Thing', value: 'thing', operations }]).flatMap(Object.keys);
		expect(keys).not.toContain('check');
	});

	it('sorts resources and operations by what the user reads, and names each exactly once', () => {
		const thing = (value: string): Resource => ({
			name: value,
			value,
			operations: [operation('update', []), operation('create', [])],
		});
		const [resource, selector] = describeNode([thing('zebra'), thing('ant')]);
		expect(resource.options?.map(({ name }) => name)).toEqual(['ant', 'zebra']);
		expect(selector.options?.map(({ name }) => name)).toEqual(['create', 'update']);
	});
});
