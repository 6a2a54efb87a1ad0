import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { EventEmitter } from 'node:events';

type StandingOf = (
	context: IWebhookFunctions,
	about: unknown,
	rules?: { within?: number; isSure?: boolean },
) => string;

/** As a new process of n8n has it. */
function started(): StandingOf {
	let standingOf: StandingOf | undefined;
	jest.isolateModules(() => {
		({ standingOf } = jest.requireActual<{ standingOf: StandingOf }>(
			'../../nodes/shared/trigger/deliveries',
		));
	});
	return standingOf as StandingOf;
}

/** A call, and what n8n answers to it. */
class Call extends EventEmitter {
	statusCode = 200;
	writableEnded = false;

	constructor(
		private readonly memory: IDataObject,
		private readonly node = 'node',
		private readonly mode = 'webhook',
	) {
		super();
	}

	get context(): IWebhookFunctions {
		return {
			getMode: () => this.mode,
			getWorkflow: () => ({ id: 'workflow' }),
			getNode: () => ({ id: this.node }),
			getWorkflowStaticData: () => this.memory,
			getResponseObject: () => this,
		} as unknown as IWebhookFunctions;
	}

	answer(statusCode: number): void {
		Object.assign(this, { statusCode, writableEnded: true });
	}

	hear(): void {
		this.emit('finish');
		this.emit('close');
	}
}

const START = Date.UTC(2026, 6, 30);

beforeEach(() => jest.useFakeTimers({ now: START }));
afterEach(() => jest.useRealTimers());

const MINUTE = 60_000;

/** One that comes in and is answered. */
function come(standingOf: StandingOf, memory: IDataObject, about: unknown, node?: string): string {
	const call = new Call(memory, node);
	const standing = standingOf(call.context, about);
	call.answer(200);
	call.hear();
	return standing;
}

test('a delivery is known for ten minutes after however many, then the last ten thousand are', () => {
	const standingOf = started();
	const memory: IDataObject = {};
	for (let at = 0; at < 10_500; at++) come(standingOf, memory, at);
	jest.setSystemTime(START + 9 * MINUTE);
	for (const at of [0, 1, 6000, 10_499]) expect(come(standingOf, memory, at)).toBe('repeated');
	expect(come(standingOf, {}, 0, 'other node')).toBe('new');
	jest.setSystemTime(START + 11 * MINUTE);
	expect(come(standingOf, memory, 'another')).toBe('new');
	expect(come(standingOf, memory, 501)).toBe('repeated');
	expect(come(standingOf, memory, 500)).toBe('new');
});

test('after a restart the last 500 are known', () => {
	const memory: IDataObject = {};
	const before = started();
	for (let at = 0; at < 600; at++) come(before, memory, at);
	const standingOf = started();
	const kept = JSON.parse(JSON.stringify(memory)) as IDataObject;
	expect(JSON.stringify(kept).length).toBeLessThan(20_000);
	expect(come(standingOf, kept, 100)).toBe('repeated');
	expect(come(standingOf, kept, 99)).toBe('new');
});

test('what two calls of the same moment stored without knowing of each other is stored by the next', () => {
	const standingOf = started();
	const copies = [{}, {}, {}] as IDataObject[];
	copies.forEach((memory, at) => come(standingOf, memory, at));
	const kept = JSON.parse(JSON.stringify(copies[2])) as IDataObject;
	const later = started();
	for (const at of [0, 1, 2]) expect(come(later, kept, at)).toBe('repeated');
});

test('what says the same later is something new, where the vendor says so', () => {
	const memory: IDataObject = {};
	const rules = { within: MINUTE };
	const standing = (standingOf: StandingOf, stored = memory) => {
		const call = new Call(stored);
		const result = standingOf(call.context, 'x', rules);
		call.answer(200);
		call.hear();
		return result;
	};
	const standingOf = started();
	expect(standing(standingOf)).toBe('new');
	jest.setSystemTime(START + MINUTE);
	expect(standing(standingOf)).toBe('repeated');
	expect(standing(standingOf, {})).toBe('repeated');
	expect(standing(started())).toBe('repeated');
	jest.setSystemTime(START + 2 * MINUTE + 1);
	expect(standing(standingOf)).toBe('new');
	jest.setSystemTime(START + 4 * MINUTE);
	expect(standing(started())).toBe('new');
});

describe('while it is not certain what becomes of the first', () => {
	test.each([
		['n8n stores it', 200, true, 'repeated'],
		['n8n refuses it', 503, true, 'new'],
		['n8n stores it after the caller has hung up', 200, false, 'repeated'],
		['n8n refuses it after the caller has hung up', 503, false, 'new'],
	])('a repeat is not accepted: %s', (_, status, isHeard, afterwards) => {
		const standingOf = started();
		const first = new Call({});
		expect(standingOf(first.context, 'x')).toBe('new');
		expect(come(standingOf, {}, 'x')).toBe('uncertain');
		if (!isHeard) first.emit('close');
		expect(come(standingOf, {}, 'x')).toBe('uncertain');
		first.answer(status);
		if (isHeard) first.hear();
		expect(come(standingOf, {}, 'x')).toBe(afterwards);
		expect(come(standingOf, {}, 'x')).toBe('repeated');
	});

	test('a hang-up of which nothing more is heard counts as refused in the end', () => {
		const standingOf = started();
		const first = new Call({});
		standingOf(first.context, 'x');
		first.emit('close');
		jest.setSystemTime(START + 6 * MINUTE);
		expect(come(standingOf, {}, 'x')).toBe('new');
	});

	test('where a failure does not tell that nothing was started, the first counts at once', () => {
		const standingOf = started();
		expect(standingOf(new Call({}).context, 'x', { isSure: true })).toBe('new');
		expect(come(standingOf, {}, 'x')).toBe('repeated');
	});
});

test('a test in the editor does not take the place of what comes afterwards', () => {
	const standingOf = started();
	const standing = (mode: string) => {
		const call = new Call({}, 'node', mode);
		const result = standingOf(call.context, 'x');
		call.answer(200);
		call.hear();
		return result;
	};
	expect(['manual', 'webhook', 'webhook', 'manual'].map(standing)).toEqual([
		'new',
		'new',
		'repeated',
		'repeated',
	]);
});

test.each([
	[200, 'repeated'],
	[499, 'repeated'],
	[500, 'new'],
])('an answer of %i counts at once, and while the connection stays open', (status, afterwards) => {
	const memory: IDataObject = {};
	const standingOf = started();
	const call = new Call(memory);
	standingOf(call.context, 'x');
	call.answer(status);
	const other = started();
	expect(other(new Call(structuredClone(memory)).context, 'x')).toBe('repeated');
	call.emit('finish');
	expect(come(started(), structuredClone(memory), 'x')).toBe(afterwards);
	expect(come(standingOf, memory, 'x')).toBe(afterwards);
	const unheard = new Call({});
	standingOf(unheard.context, 'y');
	unheard.answer(status);
	expect(come(standingOf, {}, 'y')).toBe(afterwards);
});

test('what was refused is not known after a restart either', () => {
	const memory: IDataObject = {};
	const standingOf = started();
	come(standingOf, memory, 'kept');
	const call = new Call(memory);
	standingOf(call.context, 'refused');
	call.answer(503);
	call.hear();
	const later = started();
	expect(come(later, memory, 'refused')).toBe('new');
	expect(come(later, memory, 'kept')).toBe('repeated');
});

test.each([[['text', ['a'], null, 7, {}]], ['text a: b:c :'], [7], [{ a: 1 }], [null]])(
	'what is remembered in a form of another kind is left aside: %j',
	(recent) => {
		const memory = { recent } as IDataObject;
		expect(come(started(), memory, 'x')).toBe('new');
		expect(come(started(), memory, 'x')).toBe('repeated');
		expect(memory.recent).toMatch(/^[\w-]{16}:\d{13}$/);
	},
);

test('what an earlier release stored as a list of pairs is known', () => {
	const memory: IDataObject = {};
	for (const about of ['x', 'y']) come(started(), memory, about);
	const pairs = String(memory.recent)
		.split(' ')
		.map((entry) => entry.split(':'));
	memory.recent = pairs.map(([key, at]) => [key, Number(at)]);
	expect(come(started(), memory, 'x')).toBe('repeated');
	expect(come(started(), memory, 'y')).toBe('repeated');
	expect(come(started(), memory, 'z')).toBe('new');
});

test.each([
	[200, 'repeated'],
	[499, 'repeated'],
	[500, 'new'],
	[503, 'new'],
])('an answer of %i that was under way when the caller hung up counts', (status, afterwards) => {
	const memory: IDataObject = {};
	const standingOf = started();
	const call = new Call(memory);
	standingOf(call.context, 'x');
	call.answer(status);
	call.emit('close');
	expect(come(started(), JSON.parse(JSON.stringify(memory)) as IDataObject, 'x')).toBe(afterwards);
	expect(come(standingOf, memory, 'x')).toBe(afterwards);
});
