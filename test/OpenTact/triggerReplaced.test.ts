// Workflows of which one takes the messaging profile of another, and what comes back afterwards.
import { PROFILE } from './node';
import { useTrigger } from './triggerNode';

describe.each([1, 2])('version %i', (version) => {
	const trigger = useTrigger(version);
	const { bench, workflow, callbackOf, receive } = trigger;

	describe('workflows that replace each other', () => {
		const theirs = 'https://example.com/messages';
		const chain = async (...names: string[]) => {
			const flows = names.map(() => workflow({ otherUrl: 'replace' }));
			for (const flow of flows) await flow.activate();
			return flows;
		};

		test('the address of one that was stopped meanwhile is not put back, and blocks nobody', async () => {
			const [a, b] = await chain('a', 'b');
			await a.deactivate();
			await b.deactivate();
			expect(await callbackOf()).toBeNull();
			const c = workflow();
			await c.activate();
			await receive();
			expect(c.started).toHaveLength(1);
		});

		test('what one that was stopped meanwhile had replaced itself comes back', async () => {
			await bench.api('PATCH', `/profile/messaging/${PROFILE}`, { callback_url: theirs });
			const [a, b] = await chain('a', 'b');
			await a.deactivate();
			await b.deactivate();
			expect(await callbackOf()).toBe(theirs);
		});

		test('one that still runs gets its address back, however many came after it', async () => {
			await bench.api('PATCH', `/profile/messaging/${PROFILE}`, { callback_url: theirs });
			const [a, b, c] = await chain('a', 'b', 'c');
			await b.deactivate();
			await c.deactivate();
			await receive();
			expect([a, b, c].map(({ started }) => started.length)).toEqual([1, 0, 0]);
			await a.deactivate();
			expect(await callbackOf()).toBe(theirs);
		});

		test('one that is gone without having been stopped blocks nobody either', async () => {
			const [a] = await chain('a');
			trigger.doorway.workflows.delete(`hook-${a.id}`);
			const b = workflow();
			await b.activate();
			await b.deactivate();
			expect(await callbackOf()).toBeNull();
		});

		test('one that cannot be asked is taken for one that runs', async () => {
			const elsewhere = `http://127.0.0.1:1/webhook/x/opentact?n8n_secret=${'0'.repeat(32)}`;
			await bench.api('PATCH', `/profile/messaging/${PROFILE}`, { callback_url: elsewhere });
			await expect(workflow().activate()).rejects.toThrow('already calls another workflow');
			const [b] = await chain('b');
			await b.deactivate();
			expect(await callbackOf()).toBe(elsewhere);
		});

		test('being asked starts nothing', async () => {
			const [a, b] = await chain('a', 'b');
			await b.deactivate();
			expect([a.started, b.started]).toEqual([[], []]);
		});
	});
});
