// What an update does after a refusal.
import type { IDataObject } from 'n8n-workflow';
import type { Definition } from '../../nodes/BusinessLabsPmp/model/definition';
import { unlessDemanded } from '../../nodes/BusinessLabsPmp/operations/demanded';
import { notSaved, unmetChanges } from '../../nodes/BusinessLabsPmp/operations/unmet';
import { error, server, thing } from './scriptedServer';

describe('fields that only some servers demand', () => {
	const run = async (answers: unknown[], held: IDataObject = { cc: 'x' }) => {
		const { exchange } = server(answers);
		const bodies: unknown[] = [];
		const put = async (more?: IDataObject) => {
			bodies.push(more);
			return await exchange.send({ method: 'PUT', path: '/' });
		};
		const sent = unlessDemanded(exchange, 'things', held, put);
		const twice = [];
		for (const more of [undefined, { a: 1 }])
			twice.push(await sent(more).catch((caught: Error) => caught.message));
		return { bodies, twice };
	};

	it('are left out, until one is refused for them', async () => {
		expect(await run(['yes'])).toEqual({ bodies: [{}, { a: 1 }], twice: ['yes', 'yes'] });
		expect(await run(['yes'], {})).toEqual({
			bodies: [undefined, { a: 1 }],
			twice: ['yes', 'yes'],
		});
		const demanded = error('validation', 404, 'The CC field is required');
		expect(await run([demanded, 'yes'])).toEqual({
			bodies: [{}, { cc: 'x' }, { cc: 'x', a: 1 }],
			twice: ['yes', 'yes'],
		});
		expect((await run([demanded, 'yes'], { cc: 'x', tags: 'y' })).bodies[1]).toEqual({
			...{ cc: 'x', tags: 'y' },
		});
		const other = error('validation', 404, 'The name is required');
		expect(await run([other])).toEqual({
			bodies: [{}, { a: 1 }],
			twice: ['The name is required', 'The name is required'],
		});
		const failed = error('failed', 404, 'cc');
		expect(await run([failed])).toEqual({ bodies: [{}, { a: 1 }], twice: ['cc', 'cc'] });
	});
});

describe('an update that failed', () => {
	const unmet = (changes: IDataObject, record: IDataObject, more: Partial<Definition> = {}) =>
		unmetChanges(thing(more), changes, record, { sent: 1 }, { dateFormat: 'd/m/Y' });

	it('did not save what the record shows otherwise, nor a password', () => {
		const record = { name: 'A', city: 'Rome', due: '2026-03-01', password: null };
		expect(unmet({ name: 'A', city: 'Bari', due: '01/03/2026' }, record)).toEqual(['City']);
		expect(unmet({ password: 'x' }, record)).toEqual(['Password']);
		expect(unmet({ password: '' }, record)).toEqual([]);
		expect(unmet({ name: 'A' }, record)).toEqual([]);
		const rows = (...given: unknown[]) => [JSON.stringify(given)];
		expect(unmet({ name: 'A' }, record, { unmet: rows })).toEqual([
			JSON.stringify([record, { name: 'A' }, { sent: 1 }]),
		]);
	});

	it('is told in the words of PMP, with what it did not save', () => {
		expect(notSaved(error('validation', 404, 'Words'), ['City', 'Due'])).toMatchObject({
			...{ reason: 'failed', message: 'Words', httpCode: '404', isRefusal: false },
			description: 'PMP did not save: City, Due.',
		});
	});
});
