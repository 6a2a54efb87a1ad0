import { InputError, VendorError } from '../../nodes/shared/contract/errors';
import type { Credentials, Exchange, Values } from '../../nodes/shared/contract/types';
import { pushOperation, pushPaces } from '../../nodes/PickyAssist/operations/push';
import { maybeSent } from '../../nodes/PickyAssist/operations/pushEntry';

const MEGABYTE = 2 ** 20;

describe('a push with a file', () => {
	const { batch } = pushOperation({
		name: 'Send',
		value: 'send',
		action: 'Send',
		description: 'Send',
		fields: [],
		draft: () => ({ shared: {}, row: {} }),
	});
	const request = async (mimeType: string, size: number) => {
		const values = { draft: { shared: { application: 8 }, row: { number: '391' }, file: 'data' } };
		const file = async () => ({ mimeType, data: Buffer.alloc(size, 'x'), fileName: 'a' });
		return await batch?.request([values as Values], {}, { file } as unknown as Exchange);
	};

	it.each([
		['image/png', 5 * MEGABYTE + 1, 'The file "data" has 5.0 MB; as image, Picky Assist takes up'],
		['image/webp', 10, 'The file "data" is of the type image/webp'],
	])('is not made of %s with %i bytes, which n8n tells only once it is read', async (...given) => {
		const [mimeType, size, words] = given;
		const asked = request(mimeType, size);
		await expect(asked).rejects.toThrow(InputError);
		await expect(asked).rejects.toThrow(words);
	});

	it('carries it as Base64 beside its one recipient', async () => {
		expect(await request('image/png', 3)).toEqual({
			method: 'POST',
			path: '/push',
			body: { application: 8, data: [{ number: '391' }], globalmedia_code: 'eHh4' },
		});
	});
});

describe('the limits of a push', () => {
	const WHATSAPP_OF_A_PHONE = 1;
	const OFFICIAL = 8;
	const pacesOf = (
		application: unknown,
		hasMedia: boolean,
		options: object | undefined = {},
		credentials: Credentials = {},
	) => pushPaces({ options } as Values, credentials, { application, hasMedia });

	it.each<[unknown, number]>([
		[undefined, 90],
		['', 90],
		[null, 90],
		['many', 90],
		[0, 90],
		[0.5, 90],
		[-5, 90],
		[1, 1],
		['60', 60],
		[60.9, 60],
		[300, 300],
	])('are those of the credential where it says something that can be: %j', (said, calls) => {
		const credentials = { pushesPerMinute: said } as Credentials;
		expect(pacesOf(OFFICIAL, false, {}, credentials)).toEqual([
			{ name: 'pushes', calls, per: 60_000, atMost: undefined },
		]);
	});

	it.each<[object | undefined, number | undefined]>([
		[undefined, undefined],
		[{}, undefined],
		[{ pushesPerMinute: 0 }, undefined],
		[{ pushesPerMinute: 5 }, 5],
	])('are narrower for a node that wants so: %j', (options, atMost) => {
		expect(pacesOf(OFFICIAL, false, options)).toEqual([
			{ name: 'pushes', calls: 90, per: 60_000, atMost },
		]);
	});

	it.each<[string, object, boolean]>([
		['a file', { shared: { application: 1 }, file: 'data' }, true],
		['the address of a file', { shared: { application: 1, globalmedia: 'https://x/y' } }, true],
		['a text', { shared: { application: 1 } }, false],
		['a file that no phone sends', { shared: { application: 8 }, file: 'data' }, false],
	])('are told by what is sent: %s', (_, draft, isFile) => {
		const { paces } = pushOperation({
			...{ name: 'Send', value: 'send', action: 'Send', description: 'Send', fields: [] },
			draft: () => ({ shared: {}, row: {} }),
		});
		const names = paces?.({ draft: { row: {}, ...draft } } as unknown as Values, {}).map(
			({ name }) => name,
		);
		expect(names).toEqual(isFile ? ['files', 'pushes'] : ['pushes']);
	});

	it('leave five seconds between files where a phone sends', () => {
		const pushes = { name: 'pushes', calls: 90, per: 60_000, atMost: undefined };
		const files = { name: 'files', calls: 1, per: 5000 };
		expect(pacesOf(WHATSAPP_OF_A_PHONE, true)).toEqual([files, pushes]);
		expect(pacesOf(String(WHATSAPP_OF_A_PHONE), true)).toEqual([files, pushes]);
		expect(pacesOf(WHATSAPP_OF_A_PHONE, false)).toEqual([pushes]);
		expect(pacesOf(OFFICIAL, true)).toEqual([pushes]);
	});
});

describe('a message of which nothing is known', () => {
	const lost = new VendorError('No answer', { httpCode: 502 });

	it('is told with where to look, and its reference number where it has one', () => {
		expect(maybeSent(lost, { number: '391', reference_number: 'r1' })).toMatchObject({
			message: 'The message to 391 may have been sent',
			description:
				'No answer. Look in the Picky Assist console or in the delivery events before you send it again; its reference number is r1.',
			httpCode: '502',
			isUncertain: true,
		});
		expect(maybeSent(lost, { number: '391' }).description).toBe(
			'No answer. Look in the Picky Assist console or in the delivery events before you send it again.',
		);
	});
});
