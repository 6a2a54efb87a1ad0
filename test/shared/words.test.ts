import { complaintsIn, reasonIn, wordsIn } from '../../nodes/shared/engine/words';

describe('what a server says in a refusal', () => {
	it.each<[unknown, string]>([
		['<p>Not <b>found</b></p>', 'Not found'],
		[{ message: 'No', error: 'Bad Request' }, 'No; Bad Request'],
		[{ error: 'Bad Request', message: 'bad request: no name' }, 'bad request: no name'],
		[{ Error_Message: 'No' }, 'No'],
		[{ message: ['a', 'b'] }, 'a; b'],
		[{ errors: { email: ['is taken'], 0: 'is odd' } }, 'is odd; email: is taken'],
		[{ errors: [{ detail: 'a' }, { detail: 'b' }] }, 'a; b'],
		[[{ message: 'a', id: 'x' }, 'b'], 'a; b'],
		[{ data: { message: 'No', name: 'Anna' } }, 'No'],
		[{ data: { name: 'Anna' }, status: 'error' }, ''],
		[{ message: '', data: { reason: 'No' } }, 'No'],
		[{}, ''],
		[7, ''],
		[null, ''],
		[undefined, ''],
	])('%j: %s', (body, words) => expect(wordsIn(body)).toBe(words));

	it('is never as long as a book', () => {
		expect(wordsIn({ message: 'word '.repeat(1e5) }).length).toBeLessThanOrEqual(300);
		const many = Array.from({ length: 100 }, (_, at) => `e${at}`);
		expect(wordsIn({ errors: many })).toBe(many.slice(0, 20).join('; '));
	});
});

describe('what a server names as an error', () => {
	it.each<[unknown, string]>([
		[{ error: 'Locked', message: 'Fine' }, 'Locked'],
		[{ error: 'No', message: 'Saved' }, ''],
		[{ errors: ['Locked'], status: true }, 'Locked'],
		[{ error: true, message: 'Locked' }, 'Locked'],
		[{ error: 5 }, 'error 5'],
		...['none', 'No errors', 'OK', 'false', '0', '-'].map((error): [unknown, string] => [
			{ error, message: 'Saved' },
			'',
		]),
		[{ error: false, message: 'Saved' }, ''],
		[{ error: 0, message: 'Saved' }, ''],
		[{ error: null, errors: [], message: 'Saved' }, ''],
		['error', ''],
	])('%j: %s', (body, reason) => expect(reasonIn(body)).toBe(reason));
});

describe('complaints about fields', () => {
	it.each<[unknown, string[]]>([
		[
			{ email: ['is taken', 'is odd'], name: 'is missing' },
			['email: is taken; is odd', 'name: is missing'],
		],
		[
			[
				{ field: 'email', message: 'is taken' },
				{ path: ['a'], param: 'b', msg: 'is odd' },
			],
			['email: is taken', 'b: is odd'],
		],
		[
			['is taken', { message: 'is odd' }],
			['is taken', 'is odd'],
		],
		[{ email: '', name: null }, []],
		['text', []],
		[null, []],
	])('%j', (fields, complaints) => expect(complaintsIn(fields)).toEqual(complaints));
});
