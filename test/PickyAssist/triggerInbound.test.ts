import { fc } from '../engine/property';
import type { IDataObject } from 'n8n-workflow';
import { textOf } from '../../nodes/PickyAssist/trigger/messageText';
import { EVENTS, message, SECRET, useTrigger } from './triggerNode';

describe.each([1, 2])('the Picky Assist Trigger, version %i', (version) => {
	const trigger = useTrigger(version);
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

		it('takes a message again that n8n could not start and refused', async () => {
			trigger.isUp = false;
			expect(await trigger.post(message())).toMatchObject({ status: 503 });
			trigger.isUp = true;
			expect(await trigger.post(message())).toEqual({ status: 200, body: {} });
			expect(await trigger.post(message())).toEqual({ status: 200, body: {} });
			expect(trigger.started).toHaveLength(1);
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
			const [memory] = Object.values(trigger.staticData) as Array<{ recent: string }>;
			expect(memory.recent.split(' ')).toHaveLength(500);
			await trigger.post(message({ 'unique-id': 'id509' }));
			expect(trigger.started).toHaveLength(510);
			await trigger.post(message({ 'unique-id': 'id0' }));
			expect(trigger.started).toHaveLength(510);
		});
	});
});
