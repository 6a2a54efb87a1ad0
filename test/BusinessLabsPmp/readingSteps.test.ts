// The calls that reading, searching and deleting make, and what becomes of what comes back.
import type { IDataObject } from 'n8n-workflow';
import type { Reason } from '../../nodes/BusinessLabsPmp/transport/answer';
import {
	addressOf,
	fieldsFor,
	hasCustomFields,
	idOf,
	keyOf,
	listAddress,
	parentField,
} from '../../nodes/BusinessLabsPmp/model/definition';
import type { Definition } from '../../nodes/BusinessLabsPmp/model/definition';
import { deleteOperation } from '../../nodes/BusinessLabsPmp/operations/delete';
import { listOperation } from '../../nodes/BusinessLabsPmp/operations/list';
import { readOne } from '../../nodes/BusinessLabsPmp/operations/readOne';
import {
	searched,
	searchedOrListed,
	searchPath,
} from '../../nodes/BusinessLabsPmp/operations/search';
import { error, page, server, thing } from './scriptedServer';

describe('addresses', () => {
	const field = { displayName: 'Task', name: 'task', type: 'string', default: '' } as const;
	const path = ({ task }: IDataObject) => `tasks/${String(task)}/parts`;
	const below = { field, path };

	it.each<[Partial<Definition>, 'read' | 'write' | undefined, string]>([
		[{}, 'read', '/api/things'],
		[{}, 'write', '/api/things'],
		[{ under: below }, undefined, '/api/tasks/5/parts'],
		[{ under: below }, 'read', '/api/tasks/5/parts'],
		[{ under: below }, 'write', '/api/tasks/5/parts'],
		[{ under: { ...below, onlyReads: true } }, 'read', '/api/tasks/5/parts'],
		[{ under: { ...below, onlyReads: true } }, 'write', '/api/things'],
	])('%j to %s: %s', (more, purpose, expected) => {
		expect(listAddress(thing(more), { task: 5 }, purpose)).toBe(expected);
		expect(addressOf(thing(more), { task: 5, id: '7' }, purpose)).toBe(`${expected}/7`);
	});

	it('an address without an ID is never called', () => {
		expect(() => addressOf(thing(), { id: '' })).toThrow('The ID of the thing');
	});

	it('who needs the record above', () => {
		const of = (more: Partial<Definition>) =>
			(['create', 'delete', 'get', 'getAll', 'search', 'update'] as const).filter(
				(name) => parentField(thing(more), name).length > 0,
			);
		expect(of({})).toEqual([]);
		expect(of({ under: below })).toHaveLength(6);
		expect(of({ under: { ...below, onlyReads: true } })).toEqual(['get', 'getAll', 'update']);
		const [parent] = parentField(thing({ under: below }), 'get');
		expect(parent.check?.('0')).toContain('must be a number above 0');
	});

	it('columns by form, IDs by their key, and who has custom fields', () => {
		const names = (form: 'create' | 'update') =>
			fieldsFor(thing().columns, form).map(({ field: { name } }) => name);
		expect(names('create')).toEqual(['name', 'city', 'late', 'due', 'password']);
		expect(names('update')).toEqual(['name', 'city', 'late', 'due', 'owner_id', 'password']);
		expect(idOf(thing(), { thing_id: 7, id: 8 })).toBe('7');
		expect(idOf(thing(), { id: 8 })).toBe('8');
		expect(idOf(thing(), {})).toBe('');
		expect(keyOf(thing(), 7)).toBe('things/7');
		const having = (value: string) => hasCustomFields(thing({ value }));
		expect(['customer', 'lead', 'item', 'note', 'thing'].map(having)).toEqual([
			...[true, true, false, false, false],
		]);
	});
});

describe('reading one record', () => {
	const read = async (answers: unknown[], more: Partial<Definition> = {}, asked: unknown = '7') => {
		const { exchange, calls, hints } = server(answers);
		const record = await readOne(exchange, thing(more), { id: asked } as IDataObject);
		return { record, calls: calls(), hints };
	};

	it('by its ID', async () => {
		const { record, calls } = await read([{ thing_id: 7, password: 'x' }]);
		expect([record, calls]).toEqual([{ thing_id: 7 }, ['GET /api/things/7']]);
	});

	it.each<[IDataObject, unknown, string | undefined]>([
		[{ thing_id: '7' }, '7', undefined],
		[{ thing_id: '7' }, 7, undefined],
		[{ thing_id: '007' }, '7', undefined],
		[{ ID: '7' }, '7', undefined],
		[{ thing_id: '9', relid: '7' }, '7', undefined],
		[{ thing_id: '9' }, '7', 'another record (ID 9)'],
		[{ thing_id: '', name: 'x' }, '7', 'no record'],
		[{ thing_id: null, name: 'x' }, '7', 'no record'],
		[{ name: 'x', identity: '7' }, '7', 'no record'],
		[{ owner_id: '7' }, '7', 'no record'],
		[{ customer_id: '7' }, '7', 'no record'],
	])('%j for the ID %j: %s', async (answer, asked, what) => {
		const reading = read([answer], { kinds: { customer_id: 'id' } }, asked);
		if (what === undefined) expect((await reading).record).toEqual(answer);
		else {
			await expect(reading).rejects.toMatchObject({
				reason: 'odd',
				message: `BusinessLabs PMP answers with ${what} where the thing with the ID 7 was asked for`,
				description: 'Nothing was changed. Check what the API of this server answers.',
			});
		}
	});

	it('from the list, where there is no other way', async () => {
		const operations: Definition['operations'] = ['getAll'];
		const list = page({ thing_id: 6 }, { thing_id: 7, password: 'x' });
		const { record, calls, hints } = await read([list], { operations });
		expect([record, calls, hints]).toEqual([{ thing_id: 7 }, ['GET /api/things'], []]);
		await expect(read([page()], { operations })).rejects.toMatchObject({
			reason: 'notFound',
			message: 'BusinessLabs PMP has no such thing',
			httpCode: '404',
			description: 'Check the ID. The record may have been deleted.',
		});
	});

	it('from the list, where the server breaks off, which is found out once', async () => {
		const { exchange, calls, hints } = server([
			error('other', 500),
			page({ thing_id: 7 }),
			page({ thing_id: 8 }),
		]);
		const definition = thing({ listedWhenBroken: true });
		expect(await readOne(exchange, definition, { id: '7' })).toEqual({ thing_id: 7 });
		expect(await readOne(exchange, definition, { id: '8' })).toEqual({ thing_id: 8 });
		expect(calls()).toEqual(['GET /api/things/7', 'GET /api/things', 'GET /api/things']);
		expect(new Set(hints)).toEqual(
			new Set([
				"PMP's server fails to read a single one of its things, so they were looked for in the list, which tells less of them. Its API module and its version of PHP may not fit together.",
			]),
		);
	});

	it('a server that does not break off is believed', async () => {
		const definition = { listedWhenBroken: true } as const;
		await expect(read([error('notFound', 404)], definition)).rejects.toThrow('notFound');
		expect((await read([{ thing_id: 7 }], definition)).calls).toEqual(['GET /api/things/7']);
		await expect(read([error('other', 500)])).rejects.toThrow('other');
	});
});

describe('searching', () => {
	it('a text goes into the address, whatever it holds', () => {
		expect(searchPath(thing(), 'a/b c?')).toBe('/api/things/search/a%2Fb%20c%3F');
		expect(() => searchPath(thing(), '\ud800')).toThrow('Search Text');
	});

	it.each<[Reason, boolean]>([
		['foreign', true],
		['noHandler', true],
		['permission', true],
		['blocked', true],
		['odd', true],
		['other', true],
		['token', false],
		['failed', false],
		['validation', false],
	])('a search that fails with %s stands for the list: %s', async (reason, isListed) => {
		const found = searched(server([error(reason)]).exchange, thing(), 'x');
		if (isListed) expect(await found).toBeUndefined();
		else await expect(found).rejects.toThrow(reason);
	});

	it('where the server breaks off, all fields of the list are looked through', async () => {
		const rows = [
			{ thing_id: 1, name: 'Abc', password: 'zzz' },
			{ thing_id: 2, name: 'x', city: null },
			{ thing_id: 12, name: 'y' },
		];
		const find = async (keysearch: unknown, more: Partial<Definition> = {}, code = 500) => {
			const { exchange, hints, calls } = server([
				error('other', code),
				page(...structuredClone(rows)),
			]);
			const found = await searchedOrListed(exchange, thing(more), { keysearch } as IDataObject);
			return [found.map(({ thing_id }) => thing_id), hints, calls()];
		};
		const told =
			"PMP's server fails to search its things, so all fields of all things were looked through.";
		const calls = (key: string) => [`GET /api/things/search/${key}`, 'GET /api/things'];
		expect(await find('aBC')).toEqual([[1], [told], calls('aBC')]);
		expect(await find(2)).toEqual([[2, 12], [told], calls('2')]);
		expect(await find('zzz')).toEqual([[], [told], calls('zzz')]);
		await expect(find('x', {}, 404)).rejects.toThrow('other');
		const field = { displayName: 'A', name: 'a', type: 'string', default: '' } as const;
		await expect(find('x', { under: { field, path: () => 'x' } })).rejects.toThrow('other');
	});
});

describe('deleting', () => {
	const remove = async (answers: unknown[], version = 'v2', more: Partial<Definition> = {}) => {
		const { exchange, calls, hints } = server(answers, { version });
		const outcome = await deleteOperation(thing(more))
			.run?.(exchange, { id: '7' })
			.catch((caught: Error) => caught.message);
		return { outcome, calls: calls(), hints };
	};
	const [short, long] = ['DELETE /api/things/7', 'DELETE /api/delete/things/7'];
	const look = 'GET /api/things/7';

	it('what is done to one record does not overlap', () => {
		expect(deleteOperation(thing()).key?.({ id: '7' })).toBe('things/7');
	});

	it('each version has an address of its own, and the other one is second', async () => {
		const yes = { status: true };
		expect(await remove([yes])).toEqual({ outcome: [{ deleted: true }], calls: [long], hints: [] });
		expect((await remove([yes], 'v3')).calls).toEqual([short]);
		expect((await remove([yes], 'v2', { plainDelete: true })).calls).toEqual([short]);
		for (const code of [404, 405]) {
			expect((await remove([error('foreign', code), yes])).calls).toEqual([long, short]);
			expect((await remove([error('foreign', code), yes], 'v3')).calls).toEqual([short, long]);
		}
		expect(await remove([error('foreign', 404)], 'v2', { plainDelete: true })).toMatchObject({
			...{ outcome: 'foreign', calls: [short] },
		});
		expect(await remove([error('foreign', 200), yes])).toMatchObject({ outcome: 'foreign' });
		expect(await remove([error('failed', 404), { thing_id: 7 }])).toMatchObject({
			...{ outcome: 'failed', calls: [long, look] },
		});
		expect(await remove([error('token', 401)])).toMatchObject({ outcome: 'token', calls: [long] });
	});

	it.each<Reason>(['failed', 'odd'])('%s of what is gone is done', async (reason) => {
		expect(await remove([error(reason, 404, 'Words'), error('notFound', 404)])).toEqual({
			outcome: [{ deleted: true }],
			calls: [long, look],
			hints: ['PMP answered the deletion of a thing with "Words", but it is gone.'],
		});
		expect(await remove([error(reason, 404, 'Words'), error('other', 500)])).toMatchObject({
			...{ outcome: 'Words', hints: [] },
		});
	});
});

it('a filter that has a name of its own in the query of a list is sent by it, unless it is empty', async () => {
	const field = (name: string) =>
		({ displayName: name, name, type: 'string', default: '' }) as const;
	const listQuery = { rel_type: field('kind'), rel_id: field('number') };
	const { exchange, asked } = server([page()]);
	const run = async (filters?: IDataObject) =>
		await listOperation(thing({ listQuery })).run?.(exchange, { returnAll: true, filters });
	await run({ kind: 'lead', number: '' });
	await run();
	expect(asked.map(({ query }) => Object.entries(query ?? {}))).toEqual([
		[['rel_type', 'lead']],
		[],
	]);
});
