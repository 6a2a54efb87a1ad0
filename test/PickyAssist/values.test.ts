// What may be entered.
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
import { toDigits } from '../../nodes/PickyAssist/model/numbers';

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
