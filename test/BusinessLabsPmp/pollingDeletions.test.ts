import { usePmp } from './node';
import { triggerWorkflow } from './triggerNode';

let count = 0;

describe('records that are deleted while the pages are read', () => {
	const pmp = usePmp(3);
	const start = async () => {
		const flow = triggerWorkflow(`pages${++count}`, pmp.credentials(), {
			mode: 'polling',
			resource: 'lead',
		});
		await flow.poll();
		await pmp.control('seed', { resource: 'leads', count: 250 });
		return flow;
	};
	const remove = async (id: number) =>
		await pmp.control('remove', { resource: 'leads', id: `${id}` });

	test('cost no other one', async () => {
		const flow = await start();
		pmp.simulator.faults.set([{ path: 'page=1&', times: 1, then: async () => await remove(250) }]);
		const ids = (await flow.poll())?.map(({ id }) => Number(id));
		expect(ids).toEqual(Array.from({ length: 250 }, (_, at) => at + 4));
		expect(await flow.poll()).toBeNull();
	});

	test('cost no other one where the first page alone says how many there are', async () => {
		const flow = await start();
		const cut = (body: any) => ({ data: body.data });
		const page = (number: number, more: object) => ({ path: `page=${number}&`, ...more });
		pmp.simulator.faults.set([
			page(2, { cut, times: 1, then: async () => await remove(250) }),
			page(2, { cut }),
			page(3, { cut }),
		]);
		const ids = (await flow.poll())?.map(({ id }) => Number(id));
		expect(ids).toEqual(Array.from({ length: 250 }, (_, at) => at + 4));
		expect(await flow.poll()).toBeNull();
	});

	test('each time are an error, and nothing is lost', async () => {
		const flow = await start();
		let id = 253;
		pmp.simulator.faults.set([{ path: 'page=1&', then: async () => await remove(id--) }]);
		await expect(flow.poll()).rejects.toThrow();
		pmp.simulator.faults.clear();
		expect(await flow.poll()).toHaveLength(id - 3);
	});
});
