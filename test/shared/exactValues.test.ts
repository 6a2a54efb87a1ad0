// Values that would go out changed: digits that JavaScript rounds, and what tables and forms add to texts.
import { toDigits } from '../../nodes/PickyAssist/model/numbers';
import { asNumber, phoneNumber } from '../../nodes/OpenTact/model/phone';
import type { Field } from '../../nodes/shared/contract/types';
import { convert } from '../../nodes/shared/values/convert';
import { cleanToken, requireToken } from '../../nodes/shared/values/token';
import { basicAuthorization, cleanBaseUrl } from '../../nodes/shared/values/url';

const field = (type: Field['type'], more: Partial<Field> = {}): Field => ({
	...{ displayName: 'Group', name: 'group', type, default: '' },
	...more,
});
const DIGITS = '120363041234567890';

describe('whole numbers beyond 2^53', () => {
	it.each(['string', 'resourceLocator'] as const)('are refused as a number (%s)', (type) => {
		expect(() => convert(field(type), Number(DIGITS) + 11, 'UTC')).toThrow('too many digits');
		expect(convert(field(type), DIGITS, 'UTC')).toBe(DIGITS);
		expect(convert(field(type), Number.MAX_SAFE_INTEGER, 'UTC')).toBe('9007199254740991');
	});

	it('keep their digits in JSON that a user wrote', () => {
		const json = convert(field('json'), `{"id": ${DIGITS}, "text": "${DIGITS}", "n": 1.5}`, 'UTC');
		expect(json).toEqual({ id: DIGITS, text: DIGITS, n: 1.5 });
		const list = field('string', { list: true });
		expect(convert(list, `[${DIGITS}, 7]`, 'UTC')).toBe(`${DIGITS},7`);
		expect(convert(list, `[{"id": ${DIGITS}}]`, 'UTC')).toBe(DIGITS);
	});
});

it.each(['393331234567.0', '+393331234567.00', ' 393331234567.0 '])(
	'a phone number out of a table keeps its length: %s',
	(text) => {
		expect(toDigits(text)).toBe('393331234567');
		expect(phoneNumber(text)).toBeUndefined();
		expect(asNumber(text)).toBe(393331234567);
	},
);

it.each([
	['authtoken\tabcdefgh', 'abcdefgh'],
	['Token abcdefgh', 'abcdefgh'],
	['Bearer:abcdefgh', 'abcdefgh'],
	['bearer=abcdefgh', 'abcdefgh'],
	['X-Auth-Token "abcdefgh"', 'abcdefgh'],
	['abcd\u0007efgh', 'abcdefgh'],
])('the token in %j is found', (pasted, token) => {
	expect(cleanToken(pasted)).toBe(token);
	expect(() => requireToken(pasted, 'token')).not.toThrow();
});

it.each(['abcd\tefgh', '<abcdefgh>', '{{abcdefgh}}', 'abcdefgh,', 'abcdefgh;'])(
	'%j is told before anything is sent',
	(pasted) => expect(() => requireToken(pasted, 'token')).toThrow('holds a space, a quote'),
);

it.each([
	['https://crm.example.com/@team', 'https://crm.example.com/@team'],
	['https://user:secret@crm.example.com/a@b', 'https://crm.example.com/a@b'],
	['https://user:sec@ret@crm.example.com', 'https://crm.example.com'],
	['https://crm.example.com\\@other.example', 'https://crm.example.com\\@other.example'],
])('the host of %s stays the host', (typed, used) => {
	expect(cleanBaseUrl(typed, 'https://example.com')).toBe(used);
	expect(new URL(used).host).toBe(new URL(typed).host);
	expect(basicAuthorization(typed, used)).toEqual(basicAuthorization(typed));
});
