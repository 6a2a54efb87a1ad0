import { text } from './messages';
import { channel, usePickyAssist } from './node';

describe('Picky Assist messages', () => {
	const vendor = usePickyAssist();

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
			const { error } = await vendor.fail(`message.${operation}`, parameters);
			expect(error?.message).toContain(words);
			expect(error?.message).toContain('[item 0]');
			expect(vendor.received).toEqual([]);
		});
	});
});
