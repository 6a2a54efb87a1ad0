import { ExecutionLifecycleHooks } from 'n8n-core';
import { API_TOKENS } from '../../simulators/PickyAssist';
import { itemWithFile, usePickyAssist } from './node';

const token = API_TOKENS.v3;
const channel = (value: unknown) => ({ __rl: true, mode: 'list', value });
const generated = expect.stringMatching(/^n8n-[0-9a-f]{16}$/);
const JPEG = Buffer.from('ffd8ffe000104a46494600', 'hex');

describe('Picky Assist messages', () => {
	const vendor = usePickyAssist();
	const text = { application: channel('8'), number: '+39 333 123 4567', message: 'Hello' };
	const sent = () => vendor.simulator.state().messages;

	/** The one request, to the Push API, with JSON; its body without the token. */
	const onlyPush = () => {
		expect(vendor.received).toHaveLength(1);
		const [{ method, path, query, headers, body }] = vendor.received;
		expect({ method, path, query }).toEqual({
			method: 'POST',
			path: '/app/api/v2/push',
			query: {},
		});
		expect(headers['content-type']).toBe('application/json');
		expect(headers.authorization).toBeUndefined();
		const { token: used, ...rest } = body as Record<string, unknown>;
		expect(used).toBe(token);
		return rest;
	};

	it('Send Text posts one recipient and gives back where to look for it', async () => {
		const { items, error } = await vendor.run('message.sendText', {
			...text,
			additionalFields: { priority: '1', createcontact: true, reference_number: 'Y12333' },
		});
		expect(error).toBeUndefined();
		expect(onlyPush()).toEqual({
			application: 8,
			priority: '1',
			createcontact: 1,
			data: [{ number: '393331234567', reference_number: 'Y12333', message: 'Hello' }],
		});
		expect(items).toEqual([
			{
				json: {
					push_id: expect.any(String),
					msg_id: expect.any(String),
					number: '393331234567',
					credit: '0.005',
					reference_number: 'Y12333',
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(sent()).toMatchObject([{ text: 'Hello', referenceNumber: 'Y12333' }]);
	});

	it('Send SMS goes out through the SIM card', async () => {
		await vendor.run('message.sendSms', { number: '393331234567', message: 'Hello' });
		expect(onlyPush()).toEqual({
			application: 3,
			data: [{ number: '393331234567', reference_number: generated, message: 'Hello' }],
		});
	});

	it('Send to Messenger User names the user instead of a number', async () => {
		const { json } = await vendor.run('message.sendToMessenger', {
			messenger_id: '4711',
			message: 'Hello',
			additionalFields: { globalmedia: 'https://example.com/a.jpg', reference_number: 'r' },
		});
		expect(onlyPush()).toEqual({
			application: 5,
			globalmedia: 'https://example.com/a.jpg',
			data: [{ messenger_id: '4711', reference_number: 'r', message: 'Hello' }],
		});
		expect(json[0]).toMatchObject({ msg_id: expect.any(String), reference_number: 'r' });
	});

	it('Send Contact posts the card beside the recipients', async () => {
		await vendor.run('message.sendContact', {
			application: channel('8'),
			number: '393331234567',
			first_name: 'Ada',
			phone: '+44 20 7946 0000',
			contactFields: { last_name: 'Lovelace', city: '', email: 'ada@example.com' },
		});
		expect(onlyPush()).toEqual({
			application: 8,
			contact: [
				{
					first_name: 'Ada',
					phone: '+44 20 7946 0000',
					last_name: 'Lovelace',
					email: 'ada@example.com',
				},
			],
			data: [{ number: '393331234567', reference_number: generated }],
		});
		expect(sent()).toMatchObject([{ kind: 'contact' }]);
	});

	it('Send Location posts the place beside the recipients', async () => {
		await vendor.run('message.sendLocation', {
			application: channel('8'),
			number: '393331234567',
			lat: '45.4642',
			long: 9.19,
			name: 'Duomo',
			address: '',
		});
		expect(onlyPush()).toEqual({
			application: 8,
			location: { lat: 45.4642, long: 9.19, name: 'Duomo' },
			data: [{ number: '393331234567', reference_number: generated }],
		});
	});

	it('Send to Group posts no recipients', async () => {
		const { json: created } = await vendor.run('group.create', { group_subject: 'Team' });
		const id = created[0].group_id;
		vendor.simulator.ledger.clear();
		const { json, error } = await vendor.run('message.sendToGroup', {
			group_id: id,
			message: 'Hello',
			additionalFields: { globalmedia: 'https://example.com/a.jpg' },
		});
		expect(error).toBeUndefined();
		expect(onlyPush()).toEqual({
			application: 10,
			group_id: id,
			globalmessage: 'Hello',
			globalmedia: 'https://example.com/a.jpg',
		});
		expect(json).toEqual([{ group_id: id, push_id: expect.any(String) }]);
	});

	it('Check Numbers asks the filter', async () => {
		const items = [{ to: '393331234567' }, { to: '+91 90000 00000' }];
		const outcome = await vendor.run(
			'message.checkNumbers',
			{ application: channel(1), number: '={{ $json.to }}' },
			{ items },
		);
		expect(onlyPush()).toEqual({
			application: 1,
			action: 1,
			data: [{ number: '393331234567' }, { number: '919000000000' }],
		});
		expect(outcome.items).toMatchObject([
			{ json: { number: '393331234567', msg_id: expect.any(String) }, pairedItem: { item: 0 } },
			{ json: { number: '919000000000' }, pairedItem: { item: 1 } },
		]);
	});

	describe('Send Media', () => {
		const media = { application: channel('8'), number: '393331234567', mediaSource: 'url' };
		const url = 'https://example.com/photo.jpg';

		it('gives each recipient its own address on WhatsApp Official', async () => {
			const items = ['a.jpg', 'b.jpg'].map((name) => ({ name }));
			const { json } = await vendor.run(
				'message.sendMedia',
				{
					...media,
					media: '=https://example.com/{{ $json.name }}',
					additionalFields: { message: '=Photo {{ $json.name }}', media_name: 'photo' },
				},
				{ items },
			);
			expect(onlyPush()).toEqual({
				application: 8,
				media_name: 'photo',
				data: items.map(({ name }) => ({
					number: '393331234567',
					reference_number: generated,
					media: `https://example.com/${name}`,
					message: `Photo ${name}`,
				})),
			});
			expect(json).toHaveLength(2);
			expect(sent()).toMatchObject([
				{ kind: 'image', text: 'Photo a.jpg' },
				{ text: 'Photo b.jpg' },
			]);
		});

		it('shares one address for a call where a phone sends', async () => {
			await vendor.run(
				'message.sendMedia',
				{
					...media,
					application: channel('10'),
					media: url,
					additionalFields: { voice: true, message: '={{ $json.caption }}' },
				},
				{ items: [{ caption: 'a' }, { caption: 'b' }] },
			);
			expect(onlyPush()).toMatchObject({
				application: 10,
				voice: 1,
				globalmedia: url,
				data: [{ message: 'a' }, { message: 'b' }],
			});
		});

		it("sends the item's file as base64, one call each", async () => {
			const file = { mimeType: 'image/jpeg', fileName: 'a.jpg', data: JPEG };
			const outcome = await vendor.run(
				'message.sendMedia',
				{ ...media, mediaSource: 'binary', binaryPropertyName: 'data' },
				{ items: [itemWithFile(file), itemWithFile(file)] },
			);
			expect(outcome.error).toBeUndefined();
			expect(vendor.bodies).toEqual(
				[1, 2].map(() => ({
					token,
					application: 8,
					globalmedia_code: JPEG.toString('base64'),
					data: [{ number: '393331234567', reference_number: generated }],
				})),
			);
			expect(outcome.items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		});

		it.each([
			['image/webp', 10, 'is of the type image/webp; as image, Picky Assist takes jpeg'],
			['image/png', 5 * 2 ** 20 + 1, 'has 5.0 MB; as image, Picky Assist takes up to 5 MB'],
			['video/mp4', 16 * 2 ** 20 + 1, 'as video, Picky Assist takes up to 16 MB'],
			['video/x-matroska', 10, 'is of the type video/x-matroska'],
			['audio/ogg; codecs=opus', 0, 'is empty'],
			['audio/flac', 10, 'is of the type audio/flac'],
		])(
			'refuses a file of %s with %d bytes before anything is sent',
			async (mimeType, size, words) => {
				const file = { mimeType, fileName: 'a', data: Buffer.alloc(size) };
				const good = itemWithFile({ mimeType: 'image/jpeg', fileName: 'a.jpg', data: JPEG });
				const { error } = await vendor.run(
					'message.sendMedia',
					{ ...media, mediaSource: 'binary', binaryPropertyName: 'data' },
					{ items: [good, itemWithFile(file)] },
				);
				expect(error?.message).toContain(words);
				expect(error?.message).toContain('[item 1]');
				expect(vendor.received).toEqual([]);
			},
		);

		it('sends a document of any type', async () => {
			const file = { mimeType: 'text/csv', fileName: 'a.csv', data: Buffer.from('a;b') };
			const { error } = await vendor.run(
				'message.sendMedia',
				{ ...media, mediaSource: 'binary', binaryPropertyName: 'data' },
				{ items: [itemWithFile(file)] },
			);
			expect(error).toBeUndefined();
			expect(sent()).toMatchObject([{ kind: 'document' }]);
		});
	});

	describe('Send Instant Reply', () => {
		it('answers the call that started the workflow, once', async () => {
			const run = jest.spyOn(ExecutionLifecycleHooks.prototype, 'runHook');
			const { items, error } = await vendor.run(
				'message.sendInstantReply',
				{
					text: '=Hello {{ $json.name }}',
					additionalFields: { delay: 3, mediaUrl: 'https://example.com/a.jpg' },
				},
				{ items: [{ name: 'Ada' }, { name: 'Bob' }] },
			);
			const responses = run.mock.calls.filter(([hook]) => hook === 'sendResponse');
			run.mockRestore();
			expect(error).toBeUndefined();
			const reply = {
				'message-out': 'Hello Ada',
				'media-url': 'https://example.com/a.jpg',
				delay: '3',
				type: '2',
			};
			expect(responses).toEqual([
				[
					'sendResponse',
					[
						{
							body: Buffer.from(JSON.stringify(reply)),
							headers: { 'content-type': 'application/json' },
							statusCode: 200,
						},
					],
				],
			]);
			expect(items.map(({ json }) => json['message-out'])).toEqual(['Hello Ada', 'Hello Bob']);
			expect(vendor.received).toEqual([]);
		});

		it('needs a text or a file', async () => {
			const { error } = await vendor.run('message.sendInstantReply', { text: '' });
			expect(error?.message).toContain('Text is required');
		});
	});

	describe('Get Delivery Report', () => {
		it('gives one item per message, with the state in words', async () => {
			vendor.simulator.state().settings.delivery.failing = ['919000000000'];
			const items = [{ to: '393331234567' }, { to: '919000000000' }];
			const { json } = await vendor.run(
				'message.sendText',
				{ ...text, number: '={{ $json.to }}' },
				{ items },
			);
			await new Promise((resolve) => setTimeout(resolve, 200));
			vendor.simulator.ledger.clear();
			const report = await vendor.run('message.getDeliveryReport', {
				push_id: json[0].push_id as string,
			});
			expect(vendor.received).toMatchObject([
				{
					method: 'POST',
					path: '/app/api/v2/delivery-report',
					body: { token, push_id: Number(json[0].push_id) },
				},
			]);
			expect(report.items).toMatchObject([
				{
					json: {
						push_id: json[0].push_id,
						number: '393331234567',
						msg_id: json[0].msg_id,
						status: '1',
						status_name: 'delivered',
						message_type: 'text',
					},
					pairedItem: { item: 0 },
				},
				{ json: { number: '919000000000', status: '2', status_name: 'failed' } },
			]);
		});

		it('takes an answer without a status, and is asked again after a reset', async () => {
			const body = {
				project_id: '1',
				push_id: 5,
				application: '1',
				message_type: '5',
				time: 't',
				data: [],
			};
			vendor.simulator.faults.set([
				{ reset: 'before', times: 1 },
				{ status: 200, body: { ...body, data: [{ number: '1', msg_id: '2', status: '3' }] } },
			]);
			const { json, error } = await vendor.run('message.getDeliveryReport', { push_id: '5' });
			expect(error).toBeUndefined();
			expect(json).toMatchObject([{ status_name: 'read', message_type: 'document' }]);
		});
	});

	describe('Send Raw Push', () => {
		it('adds the token, the numbers in form and the references', async () => {
			const body = {
				application: '8',
				interactive: { anything: ['goes'] },
				data: [
					{ number: '+39 333 123 4567', message: 'a' },
					{ number: 919000000000, message: 'b', reference_number: 'mine' },
				],
			};
			const { json } = await vendor.run('message.sendRawPush', { body: JSON.stringify(body) });
			expect(onlyPush()).toEqual({
				...body,
				data: [
					{ number: '393331234567', message: 'a', reference_number: generated },
					{ number: '919000000000', message: 'b', reference_number: 'mine' },
				],
			});
			expect(json).toMatchObject([
				{ number: '393331234567', msg_id: expect.any(String), reference_number: generated },
				{ number: '919000000000', reference_number: 'mine' },
			]);
		});

		it('gives the push alone where the answer has no entries', async () => {
			const body = { status: 100, push_id: '34', message: 'Success' };
			vendor.simulator.faults.set([{ status: 200, body }]);
			const { json } = await vendor.run('message.sendRawPush', {
				body: { application: 10, group_id: 'A1', globalmessage: 'Hi' },
			});
			expect(json).toEqual([{ push_id: '34' }]);
		});

		it.each([
			[{ application: 8, token: 'a', data: [] }, 'Body must not hold a token'],
			[{ data: [{ number: '393331234567' }] }, 'Body needs "application"'],
			[{ application: 'x', data: [{}] }, '"application" must be the number of a channel'],
			[{ application: 8 }, 'Body needs "data"'],
			[{ application: 8, data: [] }, '"data" must be a list of at least one'],
			[{ application: 8, data: [1] }, 'data[0] must be an object'],
			[
				{ application: 8, data: [{ number: '0333' }] },
				'data[0].number must start with its country',
			],
			[{ application: 8, priority: 2, data: [{}] }, '"priority" must be one of 0, 1'],
			[{ application: 8, globalmedia: 'a', data: [{}] }, '"globalmedia" must start with'],
			[{ application: 8, media_name: 'a'.repeat(21), data: [{}] }, 'at most 20'],
			[{ application: 8, template_globalmessage: 'a', data: [{}] }, 'must be a list of texts'],
			['[1]', 'Body must be an object'],
			['{', 'Body must be valid JSON'],
		])('refuses %j before anything is sent', async (body, words) => {
			const { error } = await vendor.run('message.sendRawPush', {
				body: typeof body === 'string' ? body : JSON.stringify(body),
			});
			expect(error?.message).toContain(words);
			expect(vendor.received).toEqual([]);
		});
	});

	describe('bad input', () => {
		const location = { application: channel(8), number: '393331234567', lat: 1, long: 1 };
		const media = { application: channel(8), number: '393331234567', mediaSource: 'url' };
		it.each([
			['sendText', { ...text, number: '={{ "" }}' }, 'Number is required'],
			['sendText', { ...text, number: '0333 1234567' }, 'must start with its country code'],
			['sendText', { ...text, number: '+39 CALL' }, 'Number must be a phone number'],
			['sendText', { ...text, number: '+39 12' }, 'must have 7 to 15 digits'],
			['sendText', { ...text, message: '={{ "" }}' }, 'Message is required'],
			['sendText', { ...text, message: '={{ "a".repeat(4097) }}' }, 'at most 4096'],
			['sendText', { ...text, application: channel('={{ "x" }}') }, 'Channel must be a number'],
			['sendText', { ...text, application: channel('5') }, 'Messenger has no phone numbers'],
			['sendText', { ...text, options: { batchSize: 0 } }, 'Batch Size must be at least 1'],
			['sendText', { ...text, options: { pushesPerMinute: -1 } }, 'must be at least 0'],
			['sendMedia', { ...media, media: 'photo.jpg' }, 'Media URL must start with https://'],
			[
				'sendMedia',
				{ ...media, media: 'https://a.example/a.pdf', additionalFields: { message: 'a' } },
				'captions for images and videos only',
			],
			[
				'sendMedia',
				{
					...media,
					media: 'https://a.example/a',
					additionalFields: { media_name: 'a'.repeat(21) },
				},
				'File Name must have at most 20',
			],
			[
				'sendMedia',
				{ ...media, mediaSource: 'binary', binaryPropertyName: 'x' },
				'no file in the field "x"',
			],
			[
				'sendMedia',
				{ ...media, mediaSource: 'binary', binaryPropertyName: 'x,y' },
				'must name one field',
			],
			['sendLocation', { ...location, lat: 91 }, 'Latitude must be at most 90'],
			['sendLocation', { ...location, lat: 0, long: '0' }, 'Latitude and Longitude are both 0'],
			['sendLocation', { ...location, long: '={{ "east" }}' }, 'Longitude must be a number'],
			['sendToGroup', { group_id: 'A1', message: '' }, 'Message is required'],
			['checkNumbers', { application: channel(3), number: '393331234567' }, 'cannot check numbers'],
			['getDeliveryReport', { push_id: 'abc' }, 'Push ID must be a number'],
		])('%s with %j is refused before anything is sent', async (operation, parameters, words) => {
			const { error } = await vendor.run(`message.${operation}`, parameters);
			expect(error?.message).toContain(words);
			expect(error?.message).toContain('[item 0]');
			expect(vendor.received).toEqual([]);
		});
	});
});
