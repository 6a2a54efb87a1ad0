// Which values of an answer are what was sent, in whatever form the vendor writes them.
import type { IDataObject } from 'n8n-workflow';
import type { Exchange, Field } from '../../nodes/shared/contract/types';
import { writeRecord, writing } from '../../nodes/OpenTact/operations/takenOver';

const field = (name: string, type: Field['type'] = 'string'): Field => ({
	displayName: name.toUpperCase(),
	name,
	type,
	default: '',
});
const FIELDS = [field('x'), field('y'), field('link', 'resourceLocator')];
const HINT = (names: string) =>
	`OpenTact did not take over: ${names}. Compare the record with what was sent.`;

async function write(body: IDataObject | undefined, answer: unknown) {
	const hints: string[] = [];
	const exchange = {
		send: async () => await Promise.resolve(answer),
		hint: (text: string) => hints.push(text),
	} as unknown as Exchange;
	const request = { method: 'PATCH' as const, path: '/a', ...(body && { body }) };
	return { records: await writeRecord(exchange, request, FIELDS), hints };
}

test.each<[unknown, unknown]>([
	['a', 'a'],
	[' a', 'a '],
	['A', 'a'],
	['+1 (838) 205', '1838205'],
	['1', 1],
	['1.0', 1],
	[5, '5.00'],
	['1990-05-01T00:00:00Z', '1990-04-30T22:00:00-02:00'],
	['+', '+'],
	['', null],
	[null, ''],
	['a', undefined],
	['a', ['b']],
	[true, 1],
	[true, 'yes'],
	[false, 'off'],
	[true, 'perhaps'],
	['a', {}],
	['a', { id: 'a', name: 'b' }],
	[{ a: 1 }, 'text'],
	[{ a: 1 }, { a: '1', b: 2 }],
	[{ a: { b: 1 } }, { a: { b: 1 } }],
])('%j is taken over as %j', async (sent, held) => {
	const { hints } = await write({ x: sent as string }, { x: held });
	expect(hints).toEqual([]);
});

test.each<[unknown, unknown]>([
	['a', 'b'],
	['a', ''],
	['a', null],
	['', 'a'],
	['', 0],
	[0, null],
	['+', '-'],
	['1', 2],
	[true, false],
	[true, 'no'],
	[false, 1],
	['a', { id: 'b', name: 'c' }],
	[{ a: 1 }, { a: 2 }],
	[
		{ a: 1, b: 2 },
		{ a: 1, b: 3 },
	],
	[{ a: { b: 1 } }, { a: { b: 2 } }],
])('%j is not taken over as %j', async (sent, held) => {
	const { hints } = await write({ x: sent as string }, { x: held });
	expect(hints).toEqual([HINT('X')]);
});

test('a relation may be left out', async () => {
	expect((await write({ link: 'a' }, { link: null })).hints).toEqual([]);
	expect((await write({ link: { id: 'a' } }, { link: { id: null } })).hints).toEqual([]);
	expect((await write({ x: { id: 'a' } }, { x: { id: null } })).hints).toEqual([HINT('X')]);
	expect((await write({ link: 'a' }, { link: 'b' })).hints).toEqual([HINT('LINK')]);
});

test('all that were not are told together, and what was not sent is not', async () => {
	const { records, hints } = await write({ x: 'a', y: 'b', z: 'c' }, { x: 'd', y: 'e', z: 'f' });
	expect(records).toEqual([{ x: 'd', y: 'e', z: 'f' }]);
	expect(hints).toEqual([HINT('X, Y')]);
	expect((await write({ x: 'a' }, { x: 'a', y: 'b' })).hints).toEqual([]);
	expect((await write(undefined, { x: 'a' })).hints).toEqual([]);
});

test("several records are nobody's own", async () => {
	const { records, hints } = await write({ x: 'a' }, [{ x: 'b' }, { x: 'c' }]);
	expect(records).toEqual([{ x: 'b' }, { x: 'c' }]);
	expect(hints).toEqual([]);
});

test('an operation that writes compares what its request sends', async () => {
	const request = ({ name }: IDataObject) => ({
		method: 'POST' as const,
		path: '/a',
		body: { x: name },
	});
	const operation = writing(FIELDS, request as never);
	expect(operation.request).toBe(request);
	const hints: string[] = [];
	const exchange = {
		send: async ({ body }: { body: IDataObject }) => await Promise.resolve({ ...body, x: 'b' }),
		hint: (text: string) => hints.push(text),
	} as unknown as Exchange;
	expect(await operation.run?.(exchange, { name: 'a' })).toEqual([{ x: 'b' }]);
	expect(hints).toEqual([HINT('X')]);
});
