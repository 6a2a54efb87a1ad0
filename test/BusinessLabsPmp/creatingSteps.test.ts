// The calls that creating makes, and what becomes of what comes back.
import type { IDataObject } from 'n8n-workflow';
import type { Definition } from '../../nodes/BusinessLabsPmp/model/definition';
import {
	acknowledged,
	createOperation,
	createRequest,
} from '../../nodes/BusinessLabsPmp/operations/create';
import { upsertOperation } from '../../nodes/BusinessLabsPmp/operations/upsert';
import { PmpError } from '../../nodes/BusinessLabsPmp/transport/answer';
import { error, page, server, thing } from './scriptedServer';

describe('creating', () => {
	const values = { name: 'A', city: '', additionalFields: { due: '2026-03-01', late: 'L' } };
	const create = async (answers: unknown[], more: IDataObject = {}, definition = thing()) => {
		const credentials = { version: String(more.version ?? 'v2') };
		const { exchange, calls, asked, hints } = server(answers, credentials);
		const all = { ...values, returnCreated: true, simplify: false, ...more } as IDataObject;
		const items = await createOperation(definition).run?.(exchange, all);
		return { items, calls: calls(), asked, hints };
	};
	const post = 'POST /api/things';

	it('what is empty does not travel', () => {
		expect(createRequest(thing(), values, {})).toEqual({
			...{ method: 'POST', path: '/api/things', body: { name: 'A', due: '01/03/2026', late: 'L' } },
		});
		const files = createRequest(thing({ files: true }), { ...values, files: 'a, b' }, {}).files;
		expect(files).toEqual(['a', 'b'].map((property) => ({ name: 'file[]', property })));
	});

	it('on version 3 it goes with a key, and can be repeated', async () => {
		const answers = [
			{ status: true, record_id: '7' },
			{ thing_id: 7, name: 'A' },
		];
		const { asked, items } = await create(answers, { version: 'v3' });
		expect(asked[0]).toMatchObject({ repeatable: true, idempotencyKey: 'key' });
		expect(items).toEqual([{ thing_id: 7, name: 'A', id: 7 }]);
		const older = await create(answers);
		expect(older.asked[0]).not.toHaveProperty('idempotencyKey');
		expect(older.asked[0]).not.toHaveProperty('repeatable');
	});

	it('the record is read by the ID that is told, and simplified where it is wanted', async () => {
		const record = { thing_id: '7', name: 'A', late: 'L', due: '2026-03-01', other: 'x' };
		const answers = () => [{ status: true, record_id: 7 }, { ...record }];
		const { items, calls, hints } = await create(answers());
		expect(items).toEqual([{ ...record, id: '7' }]);
		expect([calls, hints]).toEqual([[post, 'GET /api/things/7'], []]);
		expect((await create(answers(), { simplify: true })).items).toEqual([{ id: 7, name: 'A' }]);
	});

	it('else the newest one that equals it is searched for', async () => {
		const found = [
			{ thing_id: '9', name: 'a' },
			{ thing_id: '7', name: ' A ' },
			{ thing_id: '10', name: 'A', due: '2026-03-01' },
			{ thing_id: '8', name: 'A' },
			null as unknown as IDataObject,
		];
		const { items, calls, hints } = await create([{ status: true }, page(...found)]);
		expect(items).toMatchObject([{ id: '10' }]);
		expect(calls).toEqual([post, 'GET /api/things/search/A']);
		expect(hints).toEqual(['The new thing was created, but PMP did not save: Late.']);
	});

	it.each<[string, Partial<Definition>, IDataObject, string]>([
		['no search', { operations: ['getAll'] }, {}, 'GET /api/things'],
		['a search of another kind', { oddSearch: true }, {}, 'GET /api/things'],
		['nothing that can be searched for', {}, { name: '??' }, 'GET /api/things'],
		['nothing to search by', { match: ['other'] }, {}, 'GET /api/things'],
	])('with %s the list is read', async (_, more, given, call) => {
		const name = String(given.name ?? 'A');
		const { calls, items } = await create(
			[{ status: true }, page({ thing_id: 1, name })],
			given,
			thing(more),
		);
		expect(calls).toEqual([post, call]);
		expect(items).toMatchObject([{ id: 1 }]);
	});

	it('a search that cannot be trusted is followed by a read', async () => {
		const answers = [
			{ status: true },
			page({ thing_id: 7, name: 'A' }),
			{ thing_id: 7, name: 'A' },
		];
		const { calls } = await create(answers, {}, thing({ mixedSearch: true }));
		expect(calls).toEqual([post, 'GET /api/things/search/A', 'GET /api/things/7']);
	});

	it('what PMP did not save, or adds, is a hint', async () => {
		const answer = { status: true, record_id: 7, error: 'No mail was sent' };
		const record = { thing_id: 7, name: 'B', city: 'Bari', due: '2026-03-02' };
		expect((await create([answer, record])).hints).toEqual([
			'The new thing was created, but PMP did not save: Name, Due.',
			'The new thing was created, and PMP adds: No mail was sent',
		]);
		const given = { additionalFields: {}, name: 'A' };
		expect(
			(await create([{ status: true }, page({ thing_id: 7, name: 'A' })], given)).hints,
		).toEqual([]);
	});

	it('custom fields that a server does not show are not told as missing', async () => {
		const fields = [{ custom_field_id: '1', label: 'Branch', type: 'input' }];
		const hints = async (shown: IDataObject) => {
			const record = { thing_id: 7, name: 'A', ...shown };
			const answers = [fields, { status: true, record_id: 7 }, record];
			const given = { custom_fields: { value: { Branch: 'Rome' } } };
			return (await create(answers, given, thing({ value: 'customer' }))).hints;
		};
		expect(await hints({})).toEqual([]);
		expect(await hints({ customfields: [] })).toEqual([
			'The new thing was created, but PMP did not save: Branch.',
		]);
	});

	it('what cannot be found, or read, is a hint, and the answer is given', async () => {
		const answer = { status: true, message: 'Added', password: 'x' };
		const missing = await create([answer, page()]);
		expect(missing.items).toEqual([{ status: true, message: 'Added' }]);
		expect(missing.hints).toEqual(['The new thing was created, but PMP does not find it yet.']);
		const broken = await create([{ ...answer, record_id: 7 }, error('other', 500, 'Boom')]);
		expect(broken.items).toEqual([{ status: true, message: 'Added', id: 7 }]);
		expect(broken.hints).toEqual(['The new thing was created, but cannot be read: Boom']);
		const unasked = await create([{ ...answer, record_id: 7 }], { returnCreated: false });
		expect(unasked.items).toEqual([{ status: true, message: 'Added', id: 7 }]);
		expect(unasked.calls).toEqual([post]);
	});

	it('a call of its own completes what is sent', async () => {
		const completed = async () => await Promise.resolve({ number: '5', city: 'Rome' });
		const { asked } = await create(
			[{ status: true }],
			{ returnCreated: false },
			thing({ completed }),
		);
		expect(asked[0].body).toMatchObject({ name: 'A', number: '5', city: 'Rome' });
	});

	it('two of the same name do not overlap where one of them is looked for', () => {
		const { key } = createOperation(thing());
		expect(key?.({ name: ' A ', returnCreated: true })).toBe('things A');
		expect(key?.({ name: 'A', returnCreated: false })).toBeUndefined();
	});

	it('what is checked sees the additional fields as well', () => {
		const check = jest.fn();
		createOperation(thing({ check })).check?.({ name: 'A', additionalFields: { city: 'B' } });
		expect(check).toHaveBeenCalledWith(expect.objectContaining({ name: 'A', city: 'B' }));
	});

	it.each<[IDataObject, IDataObject]>([
		[
			{ record_id: '7', message: 'x' },
			{ message: 'x', id: '7' },
		],
		[{ record_id: 0, message: 'x' }, { message: 'x' }],
		[{ status: true, password: 'x' }, { status: true }],
	])('%j is given as %j', (answer, expected) => expect(acknowledged(answer)).toEqual(expected));
});

describe('creating or updating', () => {
	const matching = { by: { name: 'Name', city: 'City' }, searched: ['name'], initial: ['late'] };
	const operation = upsertOperation(thing({ resent: [] }), matching);
	const upsert = async (answers: unknown[], values: IDataObject, version = 'v3') => {
		const { exchange, calls, asked, hints } = server(answers, { version });
		const items = await operation.run?.(exchange, values).catch((caught: Error) => caught);
		return { items, calls: calls(), asked, hints };
	};
	const values = {
		...{ matchBy: 'name', name: 'A' },
		additionalFields: { city: 'Rome', late: 'L' },
	};

	it('one that is there is changed, but for what only a new one starts with', async () => {
		const answers = [page({ thing_id: 7, name: 'A' }), { status: true }];
		const { items, asked, calls } = await upsert(answers, values);
		expect(calls).toEqual(['GET /api/things/search/A', 'PUT /api/things/7']);
		expect(asked[1].body).toEqual({ name: 'A', city: 'Rome' });
		expect(items).toEqual([{ id: '7', status: true, changed: true, created: false }]);
		const all = await upsert(answers, { ...values, overwrite: ['late'] });
		expect(all.asked[1].body).toEqual({ name: 'A', city: 'Rome', late: 'L' });
	});

	it('where nothing is named that only a new one starts with, all is changed', async () => {
		const whole = upsertOperation(thing(), { by: matching.by, searched: [] });
		const { exchange, asked } = server([page({ thing_id: 7, name: 'A' }), {}], { version: 'v3' });
		await whole.run?.(exchange, values);
		expect(asked[1].body).toEqual({ name: 'A', city: 'Rome', late: 'L' });
	});

	it('one that is not there is created', async () => {
		const answers = [page(), page({ thing_id: 1, name: 'B' }), { status: true, record_id: 7 }];
		const read = { thing_id: 7, name: 'A', city: 'Rome', late: 'L' };
		const { items, asked, calls } = await upsert([...answers, read], values);
		expect(calls).toEqual([
			'GET /api/things/search/A',
			'GET /api/things',
			'POST /api/things',
			'GET /api/things/7',
		]);
		expect(asked[2].body).toEqual({ name: 'A', city: 'Rome', late: 'L' });
		expect(items).toEqual([{ status: true, id: '7', created: true }]);
	});

	it('a column that the search does not look into, or an odd value, is looked for in the list', async () => {
		const list = [page({ thing_id: 7, name: 'A?', city: 'Rome' }), { status: true }];
		const byCity = await upsert(list, { ...values, matchBy: 'city' });
		expect(byCity.calls).toEqual(['GET /api/things', 'PUT /api/things/7']);
		const odd = await upsert(list, { ...values, name: 'A?' });
		expect(odd.calls).toEqual(['GET /api/things', 'PUT /api/things/7']);
		const before = [page({ thing_id: 7, name: '?A' }), { status: true }];
		expect((await upsert(before, { ...values, name: '?A' })).calls).toEqual(odd.calls);
	});

	it('of several that mean the same, the one that is written alike; else all are named', async () => {
		const two = page({ thing_id: 7, name: 'R&amp;D' }, { thing_id: 8, name: 'R&D' });
		const one = await upsert([two, { status: true }], { ...values, name: 'R&D' });
		expect(one.calls.at(-1)).toBe('PUT /api/things/8');
		const both = page({ thing_id: 7, name: 'A ' }, { thing_id: 8, name: ' A' });
		expect((await upsert([both], { ...values })).items).toMatchObject({
			message: 'Match By: several things have "A" in name: 7, 8',
			description: 'Match by a field that only one of them has, or use Update with the ID.',
		});
		const same = page({ thing_id: 7, name: 'A' }, { thing_id: 7, name: 'A' });
		expect((await upsert([same, { status: true }], values)).items).toMatchObject([{ id: '7' }]);
	});

	it('a list that does not tell the column says nothing', async () => {
		const answers = [page(), page({ thing_id: 1 })];
		expect((await upsert(answers, values)).items).toMatchObject({
			message: 'Match By: PMP does not return "name" in the list of its things',
			description:
				'So nobody can tell whether the record exists already, and nothing was created. Match by another field, or ask the administrator of PMP about the API module.',
		});
	});

	it('items with the same value, however it is written, do not overlap', () => {
		expect(operation.key?.({ matchBy: 'name', name: ' A ' })).toBe('things name A');
		expect(() => operation.check?.({ matchBy: 'name', name: '' })).toThrow('has no value');
	});

	it('one list serves all items, and is read again where a new record could not be found', async () => {
		const run = async (answers: unknown[], names: string[]) => {
			const { exchange, calls } = server(answers, { version: 'v3' });
			const items = [];
			for (const name of names) {
				const given = { matchBy: 'city', city: name, name: 'X' };
				items.push(await operation.run?.(exchange, given).catch((caught: Error) => caught.message));
			}
			return { items, calls: calls() };
		};
		const [post, list, read] = ['POST /api/things', 'GET /api/things', 'GET /api/things/7'];
		const made = { status: true, record_id: 7 };
		const known = { thing_id: 7, name: 'X', city: 'Rome' };
		const both = await run([page(), made, known, { status: true }], ['Rome', 'Rome']);
		expect(both.calls).toEqual([list, post, read, 'PUT /api/things/7']);
		const unread = await run([page(), made, error('other', 500), page()], ['Rome', ' Rome ']);
		expect(unread.calls).toEqual([list, post, read, list]);
		expect(unread.items[1]).toBe(
			'The thing with " Rome " was created a moment ago, but PMP does not show it yet',
		);
		const other = await run(
			[page(), made, error('other', 500), page(), made, error('other', 500)],
			['Rome', 'Bari'],
		);
		expect(other.items[1]).toMatchObject([{ created: true }]);
		const seen = await run(
			[page(), made, error('other', 500), page(known), { status: true }],
			['Rome', 'Rome'],
		);
		expect(seen.calls).toEqual([list, post, read, list, 'PUT /api/things/7']);
		const uncertain = new PmpError('other', 'Lost', { isUncertain: true });
		const lost = await run([page(), uncertain, page(known), { status: true }], ['Rome', 'Rome']);
		expect(lost.calls).toEqual([list, post, list, 'PUT /api/things/7']);
		expect(lost.items[0]).toBe('Lost');
		const refused = await run([page(), error('failed', 404, 'No'), made, known], ['Rome', 'Rome']);
		expect(refused.calls).toEqual([list, post, post, read]);
		const failed = await run([error('other', 500, 'Boom'), page(), made, known], ['Rome', 'Rome']);
		expect(failed.calls).toEqual([list, list, post, read]);
		expect(failed.items[0]).toBe('Boom');
	});
});
