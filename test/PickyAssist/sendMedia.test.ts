import { useMessages } from './messages';
import { channel, generated, itemWithFile, token } from './node';

const JPEG = Buffer.from('ffd8ffe000104a46494600', 'hex');

describe('Picky Assist messages', () => {
	const { vendor, sent, onlyPush } = useMessages();

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
				const { error } = await vendor.fail(
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
			await vendor.run(
				'message.sendMedia',
				{ ...media, mediaSource: 'binary', binaryPropertyName: 'data' },
				{ items: [itemWithFile(file)] },
			);
			expect(sent()).toMatchObject([{ kind: 'document' }]);
		});
	});
});
