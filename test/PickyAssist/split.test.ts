import { fc } from '../engine/property';
import type { IDataObject } from 'n8n-workflow';
import { splitPush } from '../../nodes/PickyAssist/operations/pushAnswer';

describe('the answer to a push', () => {
	const itemsFor = (numbers: string[]) =>
		numbers.map((number, index) => ({
			draft: { shared: {}, row: { number, reference_number: `r${index}` } } as IDataObject,
		}));

	it('gives every item its own entry, whatever the order, however often a recipient comes', () => {
		const someNumbers = fc.array(fc.constantFrom('391', '392', '393', '394'), { minLength: 1 });
		fc.assert(
			fc.property(someNumbers, fc.func(fc.integer()), (numbers, order) => {
				const rows = numbers.map((number, index) => ({ number, msg_id: `m${index}`, credit: '1' }));
				const shuffled = rows
					.map((row) => ({ row, at: order(row.msg_id) }))
					.sort((a, b) => a.at - b.at)
					.map(({ row }) => row);
				const results = splitPush({ push_id: 'p', data: shuffled }, itemsFor(numbers));
				const records = results.map((result) => (result as IDataObject[])[0]);
				expect(records.map(({ number }) => number)).toEqual(numbers);
				expect(records.map(({ reference_number: ref }) => ref)).toEqual(
					numbers.map((_, index) => `r${index}`),
				);
				expect(new Set(records.map(({ msg_id: id }) => id)).size).toBe(numbers.length);
			}),
		);
	});

	it('never gives one entry to two items, nor an item the entry of another recipient', () => {
		const distinct = fc.uniqueArray(fc.integer({ min: 390000000, max: 390000050 }), {
			minLength: 1,
		});
		fc.assert(
			fc.property(distinct, fc.func(fc.boolean()), (given, isTaken) => {
				const numbers = given.map(String);
				const taken = numbers.filter((number) => isTaken(number));
				const data = taken.map((number) => ({ number, msg_id: `m${number}` }));
				splitPush({ push_id: 'p', data }, itemsFor(numbers)).forEach((result, index) => {
					const number = numbers[index];
					if (!taken.includes(number)) return expect(result).toBeInstanceOf(Error);
					expect((result as IDataObject[])[0]).toMatchObject({ number, msg_id: `m${number}` });
				});
			}),
		);
	});

	it('goes by place where the vendor writes numbers in its own way', () => {
		const data = [
			{ number: '+39 1', msg_id: 'a' },
			{ number: '+39 2', msg_id: 'b' },
		];
		const results = splitPush({ push_id: 'p', data }, itemsFor(['391', '392']));
		expect(results.map((result) => (result as IDataObject[])[0].msg_id)).toEqual(['a', 'b']);
	});

	it.each([undefined, null, ''])('takes %j for an answer without entries', (data) => {
		const [result] = splitPush({ push_id: 'p', data }, itemsFor(['391']));
		expect(result).toEqual([{ push_id: 'p', reference_number: 'r0' }]);
	});

	it.each([[[]], [{}], ['x'], [[null]], [[{ number: '392' }, { number: '393' }]]])(
		'is in doubt about a recipient that %j leaves out',
		(data) => {
			const [result] = splitPush({ push_id: 'p', data }, itemsFor(['391']));
			expect(result).toMatchObject({
				message: 'Picky Assist returned no result for the message to 391',
				description: expect.stringContaining('its reference number is r0'),
				isUncertain: true,
			});
		},
	);

	it.each([{ msg_id: 'm' }, { number: '391', status: 100 }])(
		'takes %j for the entry of the one recipient, though it is in no list',
		(data) => {
			const [result] = splitPush({ push_id: 'p', data }, itemsFor(['391']));
			expect(result).toEqual([{ push_id: 'p', ...data, reference_number: 'r0' }]);
		},
	);

	it.each([1, 200, 202, 100])('takes the code %i for a yes', (status) => {
		const data = [{ number: '391', status, message: 'OK' }];
		const [result] = splitPush({ push_id: 'p', data }, itemsFor(['391']));
		expect(result).toMatchObject([{ status }]);
	});

	it.each([0, 101, 840, 406])('takes the code %i for a refusal, and says what helps', (status) => {
		const data = [{ number: '391', status, message: 'Bad' }];
		const [result] = splitPush({ push_id: 'p', data }, itemsFor(['391']));
		expect(result).toMatchObject({ code: status });
		const { description } = result as Error & { description?: string };
		expect(Boolean(description)).toBe([101, 406].includes(status));
	});

	it('does not hand out by place what was claimed by number', () => {
		const data = [
			{ number: '392', msg_id: 'a' },
			{ number: 'unknown', msg_id: 'b' },
		];
		const [first, second] = splitPush({ push_id: 'p', data }, itemsFor(['391', '392']));
		expect(first).toBeInstanceOf(Error);
		expect((second as IDataObject[])[0].msg_id).toBe('a');
	});
});
