import type { IDataObject } from 'n8n-workflow';
import { runsRemembered } from '../../nodes/shared/engine/tries';
import { usePickyAssist } from '../PickyAssist/node';
import { callPickyTool } from './pickyTool';

const picky = usePickyAssist();
const fromModel = (name: string) => `={{ $fromAI('${name}', '', 'string') }}`;

/** Inside an agent n8n gives each try another run index. */
const send = async (args: IDataObject) =>
	await callPickyTool(
		picky,
		{ operation: 'sendText', number: fromModel('number'), message: fromModel('message') },
		args,
		3,
	);
const hello = { number: '391234567890', message: 'Hello' };
const messages = () => picky.bodies.map(({ data }) => String((data as IDataObject[])[0].message));

describe('a tool inside an agent, with Retry On Fail', () => {
	it('does not send again what may have been sent', async () => {
		picky.simulator.faults.set([{ reset: 'after', times: 1 }]);
		await expect(send(hello)).rejects.toThrow(/may have been sent/);
		expect(messages()).toEqual(['Hello']);
		expect(runsRemembered()).toBe(0);
	});

	it('sends again what was refused', async () => {
		picky.simulator.faults.set([{ status: 200, body: { status: 406 }, times: 2 }]);
		expect(await send(hello)).toContain('391234567890');
		expect(messages()).toEqual(['Hello', 'Hello', 'Hello']);
		expect(runsRemembered()).toBe(0);
	});

	it('takes every call of the model for a new one, though it says the same', async () => {
		picky.simulator.faults.set([{ reset: 'after', times: 1 }]);
		const calls = await Promise.allSettled([send({ ...hello }), send({ ...hello })]);
		expect(calls.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(await send({ ...hello })).toContain('391234567890');
		expect(messages()).toEqual(['Hello', 'Hello', 'Hello']);
	});
});
