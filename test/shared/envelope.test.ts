// What an answer is: a record, a list, or an envelope around one of them.
import { listIn, missingFrom, opened, rowsIn } from '../../nodes/shared/engine/answer';
import { isHttpStatus, verdictOf } from '../../nodes/shared/engine/verdict';

const rows = [{ id: 1 }, { id: 2 }];

describe('an envelope', () => {
	it.each(['success', 'status', 'ok', 'Success', 'STATUS'])('says by %s how it went', (key) => {
		expect(opened({ [key]: true, data: rows })).toMatchObject({ verdict: true, content: rows });
		expect(opened({ [key]: false, id: 7 })).toEqual({
			verdict: false,
			around: { [key]: false, id: 7 },
		});
		// A record with a status of its own.
		expect(opened({ [key]: true, id: 7 })).toBeUndefined();
		expect(opened({ [key]: 'no', id: 7 })).toBeUndefined();
		expect(opened({ [key]: 'perhaps', data: 1 })).not.toHaveProperty('verdict');
	});

	it.each(['payload', 'data', 'result', 'results', 'records', 'rows', 'items', 'Data'])(
		'holds in %s what was asked for',
		(key) => {
			const body = { [key]: rows, message: 'Done' };
			expect(opened(body)).toEqual({ content: rows, around: body });
			expect(opened({ ...body, company: 'A' })).toBeUndefined();
			expect(opened({ ...body, company: 'A', ok: true })).toMatchObject({ content: rows });
		},
	);

	it('holds what is named first', () => {
		expect(opened({ items: 1, data: 2, payload: 3 })?.content).toBe(3);
		expect(opened({ ok: false, status: true, success: 'yes' })?.verdict).toBe(true);
	});

	it.each([
		...['message', 'msg', 'error', 'errors', 'error_message', 'code', 'statusCode', 'reason'],
		...['count', 'limit', 'offset', 'page', 'per_page', 'currentPage', 'draw', 'take', 'skip'],
		...['prev_page_url', 'firstPageUrl', 'last_page_url', 'previous', 'mode', 'order', 'time'],
		...['timestamp', 'path', 'version', 'fields', 'meta', 'links', 'total', 'pages', 'has_more'],
		...['last', 'next_cursor'],
	])('may say %s beside', (key) => {
		expect(opened({ data: rows, [key]: 1 })).toMatchObject({ content: rows });
		expect(opened({ data: rows, [key]: 1, [`${key}Of`]: 1 })).toBeUndefined();
	});

	it('may have more words of a vendor', () => {
		const body = { payment_mode: 'success', record_id: 7 };
		expect(opened(body)).toBeUndefined();
		expect(opened(body, ['paymentmode'])).toBeUndefined();
		expect(opened(body, ['paymentMode'], ['recordId'])).toEqual({ verdict: true, around: body });
		expect(opened({ ...body, success: false }, ['paymentmode'], ['record_id'])?.verdict).toBe(
			false,
		);
	});

	it.each([undefined, null, 'text', 7, [], [{ success: true }], {}])('is no %j', (body) => {
		expect(opened(body)).toBeUndefined();
	});
});

describe('the rows of a list', () => {
	it('are a list of records, also with numbers for keys', () => {
		expect([rowsIn(rows), rowsIn({ 0: rows[0], 12: rows[1] })]).toEqual([rows, rows]);
		expect(rowsIn([])).toEqual([]);
	});

	it.each([
		...[{}, { 0: 'a' }, { a: rows[0] }, { 0: rows[0], a1: rows[1] }, { '1a': rows[0] }],
		...[['a'], [rows[0], null], [[1]], 'text', 7, null, undefined],
	])('are not in %j', (value) => {
		expect(rowsIn(value)).toBeUndefined();
	});
});

describe('a list', () => {
	it('is whole without an envelope', () => {
		expect(listIn(rows)).toEqual({ rows, isPlain: true });
		expect(missingFrom({ rows, isPlain: true })).toBe(0);
	});

	it.each<[unknown]>([
		[{ data: rows, total: 5 }],
		[{ data: rows, total: 5, search: 'x' }],
		[{ payload: { data: rows, total: 5 } }],
		[{ success: true, payload: { data: rows, total: 5, search: 'x' } }],
		[{ success: true, data: { rows, total: 5 }, message: 'Done' }],
	])('%j is one', (body) => {
		expect(listIn(body)).toEqual({ rows, total: 5 });
	});

	it('counts as its own envelope says, before the one around', () => {
		expect(listIn({ total: 9, page: 2, payload: { data: rows, total: 5 }, pages: 3 })).toEqual({
			...{ rows, total: 5, pages: 3 },
		});
	});

	it.each<[unknown]>([
		[{ data: null, total: 0 }],
		[{ data: {}, total: '0' }],
		[{ payload: { data: null, total: 0 } }],
		[{ data: [], total: 0 }],
	])('%j is an empty one', (body) => {
		expect(listIn(body)).toEqual({ rows: [], total: 0 });
	});

	it.each<[unknown]>([
		[{ data: null }],
		[{ data: {} }],
		[{ data: null, total: 3 }],
		[{ data: { a: 1 }, total: 0 }],
		[{ data: 'none', total: 0 }],
		[{ data: rows, company: 'A' }],
		[{ success: false, data: rows }],
		[{ success: true }],
		[{ payload: { company: 'A' } }],
		[{ data: [1], total: 1, search: 'x' }],
		[null],
		['text'],
	])('%j is none', (body) => {
		expect(listIn(body)).toBeUndefined();
	});

	it('lacks what is said to be missing', () => {
		expect(missingFrom({ rows, total: 5 })).toBe(3);
		expect(missingFrom({ rows, total: 5, offset: 3 })).toBe(0);
		expect(missingFrom({ rows, total: 5, offset: 2 })).toBe(1);
		expect([missingFrom({ rows, total: 2 }), missingFrom({ rows, total: 1 })]).toEqual([0, 0]);
		expect([missingFrom({ rows, pages: 1 }), missingFrom({ rows, hasMore: false })]).toEqual([
			0, 0,
		]);
		for (const more of [{ hasMore: true }, { pages: 2 }, { hasMore: true, total: 2 }])
			expect(missingFrom({ rows, ...more })).toBeUndefined();
	});
});

describe('a status', () => {
	it.each([
		...[
			'false',
			'f',
			'0',
			'000',
			'n',
			'No',
			'nope',
			'not ok',
			'notok',
			'no ok',
			'not_ok',
			'NOT-OK',
		],
		...['ko', 'off', 'err', 'error', 'Errors', 'fail', 'failed', 'failure!', 'invalid', 'denied'],
		...['forbidden', 'refused', 'rejected', 'unsuccessful', 'not success', 'not successful'],
		...['notsuccess', 'Error.', ' no ', '400', '404', '500', 'no!.!', 0, 404, false],
	])('of %j is a no', (value) => {
		expect(verdictOf(value)).toBe(false);
	});

	it.each([
		...[
			'true',
			't',
			'1',
			'y',
			'YES',
			'on',
			'ok',
			'success',
			'successful',
			'succeeded',
			'OK!',
			'ok..',
		],
		...[' yes ', '200', '399', '100', 1, 200, true],
	])('of %j is a yes', (value) => {
		expect(verdictOf(value)).toBe(true);
	});

	it.each([
		...['', 'pending', 'xtrue', 'truex', 'falsehood', 'not', 'nono', 'okay then', '2', '-1', '01'],
		...['no ok then', 'an error', 'unsuccess', null, undefined, {}, [], ['ok'], 7],
	])('of %j is neither', (value) => {
		expect(verdictOf(value)).toBeUndefined();
	});

	it('is one of HTTP by its three digits', () => {
		expect(['100', 599, '200'].map(isHttpStatus)).toEqual([true, true, true]);
		const others = ['99', '600', '099', '2000', 'x200', '200x', '20x', '', undefined];
		expect(others.filter(isHttpStatus)).toEqual([]);
	});
});
