import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { plannedCall } from '../../nodes/shared/engine/plannedCall';

const OPEN = { name: 'Open_ticket', description: 'Creates a ticket' };
const CLOSE = { name: 'Close_ticket', description: 'Closes a ticket' };

/** What the node makes of a call, in that place and with what n8n gives for its tools. */
async function planned(
	json: IDataObject,
	connected: unknown,
	{ type = 'test.thingsHitlTool', secrets = [] as string[] } = {},
) {
	const context = {
		getNode: () => ({ type }),
		getInputData: () => [{ json: {} }, { json }],
		getInputConnectionData: async (kind: string, item: number) => {
			expect([kind, item]).toEqual(['ai_tool', 1]);
			if (connected instanceof Error) throw connected;
			return connected;
		},
	} as unknown as IExecuteFunctions;
	return await plannedCall(context, 1, secrets);
}

const call = { tool: 'Open_ticket', toolParameters: { subject: 'Late' } };

describe('the call that an agent asks a person for', () => {
	it.each<[string, unknown]>([
		['a tool', OPEN],
		['several tools', [CLOSE, OPEN]],
		['the tools of a kit', [{ tools: [CLOSE, OPEN] }]],
		['a kit beside a tool', [CLOSE, { tools: [OPEN] }]],
	])('is described as its own tool describes it: %s', async (_, connected) => {
		expect(await planned(call, connected)).toEqual({
			tool: 'Open_ticket',
			description: 'Creates a ticket',
			parameters: { subject: 'Late' },
		});
	});

	it.each<[string, unknown]>([
		['there is none', []],
		['n8n gives nothing', undefined],
		['n8n gives nothing for one of them', [null]],
		['none has its name', [CLOSE]],
		['it says nothing', [{ name: 'Open_ticket' }]],
		['it is on a server that is down', new Error('down')],
	])('is told without a description where %s', async (_, connected) => {
		expect(await planned(call, connected)).toMatchObject({ tool: 'Open_ticket', description: '' });
	});

	it('may have no name and no parameters', async () => {
		expect(await planned({}, [OPEN])).toEqual({ tool: '', description: '', parameters: {} });
	});

	it('shows no secret', async () => {
		const secret = { toolParameters: { text: 'not-for-you' }, tool: 'Open_ticket' };
		const tool = { ...OPEN, description: 'With not-for-you' };
		const told = await planned(secret, [tool], { secrets: ['not-for-you'] });
		expect(told).toMatchObject({
			description: 'With [hidden]',
			parameters: { text: '[hidden]' },
		});
	});

	it.each(['test.things', 'test.thingsTool', 'test.HitlToolOfThings'])(
		'is none in a node like %s',
		async (type) => expect(await planned(call, [OPEN], { type })).toBeUndefined(),
	);
});
