import { fc } from '../engine/property';
import { toDigits } from '../../nodes/PickyAssist/model/numbers';

describe('phone numbers', () => {
	it.each([
		['+39 333 123 4567', '393331234567'],
		['0039 333 1234567', '393331234567'],
		['393331234567', '393331234567'],
		[393331234567, '393331234567'],
		['+39-333/123.4567', '393331234567'],
		['+44 (0)20 7946 0000', '442079460000'],
		['+44 (20) 7946-0000', '442079460000'],
		['(+39) 333 1234567', '393331234567'],
		['tel:+1-202-555-0143', '12025550143'],
		['whatsapp:+12025550143', '12025550143'],
		['+39\u00a0333\u2011123\u20144567', '393331234567'],
		['\u202a+39 333 1234567\u202c', '393331234567'],
		['+393331234567', '393331234567'],
	])('%s becomes %s', (given, digits) => {
		expect(toDigits(given)).toBe(digits);
	});

	it.each([
		['', 'Number is required'],
		[undefined, 'Number is required'],
		['333 1234567 8901 2345', 'must have 7 to 15 digits'],
		['12345', 'must have 7 to 15 digits'],
		['0333 1234567', 'must start with its country code'],
		['+0039333123', 'must start with its country code'],
		['00 0333 123456', 'must start with its country code'],
		['Ada', 'must be a phone number'],
		['+39 333 123456x', 'must be a phone number'],
		['++39333123456', 'must be a phone number'],
	])('%s is refused', (given, words) => {
		expect(() => toDigits(given)).toThrow(words);
	});

	it('gives digits or refuses, whatever comes, and leaves digits alone', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				try {
					const digits = toDigits(text);
					expect(digits).toMatch(/^[1-9]\d{6,14}$/);
					expect(toDigits(digits)).toBe(digits);
					expect(toDigits(`+${digits}`)).toBe(digits);
				} catch (error) {
					expect((error as Error).message).toMatch(/^Number /);
				}
			}),
		);
	});
});
