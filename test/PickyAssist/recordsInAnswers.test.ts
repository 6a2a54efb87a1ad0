// The records in an answer: which of them is the one that was asked for, and which lists are whole.
import type { IDataObject } from 'n8n-workflow';
import { projectsIn } from '../../nodes/PickyAssist/model/projects';
import { templatesIn } from '../../nodes/PickyAssist/model/templates';
import {
	complaintAboutEntry,
	leftOut,
	maybeSent,
} from '../../nodes/PickyAssist/operations/pushEntry';
import {
	entriesOf,
	isSameId,
	listUnder,
	recordIn,
	requireRecord,
	whole,
	wholeNumber,
	withoutVerdict,
} from '../../nodes/PickyAssist/transport/answer';
import { Refusal } from '../../nodes/PickyAssist/transport/client';
import { VendorError } from '../../nodes/shared/contract/errors';

const ODD = 'The response has an unexpected format, so it is not taken for an empty one.';
const failure = (work: () => unknown) => {
	try {
		work();
	} catch (error) {
		if (error instanceof VendorError) return error;
	}
	throw new Error('There is no error of the vendor');
};

test.each<[IDataObject, IDataObject]>([
	[{ status: 100, message: 'OK', a: 1 }, { a: 1 }],
	[{ status: '100', a: 1 }, { a: 1 }],
	[
		{ status: 'on', a: 1 },
		{ status: 'on', a: 1 },
	],
	[{ status: 1 }, { status: 1 }],
])('%j says %j beside its verdict', (body, rest) => {
	expect(withoutVerdict(body)).toEqual(rest);
});

test.each<[IDataObject, IDataObject]>([
	[{ status: 100, a: 1 }, { a: 1 }],
	[{ status: 100, data: { a: 1 } }, { a: 1 }],
	[{ data: [{ a: 1 }] }, { a: 1 }],
	[{ templates: { 0: { a: 1 } } }, { a: 1 }],
	[{ projects: [{ a: 1 }] }, { a: 1 }],
	[{ other: [{ a: 1 }] }, { other: [{ a: 1 }] }],
	[
		{ data: [{ a: 1 }], b: 2 },
		{ data: [{ a: 1 }], b: 2 },
	],
	[{ data: [{ a: 1 }, { a: 2 }] }, { data: [{ a: 1 }, { a: 2 }] }],
	[{ data: 'x' }, { data: 'x' }],
	[{}, {}],
])('%j holds the record %j', (body, record) => {
	expect(recordIn(body)).toEqual(record);
});

describe('the record that was asked for', () => {
	const find = (body: unknown) => requireRecord(body, 'a project', 'id', ' 07 ');

	test.each([
		[{ status: 100, id: 7, name: 'a' }],
		[{ status: 100, data: { id: '7', name: 'a' } }],
		[{ projects: [{ id: '07', name: 'a' }] }],
		[{ data: [{ id: 8 }, { id: 7, name: 'a' }] }],
		[{ status: 100, name: 'a' }],
	])('is found in %j', (body) => {
		expect(find(body)).toMatchObject({ name: 'a' });
	});

	test.each<[unknown, string]>([
		[{ status: 100 }, 'a project'],
		[{ data: [] }, 'a project'],
		[{ data: 'x' }, 'a project'],
		[{ data: [null, { id: 7 }] }, 'a project'],
		[{ data: [{ id: 8 }, { id: 9 }] }, 'a project'],
		[{ data: [{ name: 'a' }, { name: 'b' }] }, 'a project'],
		[{ status: 100, id: 8 }, 'a project of this ID'],
		[{ data: [{ id: 8 }] }, 'a project of this ID'],
	])('is not in %j', (body, what) => {
		expect(failure(() => find(body))).toMatchObject({
			message: `Picky Assist does not answer with ${what}`,
			description: ODD,
		});
	});

	test('is the only one where nothing tells them apart', () => {
		expect(requireRecord({ a: 1, undefined: 5 }, 'a reply')).toEqual({ a: 1, undefined: 5 });
		expect(failure(() => requireRecord({ data: [{ a: 1 }, { a: 2 }] }, 'a reply')).message).toBe(
			'Picky Assist does not answer with a reply',
		);
	});
});

test('IDs are the same in any case, with blanks and with zeros before them', () => {
	expect(isSameId('007', 7)).toBe(true);
	expect(isSameId(' aB ', 'Ab')).toBe(true);
	expect(isSameId('0', 0)).toBe(true);
	expect(isSameId('00', '0')).toBe(true);
	expect(isSameId('100', '1')).toBe(false);
	expect(isSameId('0a', 'a')).toBe(false);
	expect(isSameId('70', '7')).toBe(false);
	expect(['715', ' 12345678901234567890 ', 5].map(wholeNumber)).toEqual([
		715,
		'12345678901234567890',
		5,
	]);
});

describe('a list', () => {
	const list = (body: unknown) => listUnder(body, ['items', 'data'], 'things');

	test.each<[unknown, object[]]>([
		[[{ a: 1 }], [{ a: 1 }]],
		[{ items: [{ a: 1 }], data: [{ a: 2 }] }, [{ a: 1 }]],
		[{ data: { 0: { a: 1 }, 3: { a: 2 } } }, [{ a: 1 }, { a: 2 }]],
		[{ items: [] }, []],
		[{ items: {} }, []],
		[{ items: null }, []],
		[{ items: '' }, []],
		[{ items: [{ a: 1 }], total: 1 }, [{ a: 1 }]],
	])('is in %j', (body, rows) => {
		expect(list(body)).toEqual(rows);
	});

	test.each([[{}], [{ other: [] }], [{ items: 'x' }], [{ items: { a: 1 } }], [['x']], ['x']])(
		'is not in %j',
		(body) => {
			expect(failure(() => list(body))).toMatchObject({
				message: 'Picky Assist does not answer with a list of things',
				description: ODD,
			});
		},
	);

	test.each<[unknown, string]>([
		[{ items: [{ a: 1 }], total: 3 }, '1 of 3'],
		[{ items: null, total: 3 }, '0 of 3'],
		[{ items: [{ a: 1 }], has_more: true }, 'only 1'],
	])('of which there is more is none: %j', (body, count) => {
		expect(failure(() => list(body))).toMatchObject({
			message: `Picky Assist gives ${count} things`,
			description:
				'It does not give the rest, so the list is not taken for complete. Ask Picky Assist support.',
		});
		expect(whole([] as never, [{ a: 1 }], 'things')).toEqual([{ a: 1 }]);
	});

	test('of templates is under its name, or under that of any list', () => {
		expect(templatesIn({ status: 100, templates: [{ a: 1 }] })).toEqual([{ a: 1 }]);
		expect(templatesIn({ status: 100, data: [{ a: 1 }] })).toEqual([{ a: 1 }]);
		expect(failure(() => templatesIn({ status: 100 })).message).toContain('a list of templates');
	});

	const PROJECT = { project_id: '1', name: 'a' };
	test.each<[unknown, object[]]>([
		[{ status: 100, message: 'OK', ...PROJECT }, [PROJECT]],
		[[PROJECT], [PROJECT]],
		[{ 0: PROJECT }, [PROJECT]],
		[{ status: 100, any: [PROJECT], note: null }, [PROJECT]],
		[{ status: 100, notes: [{ a: 1 }], any: { 4: PROJECT } }, [PROJECT]],
		[{ status: 100, projects: [] }, []],
		[{ status: 100, project: null }, []],
		[{ status: 100, data: [] }, []],
	])('of projects is in %j', (body, projects) => {
		expect(projectsIn(body)).toEqual(projects);
	});

	test('of projects is not in anything else', () => {
		for (const body of [{ status: 100 }, { any: [] }, { data: 'project_id' }])
			expect(failure(() => projectsIn(body)).message).toContain('a list of projects');
		expect(failure(() => projectsIn({ any: [PROJECT], total: 2 })).message).toContain(
			'1 of 2 projects',
		);
	});
});

test.each<[unknown, string[]]>([
	['a, b;c\r\nd\n,;e', ['a', 'b', 'c', 'd', 'e']],
	[
		['a', ' b ', '', 5],
		['a', 'b', '5'],
	],
	['', []],
	[undefined, []],
	[null, []],
])('the entries of %j are %j', (value, entries) => {
	expect(entriesOf(value)).toEqual(entries);
});

describe('the entry of a message', () => {
	const row = { number: '391', reference_number: 'r1' };
	const about = (entry: IDataObject) => complaintAboutEntry(entry, row);
	const LOOK =
		'Look in the Picky Assist console or in the delivery events before you send it again; its reference number is r1.';

	test.each<IDataObject>([
		{ msg_id: 'm' },
		{ msg_id: 'm', status: 0 },
		{ msg_id: 'm', status: 2 },
		{ msg_id: 'm', status: 100 },
		{ msg_id: 'm', success: true },
		{ msg_id: 'm', error: 'none' },
		{ status: 100 },
		{ success: 'true' },
	])('%j says that it was taken', (entry) => {
		expect(about(entry)).toBeUndefined();
	});

	test.each<[IDataObject, number, string]>([
		[{ status: 406 }, 406, 'no reason given (code 406: invalid mobile number)'],
		[{ status: 406, message: 'Wrong' }, 406, 'Wrong (code 406'],
		[{ success: false, message: 'Wrong' }, Number.NaN, 'Wrong'],
		[{ error: 'Wrong' }, Number.NaN, 'Wrong'],
		[{ status: 100, error: 'Wrong' }, 100, 'Wrong (code 100)'],
		[{ status: 600 }, 600, 'no reason given (code 600)'],
	])('%j says that it was not', (entry, code, words) => {
		const error = about(entry);
		expect(error).toBeInstanceOf(Refusal);
		expect(error).toMatchObject({ code, isRefusal: true, isUncertain: false });
		expect(error?.message).toContain(`Picky Assist refused: ${words}`);
	});

	test.each<[IDataObject, string]>([
		[{}, 'Picky Assist gave it no ID, and says neither yes nor no'],
		[{ note: 'x', message: 'Queued' }, 'says neither yes nor no: Queued'],
		[{ status: 500 }, 'says neither yes nor no'],
		[{ status: 599, error: 'Down' }, 'says neither yes nor no: Down'],
		[{ msg_id: 'm', error: 'Full' }, 'Picky Assist gave it the ID m, but says: Full'],
		[{ msg_id: 'm', status: 406 }, 'gave it the ID m, but says: its status is 406'],
		[{ msg_id: 'm', success: false }, 'gave it the ID m, but says: its status is false'],
	])('%j leaves it open', (entry, words) => {
		const error = about(entry);
		expect(error).toMatchObject({
			message: 'The message to 391 may have been sent',
			isUncertain: true,
			isRefusal: false,
		});
		expect(error?.description).toContain(words);
		expect(error?.description).toContain(LOOK);
	});

	test('may be missing, and then nobody knows', () => {
		expect(leftOut(row)).toMatchObject({
			message: 'Picky Assist returned no result for the message to 391',
			description:
				'The response has no entry for this recipient, so the message was probably not sent. Check the number, and look in the Picky Assist console before you send it again; its reference number is r1.',
			isUncertain: true,
		});
		expect(leftOut({ number: '391' }).description).toMatch(/before you send it again\.$/);
		const lost = maybeSent(new VendorError('Cut', { httpCode: 502 }), { messenger_id: '7' });
		expect(lost).toMatchObject({
			message: 'The message to 7 may have been sent',
			httpCode: '502',
			isUncertain: true,
		});
		expect(lost.description).toMatch(/^Cut\. Look in .* before you send it again\.$/);
	});
});
