import { numbers, token, useVendor } from './PickyAssistVendor';

const vendor = useVendor();
const { control, post, push, state } = vendor;

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

it('keeps its ledger when the connection breaks after the work', async () => {
	vendor.simulator.faults.set([{ path: '/push', reset: 'after', times: 1 }]);
	const body = { data: [{ number: '393331234567', message: 'Hi', reference_number: 'R1' }] };
	await expect(push(body)).rejects.toThrow();
	expect(state().messages).toMatchObject([{ referenceNumber: 'R1' }]);
	vendor.simulator.faults.set([{ path: '/push', reset: 'before', times: 1 }]);
	await expect(push(body)).rejects.toThrow();
	expect(state().messages).toHaveLength(1);
});
