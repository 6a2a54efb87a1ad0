// Phone numbers, leases and lists of them, as people and other systems write them.
import type { IDataObject } from 'n8n-workflow';
import {
	leaseId,
	leasePath,
	leaseRequest,
	numberOf,
	simplifyLease,
} from '../../nodes/OpenTact/model/lease';
import {
	asNumber,
	asNumbers,
	digitsOf,
	isLeaseId,
	listed,
	numberPattern,
	phoneNumber,
	phoneNumbers,
	segmentsOf,
} from '../../nodes/OpenTact/model/phone';
import { LEASE } from './node';

test.each<[unknown, string]>([
	['+1 (838) 205-0008', '18382050008'],
	['001 838.205.0008', '18382050008'],
	['1\u2010838\u2013205\u20150008', '18382050008'],
	['\u202a18382050008\u202c', '18382050008'],
	['+44 (0)20 7946 0018', '442079460018'],
	['44(0)2079460018', '442079460018'],
	['1234(0)567', '12340567'],
	['0(0)567', '00567'],
	['1(0)1(0)', '110'],
	['1+8', '18'],
	['18382050008.0', '18382050008'],
	['\uff11\uff18382050008', '18382050008'],
	['1002', '1002'],
	['call me', 'callme'],
	[18382050008, '18382050008'],
	[undefined, ''],
	[null, ''],
])('the digits of %j are %j', (value, digits) => {
	expect(digitsOf(value)).toBe(digits);
});

test('numbers go out as integers', () => {
	expect(asNumber('+1 838 205 0008')).toBe(18382050008);
	expect(asNumbers('+18382050008, 18382050008;18382050009\n')).toEqual([18382050008, 18382050009]);
});

test.each([
	['+1 (838)', '1838'],
	['+1838*', '+1838*'],
	['*1838', '*1838'],
	['1838*8', '1838*8'],
])('the pattern %j goes out as %j', (value, pattern) => {
	expect(numberPattern(value)).toBe(pattern);
});

test.each(['123', '18382050008', '123456789012345', '+44 (0)20 7946 0018'])(
	'%j may be a phone number',
	(value) => expect(phoneNumber(value)).toBeUndefined(),
);

test.each(['12', '1234567890123456', '0123456', 'a18382050008', '18382050008a', ''])(
	'%j is no phone number, and is told so',
	(value) => {
		expect(phoneNumber(value)).toBe(
			`must be a phone number with its country code, like 18382050008, it is "${value}"`,
		);
	},
);

test.each<[unknown, boolean]>([
	[LEASE, true],
	['ABC', true],
	['12345678901234567890', true],
	['1234567890123456', true],
	['123456789012345', false],
	['+1 838 205 0008', false],
])('%j is the ID of a lease: %j', (value, isId) => {
	expect(isLeaseId(value)).toBe(isId);
});

test.each<[unknown, string[]]>([
	['1, 2;3\n 4 ,,', ['1', '2', '3', '4']],
	[
		[1, ' 2 ', ''],
		['1', '2'],
	],
	['', []],
	[undefined, []],
	[null, []],
])('the entries of %j are %j', (value, entries) => {
	expect(listed(value)).toEqual(entries);
});

test('of a list, the first entry that is no phone number is told', () => {
	expect(phoneNumbers('18382050008, 18382050009')).toBeUndefined();
	expect(phoneNumbers('')).toBeUndefined();
	expect(phoneNumbers('18382050008, 12, 13')).toContain('it is "12"');
});

test.each<[string, number]>([
	['', 1],
	['€'.repeat(80), 1],
	['€'.repeat(81), 2],
	['😀'.repeat(35), 1],
	['😀'.repeat(36), 2],
	['a'.repeat(160), 1],
	['a'.repeat(161), 2],
	['a'.repeat(306), 2],
	['a'.repeat(307), 3],
	[`${'a'.repeat(158)}€`, 1],
	[`${'a'.repeat(159)}€`, 2],
	[`${'a'.repeat(152)}€€€€€`, 2],
	[`${'^{}\\[~]|€'.repeat(8)}${'a'.repeat(16)}`, 1],
	[`${'^{}\\[~]|€'.repeat(8)}${'a'.repeat(17)}`, 2],
	[`ж${'a'.repeat(69)}`, 1],
	[`ж${'a'.repeat(70)}`, 2],
	[`ж${'a'.repeat(133)}`, 2],
	[`ж${'a'.repeat(134)}`, 3],
	[`ж${'€'.repeat(69)}`, 1],
	[`${'a'.repeat(150)}\n\r !"#$%&'`, 1],
	[`ç${'a'.repeat(70)}`, 2],
])('%j takes %i segments', (message, segments) => {
	expect(segmentsOf(message)).toBe(segments);
});

test('a lease is asked for by its ID, or by its number', () => {
	expect(leasePath(LEASE)).toBe(`/lease/tn/${LEASE}`);
	expect(leasePath('+1 838 205 0008')).toBe('/lease/tn/18382050008');
	expect(() => leasePath('')).toThrow('Phone Number');
	expect(leaseRequest(LEASE)).toEqual({
		method: 'GET',
		path: `/lease/tn/${LEASE}`,
		expect: 'record',
	});
	expect(leaseRequest(18382050008).path).toBe('/lease/tn/18382050008/tn');
});

test('the number and the profile of a lease are records, or themselves', () => {
	const lease = (tn: unknown, profile?: unknown) =>
		({ uuid: LEASE, tn, messaging_profile: profile, autorenew: true }) as IDataObject;
	expect(numberOf(lease({ tn: 5 }))).toBe(5);
	expect(numberOf(lease(5))).toBe(5);
	expect(numberOf(lease(null))).toBeUndefined();
	expect(simplifyLease(lease({ tn: 5, sms: true }, { uuid: 'p', name: 'n' }))).toMatchObject({
		uuid: LEASE,
		tn: 5,
		sms: true,
		messaging_profile: 'p',
		autorenew: true,
	});
	expect(simplifyLease(lease(5, 'p'))).toMatchObject({ tn: 5, messaging_profile: 'p' });
	expect(simplifyLease(lease(5, null)).messaging_profile).toBeUndefined();
});

describe('the ID of a lease', () => {
	const found = (lease: IDataObject) => async () => await Promise.resolve(lease);
	const nobody = async () => await Promise.reject(new Error('Nothing is to be asked'));

	test('is itself, and is looked up by a number', async () => {
		expect(await leaseId(nobody, LEASE)).toBe(LEASE);
		const asked: unknown[] = [];
		const send = async (request: unknown) => {
			asked.push(request);
			return await Promise.resolve({ uuid: LEASE, tn: { tn: 18382050008 } });
		};
		expect(await leaseId(send, '+1 838 205 0008')).toBe(LEASE);
		expect(asked).toEqual([leaseRequest('+1 838 205 0008')]);
		expect(await leaseId(found({ uuid: LEASE }), '18382050008')).toBe(LEASE);
	});

	test('is not taken from the lease of another number, nor from an answer without one', async () => {
		await expect(leaseId(found({ uuid: LEASE, tn: '12' }), '18382050008')).rejects.toMatchObject({
			message: 'OpenTact answers with the lease of 12 in place of 18382050008',
			description: 'Nothing was changed. Enter the ID of the lease itself.',
		});
		for (const uuid of [undefined, '', null, 17]) {
			const lease = { tn: 18382050008, uuid: uuid as string };
			await expect(leaseId(found(lease), '18382050008')).rejects.toMatchObject({
				message: 'OpenTact does not tell the ID of the lease of 18382050008',
				description: 'The response has an unexpected format. Enter the ID of the lease itself.',
			});
		}
	});
});
