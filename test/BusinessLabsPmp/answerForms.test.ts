// What an answer of PMP is: its payload, or no success at all.
import type { WireRequest } from '../../nodes/shared/contract/types';
import { decode, PmpError } from '../../nodes/BusinessLabsPmp/transport/answer';
import { decoding } from '../engine/decoding';
import { saysEmpty, soundsDone } from '../../nodes/BusinessLabsPmp/transport/refusal';

type Expect = WireRequest['expect'];

const { decoded, refused } = decoding(decode, { method: 'GET', path: '/api/x' }, PmpError);

const no = (message: string) => ({ status: false, message });
const POST: Partial<WireRequest> = { method: 'POST' };
describe('what an answer holds', () => {
	const one = { id: '1' };
	const two = [{ id: '1' }, { id: '2' }];

	it.each<[Expect, unknown, unknown]>([
		['list', two, two],
		['list', [], []],
		['list', { status: true, data: two }, two],
		['list', { 0: one }, [one]],
		['list', no('No data were found'), []],
		['list', { status: true, data: null, message: 'No data were found' }, []],
		['list', { status: true, data: {}, message: 'No records found' }, []],
		['list', { status: true, data: '', message: 'No records found' }, []],
		['list', { status: true, data: [], error: 'No data were found' }, []],
		['page', two, { rows: two, isPlain: true }],
		['page', no('No data were found'), { rows: [] }],
		['page', { status: true, data: false, message: 'No data were found' }, { rows: [] }],
		['page', { status: true, data: two, total: 5 }, { rows: two, total: 5 }],
		['record', one, one],
		['record', [one], one],
		['record', { 0: one }, one],
		['record', { status: true, data: one }, one],
		['record', { status: true, data: [one] }, one],
		['record', { status: true, data: { data: one } }, one],
		['record', { status: true, data: { status: true, result: [one] } }, one],
		['done', one, one],
		['done', { status: true, anything: [] }, { status: true, anything: [] }],
		[undefined, [], []],
	])('as %s, %j is %j', (expect_, body, expected) => {
		expect(decoded(body, { expect: expect_ })).toEqual(expected);
	});

	it.each<[Expect, unknown, string]>([
		['list', { status: true, data: 'x' }, 'odd'],
		['list', { status: true, data: null, message: 'Done' }, 'odd'],
		['list', { status: true, data: [1], message: 'No data were found' }, 'odd'],
		['list', { status: true, data: 'x', message: 'No data were found' }, 'odd'],
		['list', { status: true, data: [], error: 'Rate limit reached' }, 'odd'],
		['list', one, 'odd'],
		['list', no('The table was not found'), 'notFound'],
		['list', no('This resource does not exist'), 'notFound'],
		['page', no('The endpoint does not exist'), 'notFound'],
		['list', { status: true, data: two, total: 5 }, 'odd'],
		['list', { status: true, data: two, has_more: true }, 'odd'],
		['record', [], 'notFound'],
		['record', { status: true, data: [] }, 'notFound'],
		['record', { status: true, data: null, message: 'No data were found' }, 'notFound'],
		['record', { status: true, data: {}, message: 'The lead was not found' }, 'notFound'],
		['record', { status: true, data: null, message: 'Done' }, 'odd'],
		['record', { status: true, message: 'Done' }, 'odd'],
		['record', two, 'odd'],
		['record', { leads: two }, 'odd'],
		['record', { a: undefined, b: null }, 'odd'],
		['record', ['a'], 'odd'],
		['record', { status: true, data: 'No data were found' }, 'odd'],
	])('as %s, %j is %s', (expect_, body, reason) => {
		expect(refused(body, { expect: expect_ }).reason).toBe(reason);
	});

	it('a list that is cut off says how much of it came', () => {
		const told = (more: object) =>
			refused({ status: true, data: two, ...more }, { expect: 'list' });
		expect(told({ total: 5 }).message).toBe('BusinessLabs PMP gives 2 of 5 records of this list');
		expect(told({ has_more: true }).message).toBe(
			'BusinessLabs PMP gives not all records of this list',
		);
		expect(told({ total: 5 }).description).toBe(
			'The server cuts the list off, and does not give the rest. Ask its administrator for a higher limit, or for version 3 of the API module.',
		);
	});

	it('what a header says of a list counts, unless the body says it, too', () => {
		const headers = { 'x-total-count': '9' };
		expect(decoded(two, { expect: 'page' }, 200, headers)).toMatchObject({ total: 9 });
		const body = { status: true, data: two, total: 2 };
		expect(decoded(body, { expect: 'page' }, 200, headers)).toMatchObject({ total: 2 });
	});
});

describe('what a write answered', () => {
	it.each<[unknown]>([
		[{ status: true }],
		[{ status: true, errors: {} }],
		[{ status: true, error: 'No mail was sent' }],
		[{ message: 'Lead added' }],
		[{ status: 'Lead updated' }],
		[{ data: 'Lead deleted' }],
		[{ data: { id: '1' } }],
		[{ record_id: 7, message: 'x' }],
		[{ leadid: '7', name: 'x' }],
		[{ name: 'Sent successfully', extra: 1, message: 'Sent successfully' }],
		[{ paymentmode: 'success' }],
		[{ paymentmode: 'true', message: 'x' }],
	])('%j is a success', (body) => {
		expect(decoded(body, POST)).toEqual(body);
	});

	it('one entry in a list stands for itself', () => {
		expect(decoded([{ status: true }], POST)).toEqual({ status: true });
		expect(decoded({ 0: { status: true } }, POST)).toEqual({ status: true });
	});

	it.each<[unknown, string]>([
		[{}, 'odd'],
		[[], 'odd'],
		[[{ status: true }, { status: true }], 'odd'],
		[{ data: {} }, 'odd'],
		[{ data: [] }, 'odd'],
		[{ data: null }, 'odd'],
		[{ data: 5 }, 'odd'],
		[{ status: 'pending' }, 'odd'],
		[{ record_id: 0, message: 'x' }, 'odd'],
		[{ record_id: '' }, 'odd'],
		[{ leadid: '', name: 'x' }, 'odd'],
		[{ idea: '7', name: 'x' }, 'odd'],
		[{ name: 'x', extra: 1 }, 'odd'],
		[{ message: 'Added, but not saved' }, 'odd'],
		[{ status: true, data: { status: false, message: 'Nope' } }, 'failed'],
		[{ status: 'fail', message: 'Nope', extra: 1 }, 'failed'],
		[{ OK: 'no', message: 'Nope', extra: 1 }, 'failed'],
		[{ verdict: false, message: 'Nope', extra: 1 }, 'odd'],
		[{ status: 'fail', extra: 1 }, 'odd'],
		[{ errors: { a: 'is wrong' } }, 'validation'],
		[{ errors: { a: 'is wrong' }, extra: 1 }, 'validation'],
	])('%j is none: %s', (body, reason) => {
		expect(refused(body, POST).reason).toBe(reason);
	});

	it.each<[string, string, number, unknown, boolean]>([
		['POST', '/api/payments', 200, '', true],
		['POST', '/api/payments', 200, ' \n', true],
		['POST', '/api/payments', 200, null, true],
		['POST', '/api/payments', 200, undefined, true],
		['POST', '/api/payments', 200, 'x', false],
		['POST', '/api/payments', 404, '', false],
		['PUT', '/api/payments', 200, '', false],
		['POST', '/api/payments/1', 200, '', false],
		['DELETE', '/api/leads/1', 204, '', true],
		['DELETE', '/api/leads/1', 200, '', false],
		['GET', '/api/leads', 204, '', false],
		['GET', '/api/payments', 200, '', false],
	])('%s %s with %i and %j in its body is done: %s', (method, path, status, body, isDone) => {
		const request = { method, path } as Partial<WireRequest>;
		if (isDone) expect(decoded(body, request, status)).toEqual({ status: true });
		else expect(refused(body, request, status)).toBeInstanceOf(PmpError);
	});

	it('a batch tells of each operation, and a no of the whole is none', () => {
		const batch = { method: 'POST', path: '/api/batch' } as const;
		const body = { status: false, results: [{ success: false }] };
		expect(decoded(body, batch)).toBe(body);
		expect(refused(body, batch, 400).reason).toBe('other');
		expect(refused(body, { ...batch, path: '/api/x' }).reason).toBe('failed');
		expect(refused({ status: false, results: [] }, batch).reason).toBe('failed');
		expect(refused({ status: false, results: ['a'] }, batch).reason).toBe('failed');
	});
});

it.each<[string, boolean]>([
	['Lead added', true],
	['Successful', true],
	['succeeded', true],
	['All done.', true],
	['ok', true],
	['Lead deleted', true],
	['The mail was sent', true],
	['badly padded', false],
	['Lead not added', false],
	['Nothing was updated', false],
	['Added, no mail', false],
	['Never updated', false],
	['Cannot be saved; deleted', false],
	['Unable: sent', false],
	['Done with errors', false],
	['Update failed, deleted', false],
	['Saved, fail', false],
	['Failure, saved', false],
	['Fails, saved', false],
	['Added unsuccessfully', false],
	["It wasn't saved", false],
	['It wasn’t saved', false],
	['Welcome', false],
])('the words "%s" say that something was done: %s', (words, isDone) => {
	expect(soundsDone(words)).toBe(isDone);
});

it.each<[string, boolean]>([
	['No data were found', true],
	['The lead was not found', true],
	['The table was not found', false],
	['Endpoint not found; it does not exist', false],
	['End point does not exist', false],
	['This method does not exist', false],
	['The webhook was not found', false],
	['No data were found in the table', true],
	['The vegetables were not found', false],
	['', false],
])('the words "%s" say that a list is empty: %s', (words, isEmpty) => {
	expect(saysEmpty(words)).toBe(isEmpty);
});
