import { useOpenTact } from '../OpenTact/node';
import { byId, usePmp } from '../BusinessLabsPmp/node';
import { usePickyAssist } from '../PickyAssist/node';

// Nobody waits here: what is to be waited for is not the question.
jest.mock('../../nodes/shared/engine/retry', () => ({
	...jest.requireActual<object>('../../nodes/shared/engine/retry'),
	pause: async () => await new Promise((resolve) => setImmediate(resolve)),
}));

const JSON_TYPE = { 'content-type': 'application/json' };
const DEPTH = 5000;
const nested = (start: string, inner: string, end: string) =>
	start.repeat(DEPTH) + inner + end.repeat(DEPTH);
const MAP = nested('{"data":', '1', '}');
const LIST = nested('[', '1', ']');

interface Bench {
	/** Requests of the call in question. */
	received(): unknown[];
	set(fault: object): void;
	write(tries?: number): Promise<{ error?: Error & { description?: string | null } }>;
	read(): Promise<{ error?: Error; json: unknown[] }>;
}

describe.each(['Picky Assist', 'BusinessLabs PMP', 'OpenTact'])('%s', (title) => {
	const picky = usePickyAssist();
	const pmp = usePmp();
	const tact = useOpenTact();
	const benches: Record<string, () => Bench> = {
		'Picky Assist': () => ({
			received: () => picky.simulator.ledger.requests,
			set: (fault) => picky.simulator.faults.set([fault]),
			write: async (tries) =>
				await picky.fail(
					'message.sendText',
					{ application: byId('8'), number: '={{ "39123456" + $itemIndex }}', message: 'Hi' },
					{ items: Array.from({ length: 4 }, () => ({})), tries },
				),
			read: async () => await picky.fail('group.get', { group_id: '1' }),
		}),
		'BusinessLabs PMP': () => ({
			received: () => pmp.received,
			set: (fault) => pmp.simulator.faults.set([fault]),
			write: async (tries) => await pmp.fail('customer.create', { company: 'New' }, { tries }),
			read: async () => await pmp.fail('customer.getAll', { returnAll: true }),
		}),
		OpenTact: () => ({
			received: () => tact.received(),
			set: (fault) => tact.vendor.faults.set([{ path: '/profile', ...fault }]),
			write: async (tries) =>
				await tact.fail('messagingProfile.create', { name: 'Desk' }, [{}], { tries }),
			read: async () => await tact.fail('messagingProfile.getAll', { returnAll: true }),
		}),
	};
	const bench = benches[title]();

	describe.each([200, 201, 400, 500])('an answer nested without an end, HTTP %i', (status) => {
		test.each([
			['maps', MAP],
			['lists', LIST],
			['a message of maps', `{"status":false,"message":${MAP}}`],
			['an error of lists', `{"success":false,"error":${LIST}}`],
			['a success with it', `{"status":100,"success":true,"data":${MAP},"payload":${LIST}}`],
		])('%s', async (_, body) => {
			bench.set({ status, headers: JSON_TYPE, body });
			const { error } = await bench.write(3);
			expect(error?.message.length).toBeLessThan(1000);
			expect(error?.message).not.toMatch(/call stack|RangeError/);
			// Whoever calls it a failure under another status than 5xx refuses, whatever its words are.
			const isRefusal = status === 400 || (status < 300 && isRefused(body));
			if (isRefusal && title !== 'Picky Assist') return;
			expect(said(error)).toMatch(status === 400 ? /./ : /may have been (carried out|sent)/);
			if (status !== 400) expect(bench.received()).toHaveLength(1);
		});
	});

	describe.each([301, 302, 303, 304, 307, 308])('HTTP %i without an address', (status) => {
		test('leaves a write in doubt, and nothing sends it again', async () => {
			bench.set({ status });
			const { error } = await bench.write(3);
			expect(said(error)).toMatch(/may have been (carried out|sent)/);
			expect(said(error)).not.toContain('undefined');
			expect(bench.received()).toHaveLength(1);
		});

		test('is an error for a read', async () => {
			bench.set({ status });
			const { error } = await bench.read();
			expect(error?.message).toContain(`a redirect without an address (HTTP ${status})`);
		});
	});
});

const isRefused = (body: string) => /"(status|success)":false/.test(body);

function said(error?: Error & { description?: string | null }): string {
	return `${error?.message} ${error?.description}`;
}
