import { mustBe, mustMatch } from './expect';
import { api, approvedTemplate, callTheWorkflow, SECRET, world } from './pickyAssistWorld';
import { chosen, itemsOf } from './stage';
import type { Body, Proof, Stage } from './stage';

/** The examples that begin or end in Picky Assist alone. */
export const pickyAssistProofs: Proof[] = [
	{ id: 'order-update-by-template', show: orderUpdate },
	{ id: 'whatsapp-answer-bot', show: answerBot },
	{ id: 'failed-messages-go-to-a-table', show: failedMessages },
];

async function orderUpdate(stage: Stage): Promise<void> {
	const id = 'order-update-by-template';
	const order = {
		order: 'A-1001',
		status: 'confirmed',
		phone: '+39 333 123 4567',
		total: '€ 49.90',
		delivery: 'Monday',
		tracking: 'ZX81',
	};
	const confirmed = await approvedTemplate(stage, 'order_news', 'Order {{1}}, {{2}}: {{3}}.');
	const filling = {
		'Say it is confirmed': { template_id: chosen(confirmed) },
		'Say it is on its way': { template_id: chosen('YB3391') },
	};
	await stage.live(id, filling, async () => {
		for (const status of ['confirmed', 'shipped', 'cancelled']) {
			await stage.executionOf(id, async () => {
				await stage.post(`${stage.url}/webhook/order-changed`, { ...order, status });
			});
		}
	});
	const [first, second, ...rest] = stage.taken('pickyAssist', 'POST', /\/push$/);
	mustBe('further messages', rest, []);
	mustMatch('confirmation', first.data[0], {
		number: '393331234567',
		template_message: ['A-1001', '€ 49.90', 'Monday'],
		reference_number: 'A-1001',
		language: 'en',
	});
	mustMatch('shipping', second, {
		template_id: 'YB3391',
		interactive_globalbuttons: ['ZX81'],
	});
}

async function answerBot(stage: Stage): Promise<void> {
	const id = 'whatsapp-answer-bot';
	const writes = async (text: string): Promise<Body> => {
		let heard: unknown;
		await stage.executionOf(id, async () => {
			heard = await stage.control('pickyAssist', 'inbound', { generation: 'v4', text });
		});
		return heard as Body;
	};
	await stage.live(id, { 'Message came in': { secret: SECRET } }, async () => {
		await callTheWorkflow(stage, id, 'global');
		mustMatch('hours', (await writes('When are you open?')).reply, {
			'message-out': 'Hello Asha, we are open Monday to Friday from 9 to 18.',
		});
		mustMatch('prices', (await writes('How much is it?')).reply, {
			'message-out': 'Here is our price list.',
			'media-url': 'https://example.com/prices.pdf',
		});
		const { reply } = await writes('My parcel is broken');
		const [ticket] = stage.taken('businessLabsPmp', 'POST', /\/tickets$/);
		mustMatch('ticket', ticket, {
			subject: 'WhatsApp from 963587413',
			message: 'My parcel is broken',
		});
		mustBe('ticket in the answer', /has the number 3\.$/.test(reply['message-out']), true);
	});
	mustBe('pushes', stage.taken('pickyAssist', 'POST', /\/push$/).length, 0);
}

async function failedMessages(stage: Stage): Promise<void> {
	const id = 'failed-messages-go-to-a-table';
	const [good, bad] = ['393331234567', '393339999999'];
	await stage.control('pickyAssist', 'settings', { delivery: { failing: [bad] } });
	await stage.live(id, { 'Delivery reported': { secret: SECRET } }, async () => {
		await callTheWorkflow(stage, id, 'event');
		const execution = await stage.executionOf(id, async () => {
			await api(stage, '/push', {
				application: 101,
				data: [good, bad].map((number) => ({
					number,
					message: 'Hello',
					reference_number: `note-${number}`,
				})),
			});
			await stage.until('two reports', () => (reports(stage) === 2 ? true : undefined));
		});
		const rows = itemsOf(execution, 'Write it down');
		mustBe('rows', rows.length, 1);
		mustMatch('row', rows[0], { number: bad, status: 'failed', reference: `note-${bad}` });
	});
	const { session } = stage.playground;
	const tables = await session.request<{ data: Array<{ name: string }> }>(
		'GET',
		'/data-tables-global',
	);
	mustBe(
		'tables of that name',
		tables.data.filter(({ name }) => name === 'Failed messages').length,
		1,
	);
}

/** Rows of delivery reports that n8n has taken. */
function reports(stage: Stage): number {
	return world(stage)
		.events.filter(({ status }) => status === 200)
		.flatMap(({ payload }) => payload.data as unknown[]).length;
}
