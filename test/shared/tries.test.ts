import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { runsRemembered, Tries } from '../../nodes/shared/engine/tries';
import { startThings, things, thingsFail } from './vendor';

// Sixty executions at a time take theirs on a busy machine.
jest.setTimeout(60_000);

describe('Retry On Fail', () => {
	let vendor: Awaited<ReturnType<typeof startThings>>;
	const create = { operation: 'create', name: '={{ $json.name }}' };
	const names = () =>
		(vendor.state() as { things: Array<{ name: string }> }).things.map(({ name }) => name);

	beforeAll(async () => {
		vendor = await startThings();
	});
	afterAll(async () => await vendor.stop());
	beforeEach(() => vendor.reset());
	afterEach(() => jest.restoreAllMocks());

	/** Two items, the second of which is refused, in two tries. */
	const halfRefused = (executionId: string): Parameters<typeof thingsFail> => [
		vendor.url,
		{ ...create, options: { itemsInFlight: 1 } },
		{
			items: [{ name: `first ${executionId}` }, { name: 'refused' }],
			tries: 2,
			executionId,
		},
	];

	it('sends nothing twice in a hundred executions at a time, and forgets them', async () => {
		const ids = Array.from({ length: 100 }, (_, index) => `many-${index}`);
		await Promise.all(ids.map(async (id) => await thingsFail(...halfRefused(id))));
		expect(names().sort()).toEqual(ids.map((id) => `first ${id}`).sort());
		const refusals = vendor.ledger.requests.filter(({ status }) => status === 422);
		expect(refusals).toHaveLength(200);
		expect(runsRemembered()).toBe(0);
	});

	it('does not remember what n8n does not run again', async () => {
		const [url, parameters, rest] = halfRefused('goes on');
		const going = { ...rest, onError: 'continueRegularOutput' as const };
		const { json } = await things(url, parameters, going);
		expect(json[1].error).toContain('not that one');
		expect(vendor.ledger.requests).toHaveLength(2);
		expect(runsRemembered()).toBe(0);
	});

	it('keeps a run while its next try may come, and forgets it when none came', () => {
		const fail = (id: string) => Tries.of(contextOf(id))?.end(undefined);
		const start = Date.now();
		const clock = jest.spyOn(Date, 'now');
		fail('left alone');
		clock.mockReturnValue(start + 30 * 60_000);
		fail('another');
		expect(runsRemembered()).toBe(2);
		clock.mockReturnValue(start + 61 * 60_000);
		fail('a third');
		expect(runsRemembered()).toBe(2);
		clock.mockReturnValue(start + 200 * 60_000);
		Tries.of(contextOf('a fourth'))?.end([[]]);
		expect(runsRemembered()).toBe(0);
	});

	it('tells the runs of an execution apart by workflow, node and turn', () => {
		const of = (which: Which) => Tries.of(contextOf('one execution', which));
		const first = of({});
		first?.remember(0, [{ id: 1 }]);
		first?.end(undefined);
		for (const which of [{ workflow: 'w2' }, { node: 'n2' }, { turn: 1 }]) {
			expect(of(which)?.outcomeOf(0)).toBeUndefined();
		}
		const again = of({});
		expect(again?.outcomeOf(0)).toEqual([{ id: 1 }]);
		again?.end([[]]);
		expect(runsRemembered()).toBe(0);
	});

	it('does not stumble over a node without an output', () => {
		Tries.of(contextOf('without'))?.end([]);
		expect(runsRemembered()).toBe(0);
	});

	describe('a vendor’s own field "error"', () => {
		const answered = async (record: IDataObject) => {
			vendor.faults.set([{ status: 200, body: record }]);
			const result = await things(vendor.url, create, { items: [{ name: 'A' }], tries: 3 });
			expect(vendor.ledger.requests).toHaveLength(1);
			return result.json;
		};

		it.each([null, '', false, []])('is left out where it says nothing: %j', async (error) => {
			expect(await answered({ id: 1, error })).toEqual([{ id: 1 }]);
		});

		it('is called otherwise where it says something', async () => {
			expect(await answered({ id: 1, error: 'late' })).toEqual([{ id: 1, vendor_error: 'late' }]);
		});

		it('passes no item for a failed one at the error output', async () => {
			vendor.faults.set([{ status: 200, body: { error: 'late' } }]);
			const { json, errorItems } = await things(vendor.url, create, {
				items: [{ name: 'A' }],
				onError: 'continueErrorOutput',
			});
			expect(json).toEqual([{ vendor_error: 'late' }]);
			expect(errorItems).toEqual([]);
		});
	});
});

interface Which {
	workflow?: string;
	node?: string;
	turn?: number;
}

/** What n8n says of a run. */
function contextOf(
	executionId: string,
	{ workflow = 'workflow', node = 'node', turn = 0 }: Which = {},
): IExecuteFunctions {
	return {
		getNode: () => ({ id: node, type: 'things', retryOnFail: true }),
		getExecutionId: () => executionId,
		getWorkflow: () => ({ id: workflow }),
		getWorkflowDataProxy: () => ({ $runIndex: turn }),
	} as unknown as IExecuteFunctions;
}
