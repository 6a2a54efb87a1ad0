// What the codes in an answer mean, and which entries it has.
import { codeIn, helpFor, isRefusalCode, meaningOf } from '../../nodes/PickyAssist/transport/codes';
import { entriesIn, hasId, recipientOf } from '../../nodes/PickyAssist/transport/entries';

describe('a code', () => {
	test.each<[unknown, number]>([
		[100, 100],
		['100', 100],
		[' 402 ', 402],
		['ok', Number.NaN],
		['', Number.NaN],
		[' ', Number.NaN],
		[null, Number.NaN],
		[true, Number.NaN],
		[[100], Number.NaN],
	])('in %j is %j', (status, code) => {
		expect(codeIn(status)).toBe(code);
	});

	test('is a refusal or none', () => {
		const codes = [0, 1, 100, 101, 199, 200, 399, 400, 499, 500, 599, 600, 801, Number.NaN];
		expect(codes.filter(isRefusalCode)).toEqual([101, 199, 400, 499, 600, 801]);
	});

	test.each<[number, string, string?]>([
		[101, 'service unavailable', 'No phone or server is connected to this project.'],
		[401, 'authentication failed', 'bound to another IP address. Check the credential.'],
		[402, 'empty number list'],
		[403, 'insufficient balance', 'Add money to the wallet'],
		[404, 'the phone cannot be reached', 'This is not a wrong address.'],
		[405, 'the API is not active for this plan', 'Change the plan'],
		[406, 'invalid mobile number', 'Write the number with its country code'],
		[407, 'the message is empty'],
		[408, 'the project is not active', 'its project has expired or was deleted'],
		[409, 'invalid user'],
		[410, 'invalid request', 'Check the fields of this operation.'],
		[801, 'the official WhatsApp account is not active', 'activate WhatsApp Official'],
		[804, 'invalid template ID', 'Choose the template from the list'],
		[817, 'no templates found'],
		[819, 'the about text is too long'],
		[820, 'the address is too long'],
		[821, 'the description is too long'],
		[822, 'the email is too long'],
		[833, 'the group subject is empty'],
		[834, 'the group subject is too long'],
		[835, 'the group cannot be created'],
		[836, 'the group ID is empty or invalid'],
		[837, 'the admin cannot be created'],
		[838, 'the request cannot be processed'],
		[839, 'invalid type'],
		[840, 'invalid WhatsApp number'],
		[841, 'the numbers are not in the group'],
		[842, 'invalid action'],
		[843, 'none'],
	])('%i is: %s', (code, ...[meaning, help]: [string, string?]) => {
		expect(meaningOf(code) ?? 'none').toBe(meaning);
		if (help === undefined) expect(helpFor(code)).toBeUndefined();
		else expect(helpFor(code)).toContain(help);
	});
});

describe('the entries of an answer', () => {
	const entry = { number: '391', msg_id: 'm' };

	test.each<[unknown, unknown]>([
		[undefined, undefined],
		[null, undefined],
		['', undefined],
		['none', []],
		[7, []],
		[[], []],
		[[entry, null, 'x'], [entry]],
		[entry, [entry]],
		[{ msg_id: 'm' }, [{ msg_id: 'm' }]],
		[{ status: 402 }, [{ status: 402 }]],
		[{ messenger_id: '7' }, [{ messenger_id: '7' }]],
		[{}, []],
		[{ 0: entry, 1: { msg_id: 'n' } }, [entry, { msg_id: 'n' }]],
		[{ 999999: { msg_id: 'n' } }, [{ msg_id: 'n' }]],
		[{ 391234567: { msg_id: 'n' } }, [{ number: '391234567', msg_id: 'n' }]],
		[{ 391234567: entry, note: 'x' }, [entry]],
		[{ a1: { msg_id: 'n' } }, [{ number: 'a1', msg_id: 'n' }]],
		[{ '1a': { msg_id: 'n' } }, [{ number: '1a', msg_id: 'n' }]],
	])('in %j', (data, entries) => {
		expect(entriesIn(data)).toEqual(entries);
	});

	test('have a recipient, and an ID when they were taken', () => {
		expect(recipientOf({ number: 391 })).toBe('391');
		expect(recipientOf({ number: 391, messenger_id: 'a' })).toBe('a');
		expect(recipientOf({ number: 391, messenger_id: '' })).toBe('391');
		expect(recipientOf({})).toBe('');
		const ids = ['m', 5, '0', 0, '', null, undefined];
		expect(ids.map((id) => hasId({ msg_id: id as string }))).toEqual([
			...[true, true, false, false, false, false, false],
		]);
	});
});
