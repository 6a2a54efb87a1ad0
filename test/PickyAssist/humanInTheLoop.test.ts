import { PickyAssist } from '../../nodes/PickyAssist/PickyAssist.node';
import { channel, usePickyAssist } from './node';

/** The node as n8n makes a Human in the Loop of it, which stands between an agent and its tools. */
class PickyAssistHitl extends PickyAssist {
	constructor() {
		super();
		this.description = { ...this.description, name: 'pickyAssistHitlTool' };
	}
}

describe('a person between an agent and its tools', () => {
	const vendor = usePickyAssist();
	const question = {
		application: channel('8'),
		number: '393331234560',
		message: 'The agent wants to run this tool: {{ $tool.name }}\n\nInput:\n{{ $tool.parameters }}',
		responseType: 'approval',
	};
	const calls = [
		{ tool: 'Open_ticket', toolParameters: { subject: 'Late', customer: 2 } },
		{ tool: 'Close_ticket', toolParameters: { id: 7 } },
	];
	const ask = async (more: object = {}) =>
		await vendor.run(
			'message.sendAndWait',
			{ ...question, message: `=${question.message}`, ...more },
			{ type: new PickyAssistHitl(), items: calls },
		);
	const texts = () => vendor.simulator.state().messages.map(({ text }) => text);

	it('is asked in words, about the call of each item', async () => {
		await ask();
		const [first, second] = texts().map((text) => text.split('\n\n'));
		expect(first.slice(0, 2)).toEqual([
			'An AI agent wants to use "Open ticket" and asks for your approval.',
			'subject: Late\ncustomer: 2',
		]);
		expect(second.slice(0, 2)).toEqual([
			'An AI agent wants to use "Close ticket" and asks for your approval.',
			'id: 7',
		]);
	});

	it.each([
		[{ waitAmount: 2, waitUnit: 'days' }, '2 days'],
		[{ waitAmount: 3 }, '3 hours'],
	])(
		'who does not answer has approved nothing, and the model is told: %j',
		async (options, time) => {
			const { stored } = await ask({ options });
			const later = stored.executionData?.nodeExecutionStack[0].data.main[0] ?? [];
			expect(later).toHaveLength(2);
			for (const { json } of later) {
				expect(json).toEqual({
					data: {
						approved: false,
						chatInput: `Nobody answered within ${time}, so this was not approved and nothing was done. Do not try it again, tell the user.`,
					},
				});
			}
		},
	);
});
