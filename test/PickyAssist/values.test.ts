// What may be entered, what files may be sent, and the vendor's codes in words.
import type { IDataObject } from 'n8n-workflow';
import {
	channelField,
	CHANNELS,
	isAutomated,
	isOfficial,
} from '../../nodes/PickyAssist/model/channels';
import {
	atMost,
	countryCode,
	ipAddresses,
	isIp,
	numericId,
	templateId,
} from '../../nodes/PickyAssist/model/checks';
import { replyFrom } from '../../nodes/PickyAssist/model/instantReply';
import {
	complaintAbout,
	kindOf,
	kindOfUrl,
	noCaption,
	takesCaption,
} from '../../nodes/PickyAssist/model/media';
import { toDigits } from '../../nodes/PickyAssist/model/numbers';
import {
	deliveryStatus,
	TEMPLATE_CATEGORIES,
	templateState,
} from '../../nodes/PickyAssist/model/statusWords';
import {
	isApproved,
	placeholdersIn,
	templateRequest,
	textsOfTemplate,
} from '../../nodes/PickyAssist/model/templates';

describe('a value', () => {
	test('that is too long tells by how much; an emoji is one character', () => {
		expect(atMost(3)('abc')).toBeUndefined();
		expect(atMost(3)('😀😀😀')).toBeUndefined();
		expect(atMost(3)('abcd')).toBe('must have at most 3 characters, it has 4');
	});

	const channel = (value: unknown) => channelField.check?.(value as never);
	test.each<[string, (value: unknown) => unknown, unknown[], unknown[], string]>([
		[
			'a channel',
			channel,
			['8', 101, '007'],
			['a8', '8a', '0', '', '-1', '1e3', '0x10'],
			'must be a number like 8',
		],
		[
			'an ID',
			numericId.complaint,
			['715', 1],
			['a1', '1a', '0', '00', '', '1.5', '1e3', '+1'],
			'must be a number like 715',
		],
		[
			'a country',
			countryCode,
			['IN', 'us'],
			['IND', 'I', '1N', 'IN1', '1IN', ''],
			'must be a two-letter country code like IN',
		],
	])('may be %s', (_, complaint, good, bad, words) => {
		expect(good.map(complaint)).toEqual(good.map(() => undefined));
		expect(bad.map(complaint)).toEqual(bad.map((value) => `${words}, it is "${String(value)}"`));
	});

	test('is checked in the editor as well', () => {
		const matches = (regex: string, text: string) => new RegExp(regex).test(text);
		for (const text of ['715', '0']) expect(matches(numericId.regex, text)).toBe(true);
		for (const text of ['a715', '715a', '']) expect(matches(numericId.regex, text)).toBe(false);
		for (const text of ['XY6479', ' a_b-c ']) expect(matches(templateId.regex, text)).toBe(true);
		for (const text of ['', 'a b', 'a?']) expect(matches(templateId.regex, text)).toBe(false);
	});

	test.each<[string, boolean]>([
		['203.0.113.7', true],
		['255.255.255.255', true],
		['0.0.0.0', true],
		['256.0.0.1', false],
		['1.2.3', false],
		['1.2.3.4.5', false],
		['1.2.3.4444', false],
		['a1.2.3.4', false],
		['2001:db8::1', true],
		['::1', true],
		['2001:db8', false],
		[':', false],
		['::FFFF:127.0.0.1', true],
		['::1]/x[', false],
		[' ::1', false],
		['example', false],
		['', false],
	])('%j is an address: %j', (text, isOne) => {
		expect(isIp(text)).toBe(isOne);
	});

	test('of a list of addresses names the first that is none', () => {
		expect(ipAddresses('203.0.113.7, ::1;\n')).toBeUndefined();
		expect(ipAddresses('')).toBeUndefined();
		expect(ipAddresses('203.0.113.7, here, there')).toBe('must be IP addresses, "here" is not one');
	});
});

test.each([
	['1', 'WhatsApp Personal'],
	['2', 'WhatsApp Business (Phone'],
	['3', 'SMS'],
	['5', 'Facebook Messenger'],
	['8', 'WhatsApp Official'],
	['10', 'WhatsApp Web Automation'],
	['11', 'Instagram'],
	['101', 'WhatsApp Cloud API'],
	['121', 'WhatsApp Business API'],
])('the channel %s is %s', (id, name) => {
	expect(CHANNELS.filter(({ value }) => value === id)).toEqual([
		{ value: id, name: expect.stringContaining(name) },
	]);
});

test('which channels a phone or a browser sends for, and which are official', () => {
	const known = [1, 2, 3, 4, 5, 8, 10, 11, 100, 101, 121];
	expect(known.filter(isAutomated)).toEqual([1, 2, 3, 4, 10]);
	expect(known.filter(isOfficial)).toEqual([8, 101, 121]);
});

describe('a phone number', () => {
	const HINT =
		'Write it with its country code, like +39 333 123 4567, 0039 333 1234567 or 393331234567.';
	test.each<[unknown, string | undefined, string]>([
		[' ', undefined, 'Number is required'],
		[null, 'Phone', 'Phone is required'],
		['abc', 'Phone', 'Phone must be a phone number, it is "abc"'],
		['39+3331234567', undefined, 'Number must be a phone number'],
		[' 12a ', undefined, 'Number must be a phone number, it is "12a"'],
		['0123456789', undefined, 'Number must start with its country code, it is "0123456789"'],
		['123456', undefined, 'Number must have 7 to 15 digits, it is "123456"'],
		['1234567890123456', undefined, 'Number must have 7 to 15 digits'],
	])('%j is refused, with what to write', (value, label, message) => {
		expect(() => toDigits(value, label)).toThrow(
			expect.objectContaining({ message: expect.stringContaining(message), description: HINT }),
		);
	});

	test.each<[unknown, string]>([
		['1234567', '1234567'],
		['123456789012345', '123456789012345'],
		['393331234567.0', '393331234567'],
		['TEL:+39 3331234567', '393331234567'],
		['WhatsApp:39 333 123 45 67', '393331234567'],
		['\uff0b39 333 123\u20154567', '393331234567'],
		['+44(0)2079460000', '442079460000'],
		['0044 (0) 20 7946 0000', '442079460000'],
		['44(0)2079460000', '4402079460000'],
	])('%j is %s', (value, digits) => {
		expect(toDigits(value)).toBe(digits);
	});
});

describe('a file', () => {
	test.each<[string, string]>([
		['image/jpeg', 'image'],
		['VIDEO/mp4', 'video'],
		['audio/ogg', 'audio'],
		['application/pdf', 'document'],
		['document/x', 'document'],
		['text/plain', 'document'],
		['', 'document'],
	])('of the type %j is sent as %s', (type, kind) => {
		expect(kindOf(type)).toBe(kind);
	});

	test.each<[string, string | undefined]>([
		...['jpg', 'jpeg', 'png', 'GIF'].map((end): [string, string] => [
			`https://a/b.${end}`,
			'image',
		]),
		...['mp4', '3gp', '3gpp'].map((end): [string, string] => [
			`https://a/b.${end}?x=.pdf`,
			'video',
		]),
		...['aac', 'm4a', 'mp3', 'amr', 'ogg', 'opus', 'wav'].map((end): [string, string] => [
			`https://a/b.${end}#c.pdf`,
			'audio',
		]),
		['https://a/b.pdf', 'document'],
		['https://a/b.docx', undefined],
		['https://a/b', undefined],
		['https://a/b.pdf/', undefined],
		['https://a/jpg', undefined],
	])('behind %s is sent as %s', (address, kind) => {
		expect(kindOfUrl(address)).toBe(kind);
	});

	const MB = 2 ** 20;
	const IMAGES = 'as image, Picky Assist takes jpeg, jpg, png, gif';
	test.each<[string, number | undefined, string | undefined]>([
		['image/png', undefined, undefined],
		[' IMAGE/PNG ; a=b', 5 * MB, undefined],
		['image/png', 5 * MB + 1, 'has 5.0 MB; as image, Picky Assist takes up to 5 MB'],
		['image/webp', 1, `is of the type image/webp; ${IMAGES}`],
		['image', 1, `is of the type image; ${IMAGES}`],
		['video/3gpp', 16 * MB, undefined],
		['video/mp4', 17 * MB, 'has 17.0 MB; as video, Picky Assist takes up to 16 MB'],
		['video/webm', 1, 'is of the type video/webm; as video, Picky Assist takes mp4, 3gpp, 3gp'],
		['audio/mpeg', 16 * MB, undefined],
		['audio/x-wav', 16.5 * MB, 'has 16.5 MB; as audio, Picky Assist takes up to 16 MB'],
		['audio/midi', 1, 'is of the type audio/midi; as audio, Picky Assist takes aac, mp4, m4a'],
		['application/zip', 100 * MB, undefined],
		['application/zip', 101 * MB, 'has 101.0 MB; as document, Picky Assist takes up to 100 MB'],
		['application/zip', 0, 'is empty'],
		['application/zip', undefined, undefined],
	])('of the type %s with %j bytes', (type, size, complaint) => {
		const found = complaintAbout(type, size);
		if (complaint === undefined) expect(found).toBeUndefined();
		else expect(found?.slice(0, complaint.length)).toBe(complaint);
	});

	test('takes a caption when it is seen', () => {
		expect((['image', 'video', undefined] as const).every(takesCaption)).toBe(true);
		expect((['audio', 'document'] as const).some(takesCaption)).toBe(false);
		expect(noCaption()).toMatchObject({
			message: 'Caption: Picky Assist shows captions for images and videos only',
			description: 'Remove the caption and send it as a separate text message.',
		});
	});
});

test.each<[unknown, IDataObject]>([
	[{}, {}],
	[undefined, {}],
	[{ delay: 5 }, {}],
	[{ text: '', mediaUrl: '' }, {}],
	[{ text: 'Hi' }, { 'message-out': 'Hi', delay: '0', type: '1' }],
	[
		{ text: 7, delay: '2.6' },
		{ 'message-out': '7', delay: '3', type: '1' },
	],
	[
		{ text: 'Hi', delay: -1 },
		{ 'message-out': 'Hi', delay: '0', type: '1' },
	],
	[
		{ text: 'Hi', delay: 3601 },
		{ 'message-out': 'Hi', delay: '3600', type: '1' },
	],
	[
		{ text: 'Hi', delay: 'soon' },
		{ 'message-out': 'Hi', delay: '0', type: '1' },
	],
	[
		{ mediaUrl: 'https://a.example/b' },
		{ 'media-url': 'https://a.example/b', delay: '0', type: '6' },
	],
	[{ mediaUrl: 'https://a.example/b.png' }, expect.objectContaining({ type: '2' })],
	[{ mediaUrl: 'https://a.example/b.mp4' }, expect.objectContaining({ type: '3' })],
	[{ mediaUrl: 'https://a.example/b.mp3' }, expect.objectContaining({ type: '4' })],
	[{ mediaUrl: 'https://a.example/b.pdf' }, expect.objectContaining({ type: '6' })],
	[
		{ mediaUrl: ' https://a.example/ä.pdf ' },
		expect.objectContaining({ 'media-url': 'https://a.example/%C3%A4.pdf' }),
	],
])('%j is replied at once as %j', (fields, reply) => {
	expect(replyFrom(fields)).toEqual(reply);
});

describe('a code', () => {
	test('of a review in words', () => {
		const codes = ['1', 2, 3, '4', 0, 5, 'draft', undefined, null];
		expect(codes.map(templateState)).toEqual([
			...['pending', 'pendingAtWhatsApp', 'approved', 'rejected', '0', '5', 'draft'],
			...['unknown', 'unknown'],
		]);
		expect(TEMPLATE_CATEGORIES.map((name, code) => `${code} ${name}`).join()).toBe(
			'0 ,1 ACCOUNT_UPDATE,2 PAYMENT_UPDATE,3 PERSONAL_FINANCE_UPDATE,4 SHIPPING_UPDATE,5 RESERVATION_UPDATE,6 ISSUE_RESOLUTION,7 APPOINTMENT_UPDATE,8 TRANSPORTATION_UPDATE,9 TICKET_UPDATE,10 ALERT_UPDATE,11 AUTO_REPLY,12 TRANSACTIONAL,13 MARKETING,14 OTP',
		);
	});

	test('of a delivery in words', () => {
		const codes = ['0', 1, '2', 3, '4', 5, 6, 'held', undefined, null];
		expect(codes.map(deliveryStatus)).toEqual([
			...['unknown', 'delivered', 'failed', 'read', 'submitted', 'refunded', '6', 'held'],
			...['unknown', 'unknown'],
		]);
	});
});

describe('a template', () => {
	test('is asked for by its ID, or with all others', () => {
		const one = { method: 'POST', path: '/template-status', repeatable: true };
		expect(templateRequest('XY1')).toEqual({ ...one, body: { template_id: 'XY1' } });
		expect(templateRequest()).toEqual({ ...one, body: { template_id: '' }, expect: 'list' });
	});

	test('is approved or not, whether its code is a text or a number', () => {
		const states = [3, '3', 2, '4', undefined].map((template_status) => ({ template_status }));
		expect(states.map((state) => isApproved(state as IDataObject))).toEqual([
			...[true, true, false, false, false],
		]);
	});

	test.each<[unknown, object[]]>([
		[[{ language: 'en', message: 'Hi' }], [{ language: 'en', message: 'Hi' }]],
		[{ 0: { language: 'en', message: 'Hi' } }, [{ language: 'en', message: 'Hi' }]],
		[{ language: 'en', message: 'Hi' }, [{ language: 'en', message: 'Hi' }]],
		[[{ language: 1 }, 'text', null], [{ language: '1', message: '' }]],
		[{ language: 'en', message: null }, [{ language: 'en', message: '' }]],
		[undefined, []],
		['text', []],
	])('has its texts in %j', (template_message, texts) => {
		expect(textsOfTemplate({ template_message: template_message as IDataObject })).toEqual(texts);
	});

	test.each<[string, number[]]>([
		['Hi', []],
		['{{1}}', [1]],
		['{{ 2 }} and {{\t1}}', [1, 2]],
		['{{12}}', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
		['{1} {{a}} {{1a}} {{}}', []],
	])('has its placeholders in %j', (message, numbers) => {
		expect(placeholdersIn(message)).toEqual(numbers);
	});
});
