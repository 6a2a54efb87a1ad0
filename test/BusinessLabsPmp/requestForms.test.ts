// How a call leaves: the address of the installation, the token, the body, and the pages of a list.
import type { IDataObject } from 'n8n-workflow';
import { businessLabsPmp } from '../../nodes/BusinessLabsPmp/transport/client';
import { encode } from '../../nodes/BusinessLabsPmp/transport/form';
import { placeQuery, readWhole } from '../../nodes/BusinessLabsPmp/transport/pages';
import { installationOf } from '../../nodes/BusinessLabsPmp/trigger/answers';
import { error, server } from './scriptedServer';

it.each([
	['https://crm.example.com', 'https://crm.example.com'],
	['https://crm.example.com/', 'https://crm.example.com'],
	['https://crm.example.com/api', 'https://crm.example.com'],
	['https://crm.example.com//API/', 'https://crm.example.com'],
	['https://crm.example.com/api/customers', 'https://crm.example.com'],
	['https://crm.example.com/api//customers', 'https://crm.example.com'],
	['https://crm.example.com/admin', 'https://crm.example.com'],
	['https://crm.example.com/crm/admin/clients/client/7', 'https://crm.example.com/crm'],
	['https://crm.example.com/crm', 'https://crm.example.com/crm'],
	['https://crm.example.com/apis', 'https://crm.example.com/apis'],
	['https://crm.example.com/api/leads', 'https://crm.example.com/api/leads'],
	['https://crm.example.com/myapi', 'https://crm.example.com/myapi'],
	['https://crm.example.com/administration', 'https://crm.example.com/administration'],
	['https://api.example.com', 'https://api.example.com'],
])('the installation at %s is %s', (baseUrl, expected) => {
	expect(businessLabsPmp.baseUrl({ baseUrl })).toBe(expected);
});

it('an address that is none is told with an example', () => {
	expect(() => businessLabsPmp.baseUrl({ baseUrl: 'crm' })).toThrow(
		expect.objectContaining({
			description: expect.stringContaining('https://pmp.businesslabs.org') as string,
		}) as Error,
	);
});

it('an installation is the same in any case, whatever the token', () => {
	const of = (baseUrl: string) =>
		installationOf({ client: businessLabsPmp, credentials: { baseUrl } } as never);
	expect(of('https://CRM.example.com/Api/')).toBe('https://crm.example.com');
	expect(of('https://crm.example.com/A')).not.toBe(of('https://crm.example.com/B'));
});

it('the token goes into its header beside the others, cleaned', () => {
	const options = { url: 'x', headers: { a: 'b' } };
	expect(businessLabsPmp.authorize?.({ token: ' Bearer abc ' }, options)).toEqual({
		...{ url: 'x', headers: { a: 'b', authtoken: 'abc' } },
	});
	expect(businessLabsPmp.account?.({ token: '"abc"' })).toBe('abc');
	expect(() => businessLabsPmp.check?.({ token: '' })).toThrow('API token');
});

it.each<[unknown, boolean]>([
	[{ status: true }, true],
	[{ paymentmode: 'success' }, true],
	[{ status: false }, false],
	[{ id: 7 }, false],
	['', false],
])('%j is a yes: %s', (body, expected) => {
	expect(businessLabsPmp.saysYes({ statusCode: 200, headers: {}, body })).toBe(expected);
});

describe('the body of a call', () => {
	const json = { 'Content-Type': 'application/json' };
	const path = '/api/x';
	const body = { a: '<', b: [1, 2] };

	it('is a form on POST, and JSON else and in the batch', () => {
		const form = encode({ method: 'POST', path, body }, []);
		expect(String(form.body as URLSearchParams)).toBe('a=%3C&b%5B%5D=1&b%5B%5D=2');
		expect(form.headers).toEqual({});
		const text = '{"a":"\\u003c","b":[1,2]}';
		expect(encode({ method: 'PUT', path, body }, [])).toEqual({ body: text, headers: json });
		expect(encode({ method: 'POST', path: '/api/batch', body }, [])).toEqual({
			...{ body: text, headers: json },
		});
		expect(encode({ method: 'GET', path }, [])).toEqual({ headers: {} });
	});

	it('carries the key of a call that may come again', () => {
		const once = { method: 'POST', path, body, idempotencyKey: 'k' } as const;
		expect(encode(once, []).headers).toEqual({ 'Idempotency-Key': 'k' });
		expect(encode({ ...once, method: 'PUT' }, []).headers).toEqual({
			...{ ...json, 'Idempotency-Key': 'k' },
		});
	});

	it('has parts where files go along', async () => {
		const file = { fileName: 'a.txt', mimeType: 'text/plain', data: Buffer.from('hello') };
		const files = [{ name: 'file[]', ...file }] as unknown as Parameters<typeof encode>[1];
		const form = encode({ method: 'POST', path, body }, files).body as unknown as FormData;
		expect([form.getAll('a'), form.getAll('b[]')]).toEqual([['<'], ['1', '2']]);
		const sent = form.get('file[]') as File;
		expect([sent.name, sent.type, await sent.text()]).toEqual(['a.txt', 'text/plain', 'hello']);
	});
});

describe('the whole of a list', () => {
	const whole = async (pages: unknown[], idKey?: string) => {
		const { exchange, asked } = server(pages);
		const rows = await readWhole(exchange.send, '/api/x', idKey);
		return { rows: rows.map(({ id }) => id), queries: asked.map(({ query }) => query) };
	};
	const rows = (...ids: unknown[]) => ids.map((id) => ({ id }) as IDataObject);

	it('is asked for at once, and page by page where there are pages', async () => {
		expect(await whole([{ rows: rows(1, 2) }])).toEqual({ rows: [1, 2], queries: [{}] });
		const pages = [
			{ rows: rows(1, 2), total: 3 },
			{ rows: rows(3), total: 3 },
		];
		const second = { page: 2, per_page: 100 };
		expect(await whole(pages, 'id')).toEqual({ rows: [1, 2, 3], queries: [{}, second] });
		const offsets = [
			{ rows: rows(1, 2), total: 3, offset: 0, limit: 2 },
			{ rows: rows(3), total: 3, offset: 2, limit: 2 },
		];
		expect((await whole(offsets, 'id')).queries).toEqual([{}, { limit: 2, offset: 2 }]);
	});

	it('has each record once, by its ID or as a whole', async () => {
		const twice = (...more: IDataObject[][]) =>
			more.map((each, index) => ({ rows: each, hasMore: index < more.length - 1 }));
		const changed = twice([{ id: 1, n: 1 }], [{ id: 1, n: 2 }, { id: 2 }]);
		expect((await whole(changed, 'id')).rows).toEqual([1, 2]);
		expect((await whole(changed)).rows).toEqual([1, 1, 2]);
	});

	it('is none where the server gives less than it says', async () => {
		await expect(
			whole([
				{ rows: rows(1), total: 3 },
				{ rows: [], total: 3 },
			]),
		).rejects.toThrow('BusinessLabs PMP gives 1 of 3 records of a list that is longer');
		await expect(whole([error('token')])).rejects.toThrow('token');
	});

	it('a page is asked for in the way the server counts', () => {
		expect(placeQuery({ page: 3, offset: 20 }, 10)).toEqual({ page: 3, per_page: 10 });
		expect(placeQuery({ page: 3, offset: 20, limit: 7 }, 10)).toEqual({ limit: 7, offset: 20 });
	});
});
