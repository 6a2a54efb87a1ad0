import { SupplyDataContext } from 'n8n-core';
import { usePickyAssist } from '../PickyAssist/node';
import { callPickyTool } from './pickyTool';

const picky = usePickyAssist();

const ask = async () =>
	await callPickyTool(picky, {
		operation: 'sendAndWait',
		number: '391234567890',
		message: 'Shall we?',
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
