import { SupplyDataContext } from 'n8n-core';
import { PickyAssistApi } from '../../credentials/PickyAssistApi.credentials';
import { PickyAssist } from '../../nodes/PickyAssist/PickyAssist.node';
import { channel, usePickyAssist } from '../PickyAssist/node';
import { callTool } from '../engine/tool';

const picky = usePickyAssist();

const ask = async () =>
	await callTool({
		type: new PickyAssist(),
		credentialType: new PickyAssistApi(),
		credentials: picky.credentials(),
		parameters: {
			resource: 'message',
			operation: 'sendAndWait',
			application: channel('8'),
			number: '391234567890',
			message: 'Shall we?',
		},
		args: {},
	});

describe('a tool inside an agent that is to wait for an answer', () => {
	it('says that it cannot, and asks nobody', async () => {
		await expect(ask()).rejects.toThrow('This tool cannot wait for an answer here');
		expect(picky.received).toEqual([]);
	});

	it('does so on an n8n that does not say where the tool runs', async () => {
		const prototype = SupplyDataContext.prototype as { isToolExecution?: unknown };
		const { isToolExecution } = prototype;
		prototype.isToolExecution = undefined;
		try {
			await expect(ask()).rejects.toThrow('This tool cannot wait for an answer here');
			expect(picky.received).toEqual([]);
		} finally {
			prototype.isToolExecution = isToolExecution;
		}
	});
});
