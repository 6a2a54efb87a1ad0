import { API_TOKENS } from '../../simulators/PickyAssist';
import { until, useVendor } from './PickyAssistVendor';

const vendor = useVendor();
const { post, control } = vendor;
const token = API_TOKENS.v3;
const state = () => vendor.simulator.state();
const push = async (fields: object) => await post('/push', { token, application: 8, ...fields });
const numbers = (count: number) => Array.from({ length: count }, (_, n) => `39333000${1000 + n}`);
const PNG = Buffer.from('89504e470d0a1a0a00000000', 'hex');

describe('a push', () => {
	it('is accepted for each recipient, in order, with its own text or the global one', async () => {
		const answer = await push({
			application: '1',
			globalmessage: 'Hello all',
			data: [
				{ number: '55123456789', message: 'Text one', reference_number: 'A-1' },
				{ number: 393331234567 },
			],
		});
		expect(answer).toEqual({
			status: 100,
			push_id: expect.stringMatching(/^\d+$/),
			message: 'Success',
			data: [
				{ msg_id: expect.stringMatching(/^\d+$/), number: '55123456789', credit: '0.005' },
				{ msg_id: expect.stringMatching(/^\d+$/), number: '393331234567', credit: '0.005' },
			],
		});
		expect(state().messages).toMatchObject([
			{
				generation: 'v3',
				application: 1,
				pushId: answer.push_id,
				msgId: answer.data[0].msg_id,
				recipient: '55123456789',
				text: 'Text one',
				kind: 'text',
				referenceNumber: 'A-1',
			},
			{ recipient: '393331234567', text: 'Hello all', referenceNumber: '' },
		]);
		expect(await post('/check-balance', { token })).toMatchObject({ balance: 999.99 });
	});

	it('is sent again when it comes again: nothing is deduplicated', async () => {
		const body = { data: [{ number: '393331234567', message: 'Hi', reference_number: 'same' }] };
		await push(body);
		await push(body);
		expect(state().messages.map((message) => message.referenceNumber)).toEqual(['same', 'same']);
	});

	it('reaches a Messenger user by id', async () => {
		expect(
			await push({ application: 5, data: [{ messenger_id: '2400', message: 'Hi' }] }),
		).toMatchObject({ status: 100, data: [{ number: '2400' }] });
		expect(
			await push({ application: 5, data: [{ number: '393331234567', message: 'Hi' }] }),
		).toMatchObject({ status: 410 });
	});

	const one = [{ number: '393331234567', message: 'Hi' }];
	it.each([
		['no application', 410, { application: undefined, data: one }],
		['an unknown channel', 410, { application: 9, data: one }],
		['a channel by name', 410, { application: 'whatsapp', data: one }],
		['priority 2', 410, { priority: 2, data: one }],
		['type 8', 410, { type: 8, data: one }],
		['action 2', 410, { action: 2, data: one }],
		['no data', 402, {}],
		['an empty list', 402, { data: [] }],
		['data that is no list', 410, { data: { number: '393331234567' } }],
		['a plus', 406, { data: [{ number: '+393331234567', message: 'Hi' }] }],
		['spaces', 406, { data: [{ number: '39 333 1234567', message: 'Hi' }] }],
		['a leading zero', 406, { data: [{ number: '0393331234567', message: 'Hi' }] }],
		['no number', 406, { data: [{ message: 'Hi' }] }],
		['one wrong number of two', 406, { data: [...one, { number: 'x', message: 'Hi' }] }],
		['no text and no media', 407, { data: [...one, { number: '393331234568' }] }],
		['a text of 4097 characters', 410, { globalmessage: 'a'.repeat(4097), data: one }],
		['media that is no URL', 410, { globalmedia: 'a.jpg', data: one }],
		['broken base64', 410, { globalmedia_code: '#', data: one }],
		['a long media name', 410, { media_name: 'a'.repeat(21), data: one }],
		[
			'own media on Web Automation',
			410,
			{ application: 10, data: [{ number: '393331234567', media: 'https://example.org/a.jpg' }] },
		],
		[
			'media alone as SMS',
			407,
			{
				application: 3,
				globalmedia: 'https://example.org/a.jpg',
				data: [{ number: '393331234567' }],
			},
		],
		['an empty contact list', 410, { contact: [], data: one }],
		['a location without longitude', 410, { location: { lat: 1 }, data: one }],
	])('is refused with %s and sends nothing', async (_title, status, fields) => {
		expect(await push(fields)).toMatchObject({ status });
		expect(state().messages).toHaveLength(0);
		expect(state().accounts.v3.balance).toBe(1_000_000);
	});

	it('needs money in the wallet on WhatsApp Official alone, and an active account there', async () => {
		await control('balance', { balance: 0.004 });
		expect(await push({ data: one })).toMatchObject({ status: 403 });
		expect(await push({ application: 1, data: one })).toMatchObject({ status: 100 });
		await control('settings', { officialAccount: false });
		expect(await push({ data: one })).toMatchObject({ status: 801 });
		expect(await push({ application: 10, data: one })).toMatchObject({ status: 100 });
	});
});

describe('media, contact, location', () => {
	it('takes media by address, own before global, and drops captions of documents', async () => {
		await push({
			globalmedia: 'https://example.org/a.jpg?x=1',
			globalmessage: 'Look',
			data: [
				{ number: '393331234567' },
				{ number: '393331234568', media: 'https://example.org/b.pdf', message: 'Read' },
			],
		});
		expect(state().messages).toMatchObject([
			{ kind: 'image', media: 'https://example.org/a.jpg?x=1', text: 'Look' },
			{ kind: 'document', media: 'https://example.org/b.pdf', text: '' },
		]);
	});

	it('takes media as base64 up to the size for its kind', async () => {
		const encoded = (size: number) =>
			Buffer.concat([PNG, Buffer.alloc(size - PNG.length)]).toString('base64');
		const send = async (size: number) =>
			await push({ globalmedia_code: encoded(size), data: [{ number: '393331234567' }] });
		expect(await send(5 * 2 ** 20)).toMatchObject({ status: 100 });
		expect(await send(5 * 2 ** 20 + 1)).toMatchObject({ status: 410 });
		expect(state().messages).toMatchObject([{ kind: 'image' }]);
	});

	it('takes a contact or a location instead of text', async () => {
		const data = [{ number: '393331234567' }];
		await push({ contact: [{ first_name: 'Asha', phone: '+919999900111' }], data });
		await push({ location: { lat: 45.4, long: '9.2', name: 'Milan' }, data });
		expect(state().messages).toMatchObject([
			{ kind: 'contact', contact: [{ first_name: 'Asha' }] },
			{ kind: 'location', location: { name: 'Milan' } },
		]);
	});
});

describe('a template', () => {
	const order = { number: '393331234567', template_message: ['A12', '50 EUR', 'Monday'] };

	it('gets own values before global ones, in the language asked for', async () => {
		const answer = await push({
			template_id: 'XY6479',
			template_globalmessage: ['B1', '1 EUR', 'martedì'],
			language: 'it',
			data: [{ ...order, language: 'en' }, { number: '393331234568' }],
		});
		expect(answer).toMatchObject({ status: 100 });
		expect(state().messages).toMatchObject([
			{
				templateId: 'XY6479',
				language: 'en',
				text: 'Your order A12 for 50 EUR is confirmed, delivery Monday.',
			},
			{
				language: 'it',
				text: 'Il tuo ordine B1 di 1 EUR è confermato, consegna martedì.',
			},
		]);
	});

	it.each([
		['an unknown one', 804, { template_id: 'XX0000', data: [order] }],
		['one in review', 804, { template_id: 'YP0001', data: [{ number: '393331234567' }] }],
		[
			'one in review at WhatsApp',
			804,
			{ template_id: 'YW0002', data: [{ number: '393331234567' }] },
		],
		['a rejected one', 804, { template_id: 'YR0003', data: [{ number: '393331234567' }] }],
		[
			'too few values',
			410,
			{ template_id: 'XY6479', language: 'en', data: [{ ...order, template_message: ['A'] }] },
		],
		[
			'too many values',
			410,
			{
				template_id: 'XY6479',
				language: 'en',
				data: [{ ...order, template_message: ['A', 'B', 'C', 'D'] }],
			},
		],
		[
			'values as text',
			410,
			{ template_id: 'XY6479', language: 'en', data: [{ ...order, template_message: 'A' }] },
		],
		['a language it lacks', 410, { template_id: 'XY6479', language: 'fr', data: [order] }],
		['no language out of two', 410, { template_id: 'XY6479', data: [order] }],
		[
			'Web Automation',
			410,
			{ application: 10, template_id: 'XY6479', language: 'en', data: [order] },
		],
		[
			'no file for a document',
			407,
			{ template_id: 'YD1180', data: [{ number: '393331234567', template_message: ['A', '1'] }] },
		],
		[
			'an image for a document',
			410,
			{
				template_id: 'YD1180',
				globalmedia: 'https://example.org/a.png',
				data: [{ number: '393331234567', template_message: ['A', '1'] }],
			},
		],
		['no value for its button', 410, { template_id: 'YB3391', data: [{ number: '393331234567' }] }],
	])('is refused for %s', async (_title, status, fields) => {
		expect(await push(fields)).toMatchObject({ status });
		expect(state().messages).toHaveLength(0);
	});

	it('takes a file with a name for each recipient, and values of buttons', async () => {
		expect(
			await push({
				template_id: 'YD1180',
				template_header: 'All',
				data: [
					{
						number: '393331234567',
						template_message: ['Asha', 17],
						media: 'https://example.org/17.pdf',
						template_header: 'Invoice 17',
					},
				],
			}),
		).toMatchObject({ status: 100 });
		expect(
			await push({
				template_id: 'YB3391',
				interactive_globalbuttons: ['parcel/9'],
				data: [{ number: '393331234567' }],
			}),
		).toMatchObject({ status: 100 });
		expect(state().messages).toMatchObject([
			{ kind: 'document', mediaName: 'Invoice 17', text: 'Dear Asha, here is invoice 17.' },
			{ kind: 'text', buttons: ['parcel/9'] },
		]);
	});
});

describe('refused recipients', () => {
	const data = numbers(3).map((number) => ({ number, message: 'Hi' }));

	it('keep a row without msg_id and cost nothing', async () => {
		await control('settings', { refuse: { numbers: [data[1].number] } });
		const answer = await push({ data });
		expect(answer.status).toBe(100);
		expect(answer.data).toEqual([
			{ msg_id: expect.stringMatching(/./), number: data[0].number, credit: '0.005' },
			expect.objectContaining({ msg_id: '', number: data[1].number, status: 406 }),
			{ msg_id: expect.stringMatching(/./), number: data[2].number, credit: '0.005' },
		]);
		expect(state().messages.map((message) => message.msgId)).toEqual([
			answer.data[0].msg_id,
			answer.data[2].msg_id,
		]);
		expect(state().accounts.v3.balance).toBe(999_990);
	});

	it('can be left out of the rows', async () => {
		await control('settings', { refuse: { numbers: [data[1].number], as: 'omitted' } });
		const answer = await push({ data });
		expect(answer.data.map((row: any) => row.number)).toEqual([data[0].number, data[2].number]);
	});

	it('fail the push when none is left', async () => {
		await control('settings', { refuse: { numbers: numbers(3) } });
		expect(await push({ data })).toEqual({ status: 406, message: 'Invalid mobile number' });
		expect(state().messages).toHaveLength(0);
	});
});

describe('limits', () => {
	const body = { data: [{ number: '393331234567', message: 'Hi' }] };

	it('answers pushes beyond 90 a minute like accepted ones and never sends them', async () => {
		const answers = await Promise.all(Array.from({ length: 93 }, async () => await push(body)));
		expect(answers.filter(({ status, push_id }) => status === 100 && push_id)).toHaveLength(93);
		expect(state().messages).toHaveLength(90);
		expect(state().dropped).toHaveLength(3);
		expect(state().accounts.v3.balance).toBe(1_000_000 - 90 * 5);
		const lost = state().dropped[0].pushId;
		expect(await post('/delivery-report', { token, push_id: lost })).toMatchObject({ status: 410 });
	});

	it('counts each project for itself, in a sliding window that can be shortened', async () => {
		await control('settings', { limits: { push: 2, windowMs: 300 } });
		await push(body);
		await push(body);
		await push(body);
		await post('/push', { token: API_TOKENS.v4, application: 8, ...body }, 'v4');
		expect([state().messages.length, state().dropped.length]).toEqual([3, 1]);
		await new Promise((resolve) => setTimeout(resolve, 320));
		await push(body);
		expect([state().messages.length, state().dropped.length]).toEqual([4, 1]);
	});

	it('can answer 429 instead, or have no limit', async () => {
		await control('settings', { limits: { push: 1, onExcess: 'http429' } });
		await push(body);
		const address = `${vendor.simulator.url}/app/api/v2/push`;
		const answer = await fetch(address, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ token, application: 8, ...body }),
		});
		expect(answer.status).toBe(429);
		await control('settings', { limits: { push: 0 } });
		await push(body);
		expect([state().messages.length, state().dropped.length]).toEqual([2, 0]);
	});
});

describe('/delivery-report', () => {
	it('has no status of its own, and the states of the recipients as strings', async () => {
		const [good, bad] = numbers(2);
		await control('settings', { delivery: { failing: [bad], failStatus: 5, afterMs: 30 } });
		const sent = await push({
			application: 1,
			globalmedia: 'https://example.org/a.jpg',
			data: [{ number: good }, { number: bad }],
		});
		const report = async () =>
			await post('/delivery-report', { token, push_id: Number(sent.push_id) });
		expect(await report()).toMatchObject({ data: [{ status: '0' }, { status: '0' }] });
		await until(() => state().messages.every(({ status }) => status !== 0));
		expect(await report()).toEqual({
			project_id: '715',
			push_id: Number(sent.push_id),
			application: '1',
			message_type: '1',
			time: expect.stringMatching(/^\d\d-\d\d-\d{4} \d\d:\d\d (AM|PM)$/),
			data: [
				{ number: good, msg_id: sent.data[0].msg_id, status: '1', error_code: '' },
				{ number: bad, msg_id: sent.data[1].msg_id, status: '2', error_code: '' },
			],
		});
	});

	it("does not know another project's push", async () => {
		const { push_id } = await push({ data: [{ number: '393331234567', message: 'Hi' }] });
		const other = { token: API_TOKENS.v4, push_id };
		expect(await post('/delivery-report', other, 'v4')).toMatchObject({ status: 410 });
		expect(await post('/delivery-report', { token })).toMatchObject({ status: 410 });
	});
});

it('keeps its ledger when the connection breaks after the work', async () => {
	vendor.simulator.faults.set([{ path: '/push', reset: 'after', times: 1 }]);
	const body = { data: [{ number: '393331234567', message: 'Hi', reference_number: 'R1' }] };
	await expect(push(body)).rejects.toThrow();
	expect(state().messages).toMatchObject([{ referenceNumber: 'R1' }]);
	vendor.simulator.faults.set([{ path: '/push', reset: 'before', times: 1 }]);
	await expect(push(body)).rejects.toThrow();
	expect(state().messages).toHaveLength(1);
});
