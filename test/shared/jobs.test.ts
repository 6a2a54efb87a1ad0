import { VendorError } from '../../nodes/shared/contract/errors';
import { toJobs } from '../../nodes/shared/engine/perform';
import type { Operation } from '../../nodes/shared/contract/types';

describe('jobs', () => {
	const operation = {
		key: ({ to }) => to as string,
		batch: {
			key: ({ channel }) => channel as string | undefined,
			size: () => 3,
			request: () => ({ method: 'POST', path: '/' }),
			split: () => [],
		},
	} as Partial<Operation> as Operation;
	const jobs = (...items: Array<[channel: string | undefined, to: string]>) =>
		toJobs(
			operation,
			items.map(([channel, to], itemIndex) => ({ itemIndex, values: { channel, to } })),
		).map(({ tasks }) => tasks.map(({ itemIndex }) => itemIndex));

	it('puts items with the same batch key together, up to the size', () => {
		expect(jobs(['a', '1'], ['b', '2'], ['a', '3'], ['a', '4'], ['a', '5'])).toEqual([
			[0, 2, 3],
			[1],
			[4],
		]);
	});

	it('gives an item without a batch key a call of its own', () => {
		expect(jobs([undefined, '1'], [undefined, '2'])).toEqual([[0], [1]]);
	});

	it('lets no item overtake an earlier one to the same recipient', () => {
		expect(jobs(['a', '1'], ['b', '9'], ['a', '9'], ['a', '2'])).toEqual([[0], [1], [2, 3]]);
		expect(jobs(['a', '9'], ['b', '9'], ['b', '1'])).toEqual([[0], [1, 2]]);
	});

	it('names what a job must not overlap with once', () => {
		const [job] = toJobs(operation, [
			{ itemIndex: 0, values: { channel: 'a', to: '1' } },
			{ itemIndex: 1, values: { channel: 'a', to: '1' } },
		]);
		expect(job.keys).toEqual(['1']);
	});

	it('knows of a vendor error whether the request may have been carried out', () => {
		expect(new VendorError('a').isUncertain).toBe(false);
		expect(new VendorError('a', { isUncertain: true }).isUncertain).toBe(true);
	});
});
