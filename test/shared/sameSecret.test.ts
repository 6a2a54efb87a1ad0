import { isSameSecret } from '../../nodes/shared/trigger/sameSecret';

describe('the secret of a call', () => {
	it('is right when it is the very same', () => {
		expect(isSameSecret('s3cret', 's3cret')).toBe(true);
	});

	it.each<[unknown, string]>([
		['s3cre', 's3cret'],
		['s3cret0', 's3cret'],
		['S3cret', 's3cret'],
		[['s3cret'], 's3cret'],
		[undefined, 's3cret'],
		[undefined, 'undefined'],
		['', 's3cret'],
	])('%j is not %j', (given, expected) => {
		expect(isSameSecret(given, expected)).toBe(false);
	});

	it('is never right where there is none', () => {
		expect(isSameSecret('', '')).toBe(false);
	});
});
