import type { IExecuteFunctions } from 'n8n-workflow';
import type { Operation, Pace } from '../../nodes/shared/contract/types';
import type { Connection } from '../../nodes/shared/engine/connection';
import { outlookOf, tooLong, waitHint } from '../../nodes/shared/engine/outlook';

const PUSHES: Pace = { name: 'pushes', calls: 90, per: 60_000 };
const connection = ({ share = {}, longestWait = 0 } = {}) =>
	({
		client: { vendor: 'Things' },
		limiter: { longestWait, shareOf: (pace: Pace) => ({ ...pace, ...share }) },
	}) as unknown as Connection;
const outlook = (seconds: number) => ({ pace: PUSHES, calls: 300, wait: seconds * 1000 });
const LIMIT =
	"Things's limit for pushes is 90 in 60 s, for all executions that use this account together.";

describe('a wait for the limit of an account', () => {
	it.each([
		[10, '10 s'],
		[299.1, '300 s'],
		[300, '300 s'],
		[301, '6 minutes'],
		[3600, '60 minutes'],
	])('of %d s is told as %s', (seconds, time) => {
		expect(waitHint(connection(), outlook(seconds))).toBe(
			`At this pace 300 calls take at least ${time}. ${LIMIT}`,
		);
	});

	it('is not told where it is short', () => {
		expect(waitHint(connection({ longestWait: 9_999 }), outlook(9.999))).toBeUndefined();
		expect(waitHint(connection(), undefined)).toBeUndefined();
	});

	it('is told with why, where others took the places or were asked to slow down', () => {
		const waited = connection({ longestWait: 10_000 });
		const told = 'A call had to wait for 10 s, because other executions use the same account.';
		expect(waitHint(waited, outlook(1))).toBe(`${told} ${LIMIT}`);
		expect(waitHint(waited, undefined)).toBe(`${told} Things had asked one of them to slow down.`);
	});

	it.each([
		[{ calls: 30 }, '30 in 60 s'],
		[{ per: 120_000 }, '90 in 120 s'],
	])('says which share of the limit is its own: %j', (share, part) => {
		expect(waitHint(connection({ share }), outlook(60))).toContain(
			`; this node keeps to ${part}, as its options and the credential say.`,
		);
	});

	it('is that of the limit that takes the longest', () => {
		const waits: Record<string, number> = { pushes: 5, numbers: 9, calls: 7 };
		const paces = Object.keys(waits).map((name) => ({ ...PUSHES, name }));
		const asked: unknown[] = [];
		const earliest = ({ name }: Pace, calls: number) => {
			asked.push([name, calls]);
			return waits[name];
		};
		const open = { limiter: { earliest }, credentials: {} } as unknown as Connection;
		const operation = {
			paces: ({ few }) => (few ? paces.slice(0, 1) : paces),
		} as Partial<Operation>;
		const jobs = [{ few: true }, {}].map((values) => ({
			keys: [],
			tasks: [{ itemIndex: 0, values }],
		}));
		expect(outlookOf(open, operation as Operation, jobs)).toEqual({
			...{ pace: paces[1], calls: 1, wait: 9 },
		});
		expect(asked).toEqual([
			['pushes', 2],
			['numbers', 1],
			['calls', 1],
		]);
		expect(outlookOf(open, {} as Operation, jobs)).toBeUndefined();
	});
});

describe('an execution that n8n would end before its last call', () => {
	beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(1e12));
	afterEach(() => jest.restoreAllMocks());

	const settings = (executionTimeout?: number) => ({
		getWorkflowSettings: () => ({ executionTimeout }),
	});
	const check = (context: object, seconds: number) =>
		tooLong(context as unknown as IExecuteFunctions, connection(), outlook(seconds));

	it.each<[string, object]>([
		['the settings of its workflow', settings(120)],
		['what holds for all', { additionalData: { executionTimeoutTimestamp: 1e12 + 120_000 } }],
	])('is told by %s, and sends nothing', (_, context) => {
		expect(check(context, 120)).toBeUndefined();
		expect(check(context, 120.001)).toMatchObject({
			message: 'The limit of the account would make this execution longer than its time limit',
			description: expect.stringContaining(
				`${LIMIT} n8n ends this execution in 120 s, so nothing was sent.`,
			) as string,
		});
	});

	it.each([settings(), settings(-1), settings(0), {}])('is none where n8n ends none', (context) => {
		expect(check(context, 1e6)).toBeUndefined();
	});

	it('whose time is up already has none left', () => {
		const context = { additionalData: { executionTimeoutTimestamp: 1e12 - 5 } };
		expect(check(context, 1)?.description).toContain('n8n ends this execution in 0 s');
	});
});
