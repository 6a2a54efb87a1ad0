// What a batch answers, and how the version of a server is found out.
import type { IDataObject } from 'n8n-workflow';
import {
	batchRequest,
	hasResults,
	lookUp,
	resultsIn,
} from '../../nodes/BusinessLabsPmp/transport/batch';
import { PmpError } from '../../nodes/BusinessLabsPmp/transport/answer';
import type { Reason } from '../../nodes/BusinessLabsPmp/transport/answer';
import {
	isVersion3,
	mostlyVersion3,
	requireVersion3,
	sinceVersion3,
} from '../../nodes/BusinessLabsPmp/transport/version';
import { crud } from '../../nodes/BusinessLabsPmp/operations/crud';
import { error, server, thing } from './scriptedServer';

describe('a batch', () => {
	it.each<[unknown, unknown[]]>([
		[{ results: [{ tool: 'x', result: [{ id: 1 }] }] }, [{ id: 1 }]],
		[{ data: [{ id: 1 }] }, [{ id: 1 }]],
		[[{ tool: 'x', result: { 0: { id: 1 }, 1: { id: 2 } } }], [{ id: 1 }, { id: 2 }]],
		[{ results: [{ tool: 'x', text: '[{"leadid":1}]' }] }, [{ leadid: 1 }]],
		[{ results: [{ tool: 'x', result: [] }] }, []],
		[{ results: [{ tool: 'x', text: '[]' }] }, []],
		[{ results: [{ tool: 'x', result: { data: [] } }] }, []],
		[{ results: [{ tool: 'x', error: 'No data were found' }] }, []],
		[{ results: [{ tool: 'x', success: false, message: 'No records found' }] }, []],
		[{ results: [{ id: 1, status: 0 }] }, [{ id: 1, status: 0 }]],
	])('that answers %j gives %j', async (body, expected) => {
		const { exchange, asked } = server([body]);
		expect(await lookUp(exchange, 'list_x')).toEqual(expected);
		expect(asked).toEqual([{ ...batchRequest([{ tool: 'list_x', args: {} }]), repeatable: true }]);
		expect(asked[0]).toMatchObject({ method: 'POST', path: '/api/batch' });
	});

	const ODD = [
		'odd',
		false,
		'BusinessLabs PMP does not answer with a list',
		'The response has an unexpected format, so it is not taken for an empty one. Check what the API of this server answers.',
	];
	const NO = ['other', true, 'BusinessLabs PMP refused: Nope', undefined];
	const SILENT = ['other', true, 'BusinessLabs PMP refused: list_x', undefined];
	it.each<[unknown, unknown[]]>([
		[{ results: [{ tool: 'x', error: 'Nope' }] }, NO],
		[{ results: [{ id: 1, error: 'Nope' }] }, NO],
		[{ results: [{ tool: 'x', success: false, message: 'Nope' }] }, NO],
		[{ results: [{ tool: 'x', status: 'fail', message: 'Nope' }] }, NO],
		[{ results: [{ tool: 'x', result: { status: false, message: 'Nope' } }] }, NO],
		[{ results: [{ tool: 'x', data: { status: false, message: 'Nope' } }] }, NO],
		[{ results: [{ tool: 'x', success: false }] }, SILENT],
		[{ results: [{ tool: 'x', result: 'done' }] }, ODD],
		[{ results: [{ tool: 'x', result: [{ name: 'a' }] }] }, ODD],
		[{ results: [{ tool: 'x', result: [{ id: 1 }, { name: 'a' }] }] }, ODD],
		[{ results: ['x'] }, ODD],
		[{ results: [] }, ODD],
		['x', ODD],
		[null, ODD],
	])('that answers %j is an error', async (body, expected) => {
		const caught = await lookUp(server([body]).exchange, 'list_x').catch((one: PmpError) => one);
		const { reason, isRefusal, message, description } = caught as PmpError;
		expect([reason, isRefusal, message, description]).toEqual(expected);
	});

	it.each<[unknown, boolean]>([
		[{ results: [{ a: 1 }] }, true],
		[{ data: [{ a: 1 }] }, true],
		[[{ a: 1 }], true],
		[{ results: ['a'] }, false],
		[{ results: [] }, false],
		[{}, false],
		[null, false],
	])('%j tells of single operations: %s', (body, expected) => {
		const { path } = batchRequest([]);
		expect(hasResults({ method: 'POST', path }, body)).toBe(expected);
		expect(hasResults({ method: 'POST', path: '/api/x' }, body)).toBe(false);
	});

	it.each<[unknown, unknown[]]>([
		[{ results: [{ a: 1, error: 'x' }, 'b'] }, [{ a: 1, errorMessage: 'x' }, { result: 'b' }]],
		[{ results: { 0: { a: 1 } } }, [{ a: 1 }]],
		[{ results: [], data: [{ a: 1 }] }, [{ a: 1 }]],
		[{ status: true }, [{ status: true }]],
		['x', [{ result: 'x' }]],
	])('the items of %j are %j', (body, expected) => expect(resultsIn(body)).toEqual(expected));
});

describe('the version of a server', () => {
	const told = async (version: string | undefined, answer: unknown) => {
		const { exchange, asked } = server([answer], { version });
		const is = await isVersion3(exchange);
		await isVersion3(exchange);
		return [is, asked.length];
	};

	it('is what the credential says, else it is asked for once', async () => {
		expect(await told('v3', error('foreign'))).toEqual([true, 0]);
		expect(await told('v2', {})).toEqual([false, 0]);
		expect(await told('auto', {})).toEqual([true, 1]);
		expect(await told(undefined, {})).toEqual([true, 1]);
		const { exchange, asked } = server([{}], {});
		await isVersion3(exchange);
		expect(asked).toEqual([{ method: 'GET', path: '/api/zapier/resources', expect: 'done' }]);
	});

	it.each<[Reason, boolean | undefined]>([
		['permission', true],
		['foreign', false],
		['noHandler', false],
		['notFound', false],
		['failed', false],
		['token', false],
		['odd', false],
		['other', undefined],
		['blocked', undefined],
	])('a server that answers with %s is of version 3: %s', async (reason, expected) => {
		const outcome = told('auto', error(reason));
		if (expected === undefined) await expect(outcome).rejects.toThrow(reason);
		else expect(await outcome).toEqual([expected, 1]);
	});

	const tooOld = {
		message: "This server's API module is older than version 3",
		description:
			'This operation requires version 3 of the REST API module. Ask the administrator of PMP to update it. If it is up to date, choose version 3 in the credential.',
	};
	const operation = {
		...{ name: 'Go', value: 'go', action: 'Go', description: 'Go there.', fields: [] },
		request: () => ({ method: 'GET', path: '/api/go' }) as const,
	};

	it('an operation that needs it sends nothing to an older one', async () => {
		const needing = sinceVersion3(operation);
		expect(needing.description).toBe('Go there. Requires version 3 of the API module.');
		const older = server([{}], { version: 'v2' });
		await expect(needing.run?.(older.exchange, {})).rejects.toMatchObject(tooOld);
		expect(older.asked).toEqual([]);
		const newer = server([[{ id: 1 }]], { version: 'v3' });
		expect(await needing.run?.(newer.exchange, {})).toEqual([{ id: 1 }]);
		await expect(requireVersion3(older.exchange)).rejects.toMatchObject(tooOld);
		await expect(requireVersion3(newer.exchange)).resolves.toBeUndefined();
	});

	it('an operation that may need it is tried', async () => {
		const trying = mostlyVersion3(operation);
		for (const reason of ['foreign', 'noHandler'] as const) {
			const older = server([error(reason)], { version: 'v2' });
			await expect(trying.run?.(older.exchange, {})).rejects.toMatchObject(tooOld);
			const newer = server([error(reason)], { version: 'v3' });
			await expect(trying.run?.(newer.exchange, {})).rejects.toThrow(reason);
		}
		const refusing = server([error('failed')], { version: 'v2' });
		await expect(trying.run?.(refusing.exchange, {})).rejects.toThrow('failed');
		expect(await trying.run?.(server([{ a: 1 }]).exchange, {})).toEqual([{ a: 1 }]);
		const items = (body: unknown) => [{ body }] as unknown as IDataObject[];
		const shaped = mostlyVersion3({ ...operation, items });
		expect(await shaped.run?.(server(['x']).exchange, {})).toEqual([{ body: 'x' }]);
		const running = mostlyVersion3({
			...operation,
			run: async () => await Promise.resolve([{ b: 1 }]),
		});
		expect(await running.run?.(server(['x']).exchange, {})).toEqual([{ b: 1 }]);
	});

	it('a resource may need it whole, or for its writes', async () => {
		const run = async (since3: true | 'writes' | undefined, value: string) => {
			const { exchange, asked } = server([error('foreign', 404)], { version: 'v2' });
			const operation = crud(thing({ since3 })).operations.find((one) => one.value === value);
			const values = { id: '7', name: 'A', keysearch: 'A', returnAll: true, updateFields: {} };
			const failed = operation?.run?.(exchange, values).catch((caught: Error) => caught.message);
			return [await failed, asked.length > 0];
		};
		const { message } = tooOld;
		for (const read of ['get', 'getAll', 'search']) {
			expect(await run(true, read)).toEqual([message, false]);
			expect(await run('writes', read)).toEqual(['foreign', true]);
			expect(await run(undefined, read)).toEqual(['foreign', true]);
		}
		for (const write of ['create', 'update', 'delete']) {
			expect(await run(true, write)).toEqual([message, false]);
			expect(await run('writes', write)).toEqual([message, true]);
			expect(await run(undefined, write)).toEqual(['foreign', true]);
		}
	});

	it('a resource has the operations that it names, and its own', () => {
		const more = [{ ...operation, value: 'go' }];
		const { operations } = crud(thing({ operations: ['get', 'delete'], more }));
		expect(operations.map(({ value }) => value)).toEqual(['delete', 'get', 'go']);
		expect(crud(thing()).operations).toHaveLength(6);
	});
});
