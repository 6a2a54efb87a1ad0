import { differences } from '../../nodes/BusinessLabsPmp/operations/compare';
import type { Column } from '../../nodes/BusinessLabsPmp/model/column';

const column = (name: string, kind: Column['kind'], more: Partial<Column> = {}): Column => ({
	field: { displayName: name.toUpperCase(), name, type: 'string', default: '' },
	kind,
	...more,
});

/** What is told as not taken over; an update that changed nothing is judged by the same. */
describe('what PMP shows beside what was given', () => {
	it.each<[string, Column, unknown, unknown, boolean]>([
		['another text', column('a', 'text'), 'new', 'old', true],
		['the same text', column('a', 'text'), 'same', 'same', false],
		['a text with the breaks that PMP adds', column('a', 'text'), 'a\nb', 'a<br />\nb', false],
		['a number in another form', column('a', 'number'), '7.50', '7.5', false],
		['another number', column('a', 'number'), '7.5', '7', true],
		['a list in another order', column('a', 'list'), '2,1', ['1', '2'], false],
		['another list', column('a', 'list'), '1,2', ['1', '3'], true],
		['a list that PMP shows as something else', column('a', 'list'), '1,2', 'Anna, Bob', false],
		['rows, which PMP numbers anew', column('a', 'rows'), 'given', 'shown', false],
		['what no read shows', column('a', 'text', { unread: true }), 'new', 'old', false],
	])('%s', (_, one, given, shown, isTold) => {
		expect(differences([one], { a: given } as never, { a: shown } as never)).toEqual(
			isTold ? ['A'] : [],
		);
	});

	it.each<[string, string, boolean]>([
		['Dear {client_company}, welcome', 'Dear ACME, welcome', true],
		['Dear {client_company}, welcome', 'Dear , welcome', true],
		['{a} and {b-c}.', 'one and two.', true],
		['{a}{b}', '', true],
		['{a} and {b} and {c}', 'x and y and z', true],
		['Dear {client_company}, welcome', 'Dear ACME, goodbye', false],
		['Dear {client_company}, welcome', 'Hello ACME, welcome', false],
		['{a} and {b}', 'one or two', false],
		['{a} and {b} or {c}', 'x or y and z', false],
		['1{a}1', '1', false],
		['{a}xy{b}y', 'xy', false],
		['no merge field', 'another text', false],
		['{not a field}', 'another text', false],
	])('the text %s that PMP shows as %s is the same, filled in: %s', (given, shown, isSame) => {
		const [a, whole] = [{ a: given }, { a: shown }];
		expect(differences([column('a', 'text', { filled: true })], a, whole)).toEqual(
			isSame ? [] : ['A'],
		);
		expect(differences([column('a', 'text')], a, whole)).toEqual(['A']);
	});

	it('counts only where there is both, and each by its label', () => {
		const columns = ['a', 'b', 'c', 'd'].map((name) => column(name, 'text'));
		expect(differences(columns, { a: '1', b: '1', d: '1' }, { a: '2', c: '2', d: '3' })).toEqual([
			'A',
			'D',
		]);
	});
});
