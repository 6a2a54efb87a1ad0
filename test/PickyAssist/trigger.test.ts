import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { suggestSecrets } from '../../nodes/PickyAssist/trigger/guard';
import { textOf } from '../../nodes/PickyAssist/trigger/text';
import { usePickyAssist } from './node';
import { SECRET, useTrigger } from './triggerBench';

const EVENTS = ['deliveryReport', 'groupChange', 'newSubscriber', 'numberCheckResult'];

describe('the Picky Assist Trigger', () => {
	const trigger = useTrigger();
	const message = (changes: IDataObject = {}): IDataObject => ({
		number: '963587413',
		'message-in': 'test',
		type: '1',
		application: '1',
		'unique-id': '5642',
		'project-id': '27',
		...changes,
	});
	const itemFrom = async (changes: IDataObject) => {
		expect(await trigger.post(message(changes))).toEqual({ status: 200, body: {} });
		return trigger.started[0]?.[0];
	};

	describe('inbound messages', () => {
		it('gives clean names, words for codes, and the variables of the address', async () => {
			const item = await itemFrom({
				type: '2',
				'media-url': 'https://example.org/PT05.jpeg',
				'custom-variable': 'test',
				n8n_secret: SECRET,
			});
			expect(item).toEqual({
				event: 'inboundMessage',
				number: '963587413',
				text: 'test',
				type: 'image',
				application: 1,
				messageId: '5642',
				projectId: '27',
				direction: 'inbound',
				mediaUrl: 'https://example.org/PT05.jpeg',
				variables: { 'custom-variable': 'test' },
			});
		});

		it('reads the button sample', async () => {
			const item = await itemFrom({
				number: '91940055074',
				'message-in': 'Not+Sure',
				message_in_raw: 'Not Sure',
				type: 9,
				application: '8',
				'unique-id': '52363299',
				'project-id': '10129',
				direction: 0,
				name: 'Asha',
				'context-msg-id': '30486936',
				payload: 'confirmbutton',
			});
			expect(item).toEqual({
				event: 'inboundMessage',
				number: '91940055074',
				name: 'Asha',
				text: 'Not Sure',
				type: 'interactive',
				application: 8,
				messageId: '52363299',
				projectId: '10129',
				direction: 'inbound',
				contextMessageId: '30486936',
				payload: 'confirmbutton',
			});
		});

		it('reads the sample of V4, where ids are numbers', async () => {
			const item = await itemFrom({
				'message-in': 'Hello',
				message_in_raw: 'Hello',
				type: 1,
				application: 121,
				'unique-id': 751403635,
				'project-id': 501326,
				direction: 0,
			});
			expect(item).toMatchObject({
				type: 'text',
				application: 121,
				messageId: '751403635',
				projectId: '501326',
			});
		});

		it.each(['Location', 'location'])(
			'reads a place under %s, whatever the type says',
			async (name) => {
				const place = { lat: 81.5094, long: 6.9698, name: 'Tourism', url: 'http://example.org/' };
				const item = await itemFrom({ type: '7', 'message-in': undefined, [name]: place });
				expect(item).toMatchObject({ type: 'location', location: place });
				expect(item).not.toHaveProperty('variables');
				expect(item).not.toHaveProperty('text');
			},
		);

		it('reads contacts and choices from a list', async () => {
			const card = { first_name: 'Test', phone: '+91 99999 00111' };
			const interactive = { type: 1, id: 'day-1', description: 'Monday' };
			const item = await itemFrom({ type: 7, contact: card, interactive });
			expect(item).toMatchObject({
				type: 'contact',
				contact: [card],
				interactive: { type: 'list', id: 'day-1', description: 'Monday' },
			});
		});

		it.each([
			['Not+Sure', undefined, 'Not Sure'],
			['caff%C3%A8+%26+t%C3%A8', undefined, 'caffè & tè'],
			['100%+sure', undefined, '100% sure'],
			['%E0%A4%A+%zz', undefined, '%E0%A4%A %zz'],
			['a%2Bb', 'a+b raw', 'a+b raw'],
			['fallback', '', 'fallback'],
			[42, undefined, '42'],
			[undefined, undefined, undefined],
		])('decodes %s (raw: %s) as %s', (encoded, raw, text) => {
			expect(textOf(encoded, raw)).toBe(text);
		});

		it('decodes what the vendor encodes, and survives anything else', () => {
			const encode = (text: string) => encodeURIComponent(text).replace(/%20/g, '+');
			fc.assert(
				fc.property(fc.string({ unit: 'grapheme' }), (text) => {
					expect(textOf(encode(text), undefined)).toBe(text);
				}),
			);
			fc.assert(
				fc.property(fc.string(), (text) => {
					expect(typeof textOf(text, undefined)).toBe('string');
				}),
			);
		});

		it('leaves out what the project itself sent, unless it is wanted', async () => {
			for (const direction of [1, '1']) await trigger.post(message({ direction }));
			expect(trigger.started).toEqual([]);
			trigger.setUp({ options: { includeOutbound: true } });
			await trigger.post(message({ direction: 1 }));
			expect(trigger.started).toMatchObject([[{ direction: 'outbound' }]]);
		});

		it('starts once for a message that comes twice, also after a restart', async () => {
			expect(await trigger.post(message())).toEqual({ status: 200, body: {} });
			expect(await trigger.post(message())).toEqual({ status: 200, body: {} });
			await trigger.post(message({ 'unique-id': 5642 }));
			expect(trigger.started).toHaveLength(1);
			await trigger.post(message({ 'unique-id': '5643' }));
			expect(trigger.started).toHaveLength(2);
			trigger.setUp({ options: { dropDuplicates: false } });
			await trigger.post(message());
			expect(trigger.started).toHaveLength(3);
		});

		it('survives fields of any type, and refuses what is nested without an end', async () => {
			const hostile = [{ toString: 1, valueOf: 1 }, [[null]], true, -1e308, null];
			const fields = Object.keys(message()).concat('name', 'interactive', 'location', 'contact');
			let sent = 0;
			for (const name of fields.filter((each) => !['number', 'unique-id'].includes(each))) {
				for (const value of hostile) {
					const changes = { [name]: value, 'unique-id': `${name} ${++sent}` };
					expect(await trigger.post(message(changes as IDataObject))).toMatchObject({
						status: 200,
					});
				}
			}
			expect(trigger.started).toHaveLength(sent);
			trigger.setUp({ events: EVENTS });
			for (const status of hostile) {
				const report = { project_id: '1', event_id: 1, data: [{ msg_id: '1', status }] };
				expect(await trigger.post(report)).toMatchObject({ status: 200 });
				expect(trigger.started.at(-1)).toMatchObject([{ event: 'deliveryReport', messageId: '1' }]);
			}
			trigger.setUp();
			sent += hostile.length;
			let deep: IDataObject = {};
			for (let level = 0; level < 200; level++) deep = { deep };
			expect(await trigger.post(message({ 'unique-id': 'deep', deep }))).toMatchObject({
				status: 400,
			});
			expect(trigger.started).toHaveLength(sent);
		});

		it('remembers messages, and the last ones over a restart', async () => {
			for (let index = 0; index < 510; index++) {
				await trigger.post(message({ 'unique-id': `id${index}` }));
			}
			expect(trigger.started).toHaveLength(510);
			const [memory] = Object.values(trigger.staticData) as Array<{ recent: string[] }>;
			expect(memory.recent).toHaveLength(500);
			await trigger.post(message({ 'unique-id': 'id509' }));
			expect(trigger.started).toHaveLength(510);
			await trigger.post(message({ 'unique-id': 'id0' }));
			expect(trigger.started).toHaveLength(510);
		});
	});

	describe('events', () => {
		beforeEach(() => trigger.setUp({ events: EVENTS }));
		const items = async (body: IDataObject) => {
			expect(await trigger.post(body)).toEqual({ status: 200, body: {} });
			return trigger.started[0];
		};

		it('gives one item per delivery', async () => {
			const row = {
				push_id: '595536',
				number: '1543342290',
				msg_id: '1758142',
				status: '1',
				reference_number: 'Y12333',
				message: 'We have delivered your order 123213',
				media: 'https://cdn.pickyassist.com/media_gallery/x.jpeg',
				message_type: 'image',
				channel_id: '122',
				agent_id: '7311',
				template_id: 'YQ11811243',
				source: 'Teambox',
			};
			const failed = {
				push_id: 1,
				number: 2,
				msg_id: 3,
				status: 5,
				error_message: 'Undeliverable',
			};
			expect(
				await items({ project_id: '3526', event_id: 1, data: [row, failed], shop: 'a' }),
			).toEqual([
				{
					event: 'deliveryReport',
					projectId: '3526',
					pushId: '595536',
					number: '1543342290',
					messageId: '1758142',
					status: 'delivered',
					statusCode: 1,
					referenceNumber: 'Y12333',
					text: 'We have delivered your order 123213',
					type: 'image',
					mediaUrl: 'https://cdn.pickyassist.com/media_gallery/x.jpeg',
					application: 122,
					agentId: '7311',
					templateId: 'YQ11811243',
					source: 'Teambox',
					variables: { shop: 'a' },
				},
				{
					event: 'deliveryReport',
					projectId: '3526',
					pushId: '1',
					number: '2',
					messageId: '3',
					status: 'refunded',
					statusCode: 5,
					errorMessage: 'Undeliverable',
					variables: { shop: 'a' },
				},
			]);
		});

		it('gives one item per checked number', async () => {
			const row = { push_id: '594290', number: '554343442290', msg_id: '1756371', status: '1' };
			expect(await items({ project_id: '3526', event_id: 2, data: [row] })).toEqual([
				{
					event: 'numberCheckResult',
					projectId: '3526',
					pushId: '594290',
					number: '554343442290',
					messageId: '1756371',
					statusCode: 1,
				},
			]);
		});

		it('reads a group change and a subscriber', async () => {
			expect(
				await items({
					project_id: '3526',
					event_id: 3,
					action: 1,
					group_id: 'A3526',
					group_subject: 'Test Group',
					number: '1494894894',
					application: 8,
				}),
			).toEqual([
				{
					event: 'groupChange',
					projectId: '3526',
					actionCode: 1,
					groupId: 'A3526',
					groupSubject: 'Test Group',
					number: '1494894894',
					application: 8,
				},
			]);
			await trigger.post({
				project_id: '6681',
				event_id: 4,
				subscriber_id: 'VP14314575',
				mobile: '919000000000',
				name: '',
				email: '',
				profile_pic: '',
				tag: 'new',
			});
			expect(trigger.started[1]).toMatchObject([
				{
					event: 'newSubscriber',
					subscriberId: 'VP14314575',
					number: '919000000000',
					variables: { tag: 'new' },
				},
			]);
		});

		it('starts nothing for what was not chosen, or is not known yet', async () => {
			trigger.setUp({ events: ['groupChange'] });
			const bodies = [
				{ project_id: '1', event_id: 1, data: [{}] },
				{ project_id: '1', event_id: 9 },
				message(),
			];
			for (const body of bodies) {
				expect(await trigger.post(body)).toEqual({ status: 200, body: {} });
			}
			expect(trigger.started).toEqual([]);
		});
	});

	describe('who may call', () => {
		it.each([
			['no secret', ''],
			['a wrong secret', 'a1b2c3d4e5f60719'],
			['a longer one', `${SECRET}0`],
			['a part of it', SECRET.slice(0, 8)],
		])('refuses %s', async (_, secret) => {
			expect((await trigger.post(message(), secret)).status).toBe(401);
			expect(trigger.started).toEqual([]);
		});

		it('refuses a secret given twice, and everything while none is chosen', async () => {
			expect((await trigger.post(message(), `${SECRET}&n8n_secret=x`)).status).toBe(401);
			trigger.setUp({ secret: { __rl: true, mode: 'list', value: '' } });
			expect((await trigger.post(message(), '')).status).toBe(401);
			expect(trigger.started).toEqual([]);
		});

		it('takes calls from allowed addresses only, when there are any', async () => {
			trigger.setUp({ options: { allowedAddresses: '203.0.113.7' } });
			expect((await trigger.post(message())).status).toBe(403);
			expect(trigger.started).toEqual([]);
			trigger.setUp({ options: { allowedAddresses: '203.0.113.7, ::ffff:127.0.0.1' } });
			expect((await trigger.post(message())).status).toBe(200);
		});

		it.each([
			{},
			[],
			'text',
			7,
			null,
			{ number: '1' },
			{ 'unique-id': '1' },
			{ event_id: 1, data: [] },
			{ event_id: 1, project_id: '1' },
			{ project_id: '1', data: [{}] },
		])('answers 400 to %j and starts nothing', async (body) => {
			expect((await trigger.post(body)).status).toBe(400);
			expect(trigger.started).toEqual([]);
		});

		it.each([
			['', 'Secret is missing'],
			['short', 'Secret is too short'],
			['has spaces in it, many', 'letters, digits, hyphens'],
		])('does not start with the secret "%s"', async (value, words) => {
			trigger.setUp({ secret: { __rl: true, mode: 'text', value } });
			await expect(trigger.activate()).rejects.toThrow(words);
		});

		it('does not start with a reply whose file has no address', async () => {
			trigger.setUp({ reply: { mediaUrl: 'menu.pdf' } });
			await expect(trigger.activate()).rejects.toThrow('Media URL must start with https://');
		});

		it('starts with a secret that it suggested', async () => {
			const { results } = await suggestSecrets.call({} as never);
			expect(new Set(results.map(({ value }) => value)).size).toBe(3);
			const [{ name, value }] = results;
			expect(name).toBe(`?n8n_secret=${value}`);
			trigger.setUp({ secret: { __rl: true, mode: 'list', value } });
			expect(await trigger.activate()).toBe(true);
			expect((await trigger.post(message(), String(value))).status).toBe(200);
		});
	});

	describe('the answer', () => {
		it('is an instant reply where the node has one', async () => {
			trigger.setUp({ reply: { text: 'Thank you & welcome', delay: 5, mediaUrl: '' } });
			expect((await trigger.post(message())).body).toEqual({
				'message-out': 'Thank you & welcome',
				delay: '5',
				type: '1',
			});
			trigger.setUp({ reply: { mediaUrl: 'https://example.com/a.pdf' } });
			expect((await trigger.post(message({ 'unique-id': '2' }))).body).toEqual({
				'media-url': 'https://example.com/a.pdf',
				delay: '0',
				type: '6',
			});
			expect(trigger.started).toHaveLength(2);
		});

		it('is empty for events, and for messages that start nothing', async () => {
			trigger.setUp({ events: ['inboundMessage', ...EVENTS], reply: { text: 'Hi' } });
			const event = { project_id: '1', event_id: 1, data: [{ msg_id: '1', status: 1 }] };
			expect((await trigger.post(event)).body).toEqual({});
			expect((await trigger.post(message({ direction: 1 }))).body).toEqual({});
		});

		it.each(['lastNode', 'responseNode'])(
			'is left to the workflow with %s',
			async (responseMode) => {
				trigger.setUp({ responseMode, reply: { text: 'not this' } });
				expect((await trigger.post(message())).body).toEqual({
					'message-out': 'from the workflow',
				});
				expect((await trigger.post(message())).body).toEqual({});
				expect(trigger.started).toHaveLength(1);
			},
		);
	});

	describe('with the vendor itself', () => {
		const vendor = usePickyAssist();
		const until = async (count: number) => {
			for (let tries = 0; trigger.started.length < count && tries < 200; tries++) {
				await new Promise((resolve) => setTimeout(resolve, 10));
			}
			return trigger.started;
		};

		it('gets what a person writes, and its reply reaches the person', async () => {
			await vendor.control('webhooks', { global: `${trigger.url()}&shop=rome` });
			trigger.setUp({ reply: { text: 'Welcome' } });
			const answer = (await vendor.control('inbound', {
				text: 'Ciao + 100% & più',
			})) as IDataObject;
			expect(answer).toMatchObject({ status: 200, error: '' });
			expect(trigger.started).toMatchObject([
				[{ text: 'Ciao + 100% & più', type: 'text', variables: { shop: 'rome' } }],
			]);
			expect(JSON.stringify(trigger.started)).not.toContain(SECRET);
			await new Promise((resolve) => setTimeout(resolve, 50));
			expect(vendor.simulator.state().replies).toMatchObject([
				{ reply: { 'message-out': 'Welcome', delay: '0', type: '1' } },
			]);
		});

		it.each(['media', 'button', 'list', 'contact', 'location', 'group'])(
			'answers every kind of message in JSON that the vendor takes (%s)',
			async (kind) => {
				await vendor.control('webhooks', { global: trigger.url() });
				const answer = await vendor.control('inbound', { kind });
				expect(answer).toMatchObject({ status: 200, error: '', body: '{}' });
				expect(trigger.started).toHaveLength(1);
			},
		);

		it('joins the delivery of a message to the item that sent it', async () => {
			await vendor.control('webhooks', { event: trigger.url() });
			trigger.setUp({ events: EVENTS });
			const { json } = await vendor.run(
				'message.sendText',
				{
					application: { __rl: true, mode: 'list', value: '8' },
					number: '={{ $json.to }}',
					message: 'Hello',
				},
				{ items: [{ to: '393331234567' }, { to: '919000000000' }] },
			);
			const [rows] = await until(1);
			expect(rows).toHaveLength(2);
			rows.forEach((row, index) => {
				expect(row).toMatchObject({
					event: 'deliveryReport',
					status: 'delivered',
					referenceNumber: json[index].reference_number,
					messageId: json[index].msg_id,
					pushId: json[index].push_id,
				});
			});
		});

		it('gets the results of a number check', async () => {
			await vendor.control('webhooks', { event: trigger.url() });
			trigger.setUp({ events: ['numberCheckResult'] });
			const application = { __rl: true, mode: 'list', value: '1' };
			const number = '393331234567';
			const { json } = await vendor.run('message.checkNumbers', { application, number });
			const [rows] = await until(1);
			expect(rows).toMatchObject([{ number, messageId: json[0].msg_id, statusCode: 1 }]);
		});
	});
});
