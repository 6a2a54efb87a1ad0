import { usePickyAssist } from './node';

describe('Send and Wait for Response, where somebody cannot be asked', () => {
	const vendor = usePickyAssist();
	const question = {
		application: { __rl: true, mode: 'list', value: '8' },
		number: '={{ $json.to }}',
		message: 'Shall we?',
		responseType: 'approval',
	};
	const items = ['393331234560', '393331234561', '393331234562'].map((to) => ({ to }));
	const refuse = (numbers: string[]) => {
		vendor.simulator.state().settings.refuse = { numbers, as: 'row' };
	};

	it.each([0, 1, 2])('tells which one, in the place of item %i', async (index) => {
		refuse([items[index].to]);
		const { json, waitTill, stored } = await vendor.run('message.sendAndWait', question, {
			items,
			onError: 'continueRegularOutput',
		});
		expect(waitTill).toBeDefined();
		json.forEach((item, position) => {
			if (position === index) expect(item.error).toContain('code 406');
			else expect(item).toEqual(items[position]);
		});
		// So it is at the end of the time, too.
		const [later] = stored.executionData?.nodeExecutionStack[0].data.main ?? [];
		expect(later?.map(({ json: item }) => 'error' in item)).toEqual(
			items.map((_, position) => position === index),
		);
	});

	it('tells it at the error output', async () => {
		refuse([items[1].to]);
		const { json, errorItems, waitTill } = await vendor.run('message.sendAndWait', question, {
			items,
			onError: 'continueErrorOutput',
		});
		expect(waitTill).toBeDefined();
		expect(json).toEqual([items[0], items[2]]);
		expect(errorItems).toHaveLength(1);
		expect(errorItems[0].json.error).toContain('[item 1]');
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'does not wait when all were refused: %s',
		async (onError) => {
			refuse(items.map(({ to }) => to));
			const { json, errorItems, waitTill } = await vendor.run('message.sendAndWait', question, {
				items,
				onError,
			});
			expect(waitTill).toBeUndefined();
			expect([...json, ...errorItems]).toHaveLength(3);
		},
	);

	it('fails and does not wait when the node is to stop', async () => {
		refuse(items.map(({ to }) => to));
		const { error, waitTill } = await vendor.fail('message.sendAndWait', question, { items });
		expect(error?.message).toContain('code 406');
		expect(waitTill).toBeUndefined();
	});

	it('asks again only the one that was refused, with Retry On Fail', async () => {
		refuse([items[0].to]);
		const { waitTill, stored } = await vendor.run('message.sendAndWait', question, {
			items,
			tries: 3,
			onError: 'continueRegularOutput',
		});
		expect(waitTill).toBeDefined();
		const asked = vendor.bodies.map(({ data }) => (data as Array<{ number: string }>)[0].number);
		expect(asked.filter((number) => number === items[0].to)).toHaveLength(3);
		expect(asked.filter((number) => number !== items[0].to)).toHaveLength(2);
		const [later] = stored.executionData?.nodeExecutionStack[0].data.main ?? [];
		expect(later?.[0].json.error).toContain('code 406');
	});
});
