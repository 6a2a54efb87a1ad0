// The operations that most resources have: what they ask for, and what they send.
import type { Field, Values } from '../../nodes/shared/contract/types';
import { text } from '../../nodes/OpenTact/model/fields';
import { a, crud, listPath, recordPath } from '../../nodes/OpenTact/operations/crud';
import type { Definition } from '../../nodes/OpenTact/operations/crud';

test.each([
	['SIP connection', 'a SIP connection'],
	['SMS', 'an SMS'],
	['address', 'an address'],
	['email', 'an email'],
	['invite', 'an invite'],
	['order', 'an order'],
	['user', 'a user'],
	['messaging profile', 'a messaging profile'],
])('%s is %s', (noun, named) => expect(a(noun)).toBe(named));

describe('the usual operations', () => {
	const note = text('Note', 'note', [0, 9], { description: 'For yourself' });
	const color = text('Color', 'color', [0, 9]);
	const definition: Definition = {
		one: 'thing',
		many: 'things',
		path: ({ within }) => `/in/${String(within)}/thing`,
		within: [text('Within', 'within', [1, 9])],
		id: text('Thing', 'thing', [1, 9], { required: true }),
		required: [text('Name', 'name', [1, 9]), text('Kind', 'kind', [1, 9])],
		optional: [note, color],
		createOnly: ['kind'],
		clearable: ['note', 'color'],
		pages: ['get'],
	};
	const all = () => crud(definition);
	const operation = (value: string) => all().find((each) => each.value === value)!;
	const names = (value: string) => operation(value).fields?.map(({ name }) => name);
	const values = { within: 'w', thing: 'a b' } as Values;

	test('know where their records are', () => {
		expect(listPath(definition, values)).toBe('/in/w/thing');
		expect(listPath({ ...definition, path: '/thing' }, values)).toBe('/thing');
		expect(recordPath(definition, values)).toBe('/in/w/thing/a%20b');
		expect(() => recordPath(definition, { within: 'w' })).toThrow('Thing is required');
	});

	test('ask for what they need', () => {
		expect(all().map(({ value }) => value)).toEqual([
			'create',
			'delete',
			'get',
			'getAll',
			'update',
		]);
		expect(crud(definition, ['get']).map(({ value }) => value)).toEqual(['get']);
		expect(names('create')).toEqual(['within', 'name', 'kind', 'additionalFields']);
		expect(names('delete')).toEqual(['within', 'thing']);
		expect(names('get')).toEqual(['within', 'thing']);
		expect(names('getAll')).toEqual(['within', 'returnAll', 'limit']);
		expect(names('update')).toEqual(['within', 'thing', 'updateFields']);
		const few: Definition = { one: 'thing', many: 'things', path: '/thing', id: definition.id };
		const [create, , get, getAll] = crud({ ...few, simplify: (record) => record });
		expect(create.fields?.map(({ name }) => name)).toEqual(['simplify']);
		expect(get.fields?.map(({ name }) => name)).toEqual(['thing', 'simplify']);
		expect(getAll.fields?.map(({ name }) => name)).toEqual(['returnAll', 'limit', 'simplify']);
	});

	test('require what a record cannot be without, when it is made and not when it is changed', () => {
		const required = operation('create').fields?.filter(({ required: is }) => is);
		expect(required?.map(({ name }) => name)).toEqual(['name', 'kind']);
		const [, , updates] = operation('update').fields ?? [];
		const options = updates.options as Field[];
		expect(options.map(({ name }) => name)).toEqual(['color', 'name', 'note']);
		expect(options.some(({ required: is }) => is)).toBe(false);
		expect(options.map(({ description }) => description)).toEqual([
			'Leave empty to remove it',
			undefined,
			'For yourself. Leave empty to remove it.',
		]);
	});

	test('send what was given, to the right place', async () => {
		const asked = async (value: string, more: object) =>
			await operation(value).request?.({ ...values, ...more } as Values, undefined as never);
		const path = '/in/w/thing/a%20b';
		const given = { name: 'n', kind: 'k', additionalFields: { note: 'x', color: '' } };
		expect(await asked('create', given)).toEqual({
			method: 'POST',
			path: '/in/w/thing',
			body: { name: 'n', kind: 'k', note: 'x' },
			expect: 'record',
		});
		expect(await asked('delete', {})).toEqual({ method: 'DELETE', path });
		expect(await asked('get', {})).toEqual({ method: 'GET', path, expect: 'record' });
		expect(await asked('getAll', {})).toEqual({
			method: 'GET',
			path: '/in/w/thing',
			expect: 'list',
		});
		expect(await asked('update', { updateFields: { name: 'n', note: '' } })).toEqual({
			method: 'PATCH',
			path,
			body: { name: 'n', note: null },
			repeatable: true,
		});
		expect(operation('delete').key?.(values)).toBe(path);
		expect(operation('update').key?.(values)).toBe(path);
		expect(operation('delete').items?.(undefined, values)).toEqual([{ deleted: true }]);
	});

	test('say which of them no page of the vendor shows', () => {
		const [create, , get] = all();
		expect(create.evidence).toContain('no page shows it');
		expect(get.evidence).toBeUndefined();
		expect(crud({ ...definition, pages: undefined })[0].evidence).toBeUndefined();
	});
});
