// How the fields of an operation are read for an item.
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { InputError } from '../../nodes/shared/contract/errors';
import type { Field } from '../../nodes/shared/contract/types';
import { binaryNames, parameterReader } from '../../nodes/shared/engine/parameterReader';
import { run } from '../../nodes/shared/engine/run';

const field = (name: string, type: Field['type'], rest: Partial<Field> = {}): Field =>
	({ displayName: name.toUpperCase(), name, type, default: '', ...rest }) as Field;

interface Given {
	fields: Field[];
	parameters?: IDataObject;
	item?: Partial<INodeExecutionData>;
	type?: string;
}

function read({ fields, parameters = {}, item = {}, type = 'a.things' }: Given) {
	const context = {
		getNode: () => ({ type, parameters }),
		getInputData: () => [{ json: {}, ...item }],
		getTimezone: () => 'UTC',
		getNodeParameter: (name: string, _: number, initial: unknown) => parameters[name] ?? initial,
	};
	return parameterReader(context as unknown as IExecuteFunctions, fields)(0);
}
const told = (given: Given) => {
	try {
		return read(given);
	} catch (error) {
		expect(error).toBeInstanceOf(InputError);
		const { message, description } = error as InputError;
		return description ? `${message}. ${description}` : message;
	}
};

it('a field is read where it is shown', () => {
	const fields = [
		field('notice', 'notice'),
		field('mode', 'string'),
		field('a', 'string', { displayOptions: { show: { mode: ['x', 'y'] } } }),
		field('b', 'string', { displayOptions: { hide: { mode: ['x'] } } }),
		field('c', 'string', { displayOptions: { show: { mode: ['x'], a: ['A'] } } }),
		field('d', 'string', { displayOptions: { hide: { mode: ['z'], a: ['A'] } } }),
	];
	const all = { notice: 'N', a: 'A', b: 'B', c: 'C', d: 'D' };
	const names = (mode: string) => Object.keys(read({ fields, parameters: { ...all, mode } }));
	expect(names('x')).toEqual(['mode', 'a', 'c']);
	expect(names('y')).toEqual(['mode', 'a', 'b']);
	expect(names('z')).toEqual(['mode', 'b']);
});

describe('a file', () => {
	const fields = [field('file', 'string', { binary: true })];
	const file = { data: 'aGk=', mimeType: 'text/plain' };
	const toldOfFile = (names: string, binary?: object, rest: Partial<Field> = {}) =>
		told({
			fields: [{ ...fields[0], ...rest }],
			parameters: { file: names },
			item: { binary } as Partial<INodeExecutionData>,
		});

	it('is one of those that the item carries', () => {
		expect(toldOfFile('a, b,', { a: file, b: { id: 'x' } })).toEqual({ file: 'a, b,' });
		expect(toldOfFile('c', { a: file, b: file })).toBe(
			'FILE: the item has no file in the field "c". Its files are in: a, b.',
		);
		expect(toldOfFile('toString', {})).toContain('has no file in the field "toString"');
		expect(toldOfFile('c')).toContain('The item carries no files.');
		for (const odd of [null, 'x', {}, { data: 7 }, ['x']])
			expect(toldOfFile('a', { a: odd })).toBe('FILE: the field "a" holds no file');
	});

	it('has to be what the operation takes', () => {
		const checkFile = ({ mimeType }: { mimeType: string }) =>
			mimeType === 'text/plain' ? undefined : `is ${mimeType}`;
		expect(toldOfFile('a', { a: file }, { checkFile })).toEqual({ file: 'a' });
		expect(toldOfFile('a', { a: { data: 'x' } }, { checkFile })).toBe(
			'FILE: the file "a" is application/octet-stream',
		);
	});

	it('may stand in a collection', () => {
		const more = [field('more', 'collection', { default: {}, options: fields })];
		const given = { fields: more, parameters: { more: { file: 'a' } } };
		expect(told({ ...given, item: { binary: { a: file } } })).toEqual({ more: { file: 'a' } });
		expect(told(given)).toContain('FILE: the item has no file in the field "a"');
	});

	it('is named between commas', () => {
		expect(binaryNames(' a ,, b c,')).toEqual(['a', 'b c']);
		expect([binaryNames(undefined), binaryNames('')]).toEqual([[], []]);
	});
});

describe('what a model leaves empty', () => {
	const options = [
		{ name: 'A', value: 'a' },
		{ name: 'B', value: 'b' },
	];
	const given = (definition: Field, value: unknown): Given => ({
		...{ fields: [definition], parameters: { [definition.name]: value } as IDataObject },
		type: 'a.thingsTool',
	});

	it('is not filled in', () => {
		expect(read(given(field('a', 'string'), ' '))).toEqual({});
		expect(read(given(field('a', 'number', { default: 5 }), ''))).toEqual({ a: 5 });
		expect(read(given(field('a', 'boolean', { default: true }), ''))).toEqual({ a: true });
		expect(read({ ...given(field('a', 'string'), ' '), type: 'a.things' })).toEqual({ a: ' ' });
	});

	it('is no choice, which nobody can guess', () => {
		const message = 'A is required. Its values are: a, b.';
		expect(told(given(field('a', 'options', { options, default: 'a' }), ''))).toBe(message);
		expect(told(given(field('a', 'options', { default: 'a' }), ''))).toBe('A is required');
		expect(told(given(field('a', 'options', { options }), ''))).toEqual({});
	});

	it('is required where the form requires it', () => {
		const required = field('a', 'number', { default: 5, required: true });
		expect(told(given(required, ''))).toBe('A is required');
	});
});

it('no items make no items', async () => {
	const context = { getInputData: () => [] } as unknown as IExecuteFunctions;
	expect(await run.call(context, {} as never, [])).toEqual([[]]);
});
