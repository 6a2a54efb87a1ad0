import type { IDataObject } from 'n8n-workflow';
import { usePmp } from '../../BusinessLabsPmp/node';
import { triggerWorkflow } from '../../BusinessLabsPmp/triggerNode';
import type { TriggerWorkflow } from '../../engine/trigger';
import { useTrigger } from '../../OpenTact/triggerNode';

/** What nobody remembers; JSON has no NaN. */
const BROKEN = [null, 'text', '', true, 1e99, [null], ['a'], { a: null }];

type Memory = Record<string, { watched: { notes: IDataObject } }>;

/**
 * Breaks all that the last look remembered, and each part of it: the next look starts from now, and what
 * comes then is put out.
 */
async function expectANewBeginning(flow: TriggerWorkflow, arrive: () => Promise<unknown>) {
	await arrive();
	await flow.poll();
	await arrive();
	await flow.poll();
	const good = JSON.stringify(flow.staticData);
	const notesIn = (memory: IDataObject) => Object.values(memory as unknown as Memory)[0].watched;
	const parts = Object.keys(notesIn(JSON.parse(good) as IDataObject).notes);
	for (const part of [undefined, ...parts]) {
		for (const value of [undefined, ...BROKEN]) {
			flow.staticData = JSON.parse(good) as IDataObject;
			const watched = notesIn(flow.staticData);
			if (part === undefined) watched.notes = value as IDataObject;
			else watched.notes[part] = value as IDataObject;
			const warned = flow.warnings.length;
			const what = `${part ?? 'all'} = ${JSON.stringify(value)}`;
			expect([what, await flow.poll()]).toEqual([what, null]);
			expect(flow.warnings.slice(warned).join()).toContain('starts from now');
			await arrive();
			expect([what, await flow.poll()]).toEqual([what, [expect.anything()]]);
		}
	}
}

describe('notes that are damaged, or of another form', () => {
	const pmp = usePmp(3);
	const trigger = useTrigger();

	test.each(['new', 'changed'])('BusinessLabs PMP: %s', async (event) => {
		const flow = triggerWorkflow(`damaged ${event}`, pmp.credentials(), {
			mode: 'polling',
			resource: 'customer',
			event,
		});
		await expectANewBeginning(
			flow,
			async () => await pmp.control('seed', { resource: 'customers', count: 1 }),
		);
	});

	test('OpenTact', async () => {
		const flow = trigger.workflow({ mode: 'polling' });
		await expectANewBeginning(flow, async () => await trigger.receive());
	});
});
