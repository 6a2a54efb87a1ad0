import { fc } from '../../engine/property';
import type { IDataObject } from 'n8n-workflow';
import type { Fault } from '../../../simulators/shared/faults';
import type { Simulator } from '../../../simulators/shared/simulator';
import { withClockAhead } from '../../engine/calendar';
import type { TriggerWorkflow } from '../../engine/trigger';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** What happens to n8n, whatever is polled. */
export type Happening =
	| { does: 'look' }
	| { does: 'lookInVain'; problem: Fault }
	| { does: 'restart' | 'publish' }
	| { does: 'pass' | 'setClock'; milliseconds: number };

/** A step of a sequence that happens at the vendor. */
export const step = <T extends string>(does: T) =>
	fc.record({ does: fc.constant(does), drawn: fc.nat(1000) });

const json = { 'content-type': 'application/json' };
const PROBLEMS: Fault[] = [
	{ status: 200, headers: json, body: '' },
	{ status: 200, headers: json, body: { hello: 'world' } },
	{ status: 200, headers: json, body: [1] },
	{ status: 200, headers: json, body: '[{"id":' },
	{ status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Wait</html>' },
	{
		status: 403,
		headers: json,
		body: { status: false, success: false, message: 'no permissions' },
	},
	{ status: 401, headers: json, body: { status: false, success: false, message: 'Invalid token' } },
	{ status: 400, headers: json, body: '' },
];

export const happenings: fc.Arbitrary<Happening> = fc.oneof(
	{ weight: 6, arbitrary: fc.constant({ does: 'look' as const }) },
	{
		weight: 2,
		arbitrary: fc.record({
			does: fc.constant('lookInVain' as const),
			problem: fc.constantFrom(...PROBLEMS),
		}),
	},
	{ weight: 2, arbitrary: fc.record({ does: fc.constantFrom('restart', 'publish') }) },
	{
		weight: 3,
		arbitrary: fc.record({
			does: fc.constant('pass' as const),
			milliseconds: fc.integer({ min: 0, max: 40 * MINUTE }),
		}),
	},
	{
		weight: 1,
		arbitrary: fc.record({
			does: fc.constant('setClock' as const),
			milliseconds: fc.integer({ min: -DAY, max: DAY }),
		}),
	},
) as fc.Arbitrary<Happening>;

/**
 * A workflow that polls, in an n8n that keeps its static data as n8n does: in the memory of the process,
 * and in the database when an execution starts or the workflow is published. What it starts is compared
 * with what there is to start.
 */
export class Poller {
	/** What the next look that succeeds has to start: a name for each event. */
	readonly due = new Map<string, string>();
	/** What it may start or not: events of records that were deleted while it was looking. */
	readonly gone = new Set<string>();
	isWatching = false;
	private stored: IDataObject = {};
	private ahead = 0;

	constructor(
		private readonly flow: TriggerWorkflow,
		private readonly simulator: Simulator,
		/** Names the event that an item stands for. */
		private readonly nameOf: (item: IDataObject) => string,
		private readonly pass: (milliseconds: number) => void,
		/** A part of the path that the looks ask for. */
		private readonly path: string,
	) {}

	/** Something is to be told of a record; before the first look there is nothing to tell. */
	add(record: string, event = record): void {
		if (this.isWatching) this.due.set(record, event);
	}

	async happen(happening: Happening): Promise<void> {
		if (happening.does === 'look') await this.look();
		if (happening.does === 'lookInVain') await this.lookInVain(happening.problem);
		if (happening.does === 'restart') this.flow.staticData = copyOf(this.stored);
		if (happening.does === 'pass') this.pass(happening.milliseconds);
		if (happening.does === 'setClock') this.ahead = happening.milliseconds;
		if (happening.does === 'publish') {
			await this.look();
			this.stored = copyOf(this.flow.staticData);
		}
	}

	async look(): Promise<void> {
		const items = (await withClockAhead(this.ahead, async () => await this.flow.poll())) ?? [];
		const started = items.map(this.nameOf).filter((name) => !this.gone.delete(name));
		expect(started.sort()).toEqual([...this.due.values()].sort());
		this.due.clear();
		this.gone.clear();
		// n8n polls once before a workflow counts as active, and stores what the node remembers.
		if (items.length > 0 || !this.isWatching) this.stored = copyOf(this.flow.staticData);
		this.isWatching = true;
	}

	private async lookInVain(problem: Fault): Promise<void> {
		const before = JSON.stringify(this.flow.staticData);
		this.simulator.faults.set([{ ...problem, path: this.path }]);
		await expect(this.flow.poll()).rejects.toThrow();
		this.simulator.faults.clear();
		const after = JSON.stringify(this.flow.staticData);
		expect(after === before || before === '{}').toBe(true);
	}
}

function copyOf(data: IDataObject): IDataObject {
	return JSON.parse(JSON.stringify(data)) as IDataObject;
}
