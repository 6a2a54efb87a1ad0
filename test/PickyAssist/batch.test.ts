import type { IDataObject } from 'n8n-workflow';
import { channel, usePickyAssist } from './node';

const numberOf = (index: number) => String(393330000000 + index);
const recipients = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ to: numberOf(index), text: `Text ${index}` }));

describe('many messages in few calls', () => {
	const vendor = usePickyAssist();
	const settings = () => vendor.simulator.state().settings;
	const send = {
		application: channel('8'),
		number: '={{ $json.to }}',
		message: '={{ $json.text }}',
	};
	const going = { onError: 'continueRegularOutput' as const };
	const sizes = () => vendor.bodies.map(({ data }) => (data as unknown[]).length);
	const stored = () => vendor.simulator.state().messages;

	it('puts up to a hundred items into a call, each with its own text, in order', async () => {
		const { items } = await vendor.run('message.sendText', send, { items: recipients(250) });
		expect(sizes().sort()).toEqual([100, 100, 50]);
		expect(items).toHaveLength(250);
		const byNumber = new Map(stored().map((message) => [message.recipient, message]));
		items.forEach(({ json, pairedItem }, index) => {
			expect(pairedItem).toEqual({ item: index });
			expect(json).toMatchObject({
				number: numberOf(index),
				msg_id: byNumber.get(numberOf(index))?.msgId,
				push_id: byNumber.get(numberOf(index))?.pushId,
				reference_number: byNumber.get(numberOf(index))?.referenceNumber,
			});
			expect(byNumber.get(numberOf(index))?.text).toBe(`Text ${index}`);
		});
		expect(new Set(items.map(({ json }) => json.reference_number)).size).toBe(250);
	});

	it('has a size of its own, and keeps different channels and settings apart', async () => {
		const items = recipients(6).map((item, index) => ({ ...item, channel: index % 2 ? 8 : 101 }));
		const { json } = await vendor.run(
			'message.sendText',
			{ ...send, application: channel('={{ $json.channel }}'), options: { batchSize: 2 } },
			{ items },
		);
		expect(
			vendor.bodies.map(({ application, data }) => [application, (data as unknown[]).length]),
		).toEqual(
			expect.arrayContaining([
				[101, 2],
				[8, 2],
				[101, 1],
				[8, 1],
			]),
		);
		expect(vendor.bodies).toHaveLength(4);
		expect(json.map(({ number }) => number)).toEqual(items.map(({ to }) => to));
	});

	it('keeps the order of what one recipient gets', async () => {
		const items = Array.from({ length: 12 }, (_, index) => ({
			to: numberOf(index % 2),
			text: `${index}`,
			channel: index % 3 ? 8 : 101,
		}));
		await vendor.run(
			'message.sendText',
			{
				...send,
				application: channel('={{ $json.channel }}'),
				options: { batchSize: 3, itemsInFlight: 20 },
			},
			{ items },
		);
		for (const recipient of [numberOf(0), numberOf(1)]) {
			const texts = stored()
				.filter((message) => message.recipient === recipient)
				.map(({ text }) => Number(text));
			expect(texts).toEqual([...texts].sort((a, b) => a - b));
			expect(texts).toHaveLength(6);
		}
	});

	it('hands several entries of one recipient out in order', async () => {
		const items = ['a', 'b', 'c'].map((text) => ({ to: numberOf(0), text }));
		const { json } = await vendor.run('message.sendText', send, { items });
		expect(vendor.received).toHaveLength(1);
		expect(json.map(({ msg_id: id }) => id)).toEqual(stored().map(({ msgId }) => msgId));
	});

	it.each(['row', 'omitted'] as const)(
		'fails only the items that were refused (%s)',
		async (as) => {
			settings().refuse = { numbers: [numberOf(1), numberOf(3)], as };
			const { items } = await vendor.run('message.sendText', send, {
				...going,
				items: recipients(5),
			});
			expect(items.map(({ json }) => json.number)).toEqual([
				numberOf(0),
				undefined,
				numberOf(2),
				undefined,
				numberOf(4),
			]);
			const words =
				as === 'row' ? 'code 406: invalid mobile number' : 'has no entry for this recipient';
			expect(items[1].json.error).toContain(words);
			expect(items[1].json.error).toContain('[item 1]');
			expect(Object.keys(items[1].json)).toEqual(['error']);
			expect(vendor.received).toHaveLength(1);
		},
	);

	it('finds the items at fault when the vendor refuses a whole push for them', async () => {
		const refused = { status: 406, message: 'Invalid Mobile Number' };
		vendor.simulator.faults.set([{ status: 200, body: refused, times: 2 }]);
		const { items } = await vendor.run('message.sendText', send, {
			...going,
			items: recipients(4),
		});
		// All four, then the first two, are refused; one by one and the other half they pass.
		expect(sizes()).toEqual([4, 2, 1, 1, 2]);
		expect(items.map(({ json }) => json.number)).toEqual([0, 1, 2, 3].map(numberOf));
		expect(stored()).toHaveLength(4);
	});

	it("gives up dividing when it is everybody's fault", async () => {
		const refused = { status: 410, message: 'Invalid Request' };
		vendor.simulator.faults.set([{ status: 200, body: refused }]);
		const { items } = await vendor.run('message.sendText', send, {
			...going,
			items: recipients(100),
		});
		expect(items.every(({ json }) => String(json.error).includes('code 410'))).toBe(true);
		expect(vendor.received.length).toBeLessThan(30);
	});

	it('does not divide a push for what concerns all of it', async () => {
		const body = { status: 403, message: 'Insufficient Balance' };
		vendor.simulator.faults.set([{ status: 200, body }]);
		const { items } = await vendor.run('message.sendText', send, {
			...going,
			items: recipients(3),
		});
		expect(vendor.received).toHaveLength(1);
		expect(items.map(({ json }) => String(json.error).includes('code 403'))).toEqual([
			true,
			true,
			true,
		]);
	});

	it.each([
		['the connection was cut', { reset: 'after' as const, times: 1 }],
		['there was a server error', { status: 502, body: '<html>', times: 1 }],
		['the answer was no answer', { status: 200, body: '<html>', times: 1 }],
		['it took too long', { latency: 1200, times: 1 }],
	])('never repeats a push when %s, and names where to look', async (_, fault) => {
		vendor.simulator.faults.set([fault]);
		const { items } = await vendor.run(
			'message.sendText',
			{
				...send,
				additionalFields: { reference_number: '=R{{ $itemIndex }}' },
				options: { timeout: 1 },
			},
			{ ...going, items: recipients(2) },
		);
		expect(vendor.received).toHaveLength(1);
		items.forEach(({ json, pairedItem }, index) => {
			expect(json.error).toContain(`The message to ${numberOf(index)} may have been sent`);
			expect(json.error).toContain(`its reference number is R${index}`);
			expect(pairedItem).toEqual({ item: index });
		});
		// A late answer would fall into the next test.
		if ('latency' in fault) await new Promise((resolve) => setTimeout(resolve, 500));
	});

	it('sends again what was certainly not accepted', async () => {
		vendor.simulator.faults.set([{ status: 429, headers: { 'retry-after': '1' }, times: 2 }]);
		const { json, hints } = await vendor.run('message.sendText', send, { items: recipients(2) });
		expect(json).toHaveLength(2);
		expect(stored()).toHaveLength(2);
		expect(vendor.received).toHaveLength(3);
		expect(hints[0]).toContain('2 requests were retried');
	});

	describe('with Retry On Fail', () => {
		const refuseOnce = (status: number) =>
			vendor.simulator.faults.set([
				{ skip: 1, times: 1, status: 200, body: { status, message: 'No' } },
			]);
		const two = { ...send, options: { batchSize: 2, itemsInFlight: 1 } };

		it('sends again only what was refused', async () => {
			refuseOnce(408);
			const { json, items } = await vendor.run('message.sendText', two, {
				items: recipients(6),
				tries: 3,
			});
			// The first two, the refused two; then only those and the two that had not been started.
			expect(sizes()).toEqual([2, 2, 2, 2]);
			expect(json.map(({ number }) => number)).toEqual([0, 1, 2, 3, 4, 5].map(numberOf));
			expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
				[0, 1, 2, 3, 4, 5].map((item) => ({ item })),
			);
			expect(stored()).toHaveLength(6);
		});

		it('does so for items that failed while the node goes on', async () => {
			settings().refuse = { numbers: [numberOf(0)], as: 'row' };
			const { items } = await vendor.run('message.sendText', send, {
				...going,
				items: recipients(3),
				tries: 2,
			});
			expect(sizes()).toEqual([3, 1]);
			expect(items[0].json.error).toContain('code 406');
			expect(items.slice(1).map(({ json }) => json.number)).toEqual([1, 2].map(numberOf));
		});

		it('never sends again what may have been sent', async () => {
			vendor.simulator.faults.set([{ reset: 'after', times: 1 }]);
			const { error } = await vendor.fail('message.sendText', send, {
				items: recipients(2),
				tries: 4,
			});
			expect(error?.message).toContain('may have been sent');
			expect(vendor.received).toHaveLength(1);
			expect(stored()).toHaveLength(2);
		});

		it('begins anew in another run', async () => {
			refuseOnce(408);
			const once = { items: recipients(4), tries: 2 };
			await vendor.run('message.sendText', two, once);
			await vendor.run('message.sendText', two, once);
			expect(stored()).toHaveLength(8);
		});
	});

	it('starts nothing after a failure, and says how far it came', async () => {
		settings().refuse = { numbers: [numberOf(2)], as: 'row' };
		const { error } = await vendor.fail(
			'message.sendText',
			{ ...send, options: { batchSize: 2, itemsInFlight: 1 } },
			{ items: recipients(10) },
		);
		expect(error?.message).toContain('code 406');
		expect(error?.message).toContain('[item 2]');
		expect(sizes()).toEqual([2, 2]);
		expect(error?.description).toContain('3 of 10 items were completed');
	});

	it('reads an answer without entries as accepted for all', async () => {
		const body = { status: 100, push_id: '34', message: 'Success' };
		vendor.simulator.faults.set([{ status: 200, body }]);
		const { json } = await vendor.run('message.sendText', send, { items: recipients(2) });
		expect(json).toEqual(
			[0, 1].map(() => ({
				push_id: '34',
				reference_number: expect.stringMatching(/^n8n-/),
			})) as IDataObject[],
		);
	});
});
