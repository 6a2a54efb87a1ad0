// What is shown of a record, which record is the one, and what its fields take.
import type { IDataObject } from 'n8n-workflow';
import { createdId, searchKey } from '../../nodes/BusinessLabsPmp/operations/findCreated';
import { matchOf } from '../../nodes/BusinessLabsPmp/operations/findExisting';
import { meaningOf } from '../../nodes/BusinessLabsPmp/operations/matching';
import {
	chooser,
	clean,
	simplifier,
	tidied,
	withoutSecrets,
} from '../../nodes/BusinessLabsPmp/model/record';
import { isSwitchedOn, listOf } from '../../nodes/BusinessLabsPmp/model/column';
import { isId, isRecordId } from '../../nodes/BusinessLabsPmp/model/references';
import { choice, date, ids, onOff, text } from '../../nodes/BusinessLabsPmp/model/columns';
describe('what is shown of a record', () => {
	const secrets = {
		...{ password: 'x', secret: 'x', new_pass_key: 'x', new_pass_key_requested: 'x' },
		...{ email_verification_key: 'x', email_verification_sent_at: 'x' },
		...{ two_factor_auth_code: 'x', two_factor_auth_code_requested: 'x', google_auth_secret: 'x' },
	};
	const harmless = {
		...{ passwords: 'y', my_password: 'y', secretary: 'y', email_verification_: 'y' },
		...{ google_auth_secrets: 'y', my_google_auth_secret: 'y', old_pass_key: 'y' },
	};

	it('no secrets, however deep', () => {
		const record = () => ({ userid: '1', ...secrets, ...harmless, rows: [{ ...secrets, a: 1 }] });
		const shown = { userid: '1', ...harmless, rows: [{ a: 1 }] };
		expect(clean('userid')(record())).toEqual({ ...shown, id: '1' });
		expect(tidied(record())).toEqual(shown);
		expect(withoutSecrets([record(), 'a', null])).toEqual([shown, 'a', null]);
		const names = [...Object.keys(secrets), ...Object.keys(harmless)];
		expect(Object.keys(chooser('userid', names)(record()))).toEqual(Object.keys(harmless));
	});

	it('its ID under "id", where it has one', () => {
		expect(clean('userid')({ userid: '7', id: '9' })).toEqual({ userid: '7', id: '7' });
		expect(clean('userid')({ id: '9' })).toEqual({ id: '9' });
	});

	it('lists that PHP numbered are lists in a record, and stay as they are elsewhere', () => {
		const record = () => ({ items: { 0: { id: 1 }, 1: { id: 2 } }, map: { a: 1 }, none: null });
		const rows = [{ id: 1 }, { id: 2 }];
		expect(tidied(record())).toEqual({ items: rows, map: { a: 1 }, none: null });
		expect(withoutSecrets(record())).toEqual(record());
		expect(tidied([{ 0: { id: 1 } }])).toEqual([{ 0: { id: 1 } }]);
	});

	it.each<[unknown, unknown]>([
		['a:1:{i:0;s:1:"3";}', ['3']],
		['["1","2"]', ['1', '2']],
		[{ 0: '1', 1: '2' }, ['1', '2']],
		[['1'], ['1']],
		['odd', 'odd'],
		[7, 7],
		[null, null],
	])('the payment modes %j are %j', (allowed_payment_modes, expected) => {
		const record = { allowed_payment_modes } as IDataObject;
		expect(tidied({ ...record })).toEqual({ allowed_payment_modes: expected });
		expect(chooser('id', ['allowed_payment_modes'])({ ...record })).toEqual({
			allowed_payment_modes: expected,
		});
	});

	const columns = [text('a', 'A'), onOff('on', 'On', ''), date('d', 'D')];
	const shape = simplifier('userid', ['id', 'a', 'on', 'n', 'd', 'customfields', 'a'], columns, {
		n: 'amount',
	});

	it.each<[IDataObject, IDataObject]>([
		[
			{ userid: '7', a: '1', on: '1', n: '1.50', d: '2026-01-01', other: 'x' },
			{ id: 7, a: '1', on: true, n: 1.5, d: '2026-01-01' },
		],
		[
			{ id: '7', on: '0' },
			{ id: 7, on: false },
		],
		[
			{ on: '2', n: 'n/a', a: null },
			{ on: '2', n: 'n/a', a: null },
		],
		[
			{ n: '-12', on: 1 },
			{ n: -12, on: 1 },
		],
		[
			{ n: '1.', on: true },
			{ n: '1.', on: true },
		],
		[{ n: '.5' }, { n: '.5' }],
		[{ n: ' 1' }, { n: ' 1' }],
		[{ n: '1 ' }, { n: '1 ' }],
		[{ n: 5 }, { n: 5 }],
		[{ n: ['5'] }, { n: ['5'] }],
		[{ n: '9007199254740991' }, { n: 9007199254740991 }],
		[{ n: '9007199254740993' }, { n: '9007199254740993' }],
		[{ n: '-9007199254740993' }, { n: '-9007199254740993' }],
		[{ customfields: 'none' }, { customfields: 'none' }],
		[
			{
				customfields: [
					{ label: 'A', value: '1' },
					{ label: 'B', value: '2' },
					{ label: 'A', value: '3' },
					{ label: 'A', value: '4' },
				],
			},
			{ customfields: { A: ['1', '3', '4'], B: '2' } },
		],
	])('%j is simplified to %j', (record, expected) => {
		expect(shape(record)).toEqual(expected);
	});

	it('a custom field may be called like a part of every object', () => {
		const customfields = ['__proto__', 'constructor'].map((label) => ({ label, value: label }));
		expect(Object.entries(shape({ customfields }).customfields as object)).toEqual([
			['__proto__', '__proto__'],
			['constructor', 'constructor'],
		]);
	});

	it('a column that is called like a part of every object is none', () => {
		expect(chooser('id', ['toString', 'constructor', 'a'])({ a: 1 })).toEqual({ a: 1 });
	});
});

describe('which record is the one', () => {
	it.each<[unknown, string | undefined]>([
		['7', '7'],
		[7, '7'],
		[' 7 ', '7'],
		['0', undefined],
		[0, undefined],
		['', undefined],
		[null, undefined],
		[true, undefined],
		[{ id: 7 }, undefined],
	])('the ID %j that a create answers is %j', (record_id, expected) => {
		expect(createdId({ record_id } as IDataObject)).toBe(expected);
	});

	it.each<[string, string | undefined]>([
		['Riverside Bakery', 'Riverside Bakery'],
		['a/b-c_d. e?', 'b-c_d. e'],
		["O'Neil & Sons", 'Neil'],
		['ann@example.com', 'example.com'],
		['ab/cd', 'ab'],
		['a?? /bc', 'bc'],
		['Straße 7', 'Straße 7'],
		['...', undefined],
		['??', undefined],
		['', undefined],
	])('%j is searched for by %j', (given, expected) => expect(searchKey(given)).toBe(expected));

	it.each<[IDataObject, string]>([
		[{ matchBy: 'company', company: ' R&amp;D ' }, 'R&D'],
		[{ matchBy: 'email', additionalFields: { email: 'Ann <A@example.com>' } }, 'a@example.com'],
		[{ matchBy: 'email', email: 'na@example.com' }, 'na@example.com'],
		[{ matchBy: 'email', email: 'none@example.com' }, 'none@example.com'],
		[{ matchBy: 'phonenumber', phonenumber: '00 39 1' }, '391'],
		[{ matchBy: 'company', company: 'none' }, 'none'],
		[{ matchBy: 'company', company: '中' }, '中'],
		[{ matchBy: 'company', company: 7 }, '7'],
	])('%j is matched by %j', (values, meaning) => expect(matchOf(values).meaning).toBe(meaning));

	it.each<[string, unknown]>([
		['email', 'n/a'],
		['email', 'NA'],
		['email', 'none'],
		['email', 'null'],
		['email', 'undefined'],
		['email', 'NaN'],
		['email', 'unknown'],
		['email', '@'],
		['phonenumber', '000'],
		['phonenumber', '-'],
		['company', '--'],
	])('nobody is known by the %s %j', (matchBy, value) => {
		expect(() => matchOf({ matchBy, [matchBy]: value } as IDataObject)).toThrow(
			expect.objectContaining({
				message: `Match By: the field "${matchBy}" is "${String(value)}", which identifies nobody`,
				description:
					'Many records may have that in place of a value. Match by a field that is filled in.',
			}) as Error,
		);
	});

	it.each([undefined, null, '', ' '])('a value of %j is none', (email) => {
		expect(() => matchOf({ matchBy: 'email', email } as IDataObject)).toThrow(
			'Match By: the field "email" has no value',
		);
	});

	it.each<[string, unknown, string]>([
		['name', ' a\r\nb\rc ', 'a b c'],
		['name', 'e\u0301', 'é'],
		['name', '+39 1', '+39 1'],
		['phonenumber', '+39 (0) 1-2', '3912'],
		['phonenumber', '00', '00'],
		['phonenumber', '0039', '39'],
		['phonenumber', 'x', 'x'],
		['email', 'A@B.C', 'a@b.c'],
		['name', null, ''],
	])('as a %s, %j means %j', (column, value, expected) => {
		expect(meaningOf(column, value)).toBe(expected);
	});

	it.each<[unknown, boolean, boolean]>([
		['7', true, true],
		[7, true, true],
		['0', true, false],
		[' 7 ', true, false],
		['7a', false, false],
		['a7', false, false],
		['-1', false, false],
		['1.5', false, false],
		['', false, false],
	])('%j refers to a record or to none: %s, to a record: %s', (value, mayBe, is) => {
		expect([isId(value), isRecordId(value)]).toEqual([
			mayBe ? undefined : `must be a number, it is "${String(value)}"`,
			is ? undefined : `must be a number above 0, it is "${String(value)}"`,
		]);
	});
});

describe('what a field takes', () => {
	it.each<[unknown, string | undefined]>([
		['1, 4', undefined],
		[['1', 4], undefined],
		['', undefined],
		['1, b4', 'must be numbers, one is "b4"'],
		['1, 4b', 'must be numbers, one is "4b"'],
		['1; 4', 'must be numbers, one is "1; 4"'],
	])('IDs: %j', (value, expected) => expect(ids('a', 'A').field.check?.(value)).toBe(expected));

	it('a text of some length', () => {
		const { check } = text('a', 'A', { longest: 3 }).field;
		expect(check?.('abc')).toBeUndefined();
		expect(check?.('abcd')).toBe('must have at most 3 characters, it has 4');
		expect(text('a', 'A').field.check).toBeUndefined();
	});

	it('choices are in order, and the first one that is named is the default', () => {
		const { field } = choice('a', 'A', { x: 'Step 10', y: 'Step 9', z: 'A' });
		expect(field.options?.map(({ name }) => name)).toEqual(['A', 'Step 9', 'Step 10']);
		expect(field.default).toBe('x');
		expect(choice('a', 'A', { x: 'X', y: 'Y' }, { initially: 'y' }).field.default).toBe('y');
	});
});

it.each<[string, boolean | undefined]>([
	['1', true],
	[' On ', true],
	['yes', true],
	['TRUE', true],
	['', false],
	['0', false],
	['off', false],
	['No', false],
	['false', false],
	['2', undefined],
	['maybe', undefined],
])('the switch %j is on: %s', (text, expected) => {
	expect(isSwitchedOn(text)).toBe(expected);
});

it.each<[unknown, string[]]>([
	['1, 4', ['1', '4']],
	[' 1 ,,', ['1']],
	['', []],
	[undefined, []],
	[null, []],
	[7, ['7']],
	[
		[1, ' 4 ', ''],
		['1', '4'],
	],
])('the list %j has %j', (value, expected) => {
	expect(listOf(value)).toEqual(expected);
});
