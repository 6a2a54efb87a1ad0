import { useVendor } from './PickyAssistVendor';

const { push, state } = useVendor();

const PNG = Buffer.from('89504e470d0a1a0a00000000', 'hex');

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
