import type { IDataObject } from 'n8n-workflow';
import { withCalendar } from './calendar';
import type { TriggerWorkflow } from './trigger';

/**
 * Two records come in, and n8n gives a look the notes of the look before: it finds nothing while n8n may
 * still be storing what that one has found, and the same when it has had its time.
 */
export async function expectTheSameLater(
	flow: TriggerWorkflow,
	twoComeIn: () => Promise<unknown>,
): Promise<void> {
	await flow.poll();
	await twoComeIn();
	const before = JSON.stringify(flow.staticData);
	const first = await flow.poll();
	expect(first).toHaveLength(2);
	const again = async () => {
		flow.staticData = JSON.parse(before) as IDataObject;
		return await flow.poll();
	};
	expect(await again()).toBeNull();
	expect(JSON.stringify(flow.staticData)).toBe(before);
	await withCalendar(async (pass) => {
		pass(11_000);
		expect(await again()).toEqual(first);
		expect(await flow.poll()).toBeNull();
	});
}
