// The same person or company, written in another way: found, and never created twice.
import type { IDataObject } from 'n8n-workflow';
import { byId, usePmp } from './node';

const lead = { status: byId(2), source: byId(1), assigned: byId(1), name: 'Ann' };

describe.each([2, 3] as const)('on version %i', (version) => {
	const pmp = usePmp(version);
	const leads = () => pmp.state().tables.leads;
	const byEmail = {
		...{ ...lead, matchBy: 'email' },
		additionalFields: { email: '={{ $json.email }}', title: '={{ $json.title }}' },
	};
	const upsert = async (parameters: IDataObject, items: IDataObject[]) =>
		await pmp.run('lead.upsert', parameters, { items });

	test.each([
		'Olive Garden <olive@example.com>',
		'"Garden, Olive" <OLIVE@example.com>',
		'<olive@example.com>',
		' Olive@Example.com\n',
		'olive@example.com\u200b',
		'ｏｌｉｖｅ＠example.com',
		'mailto:olive@example.com?subject=Hi',
		'Olive <mailto:olive@example.com>',
		"'olive@example.com'",
		'“olive@example.com”',
		'olive@example.com;',
		'Olive <olive@example.com>, ',
		'olive@example.com.',
	])('the email %j is that of the lead', async (email) => {
		const before = leads().length;
		const { json } = await upsert(byEmail, [{ email, title: 'Owner' }]);
		expect(json).toMatchObject([{ id: '1', created: false }]);
		expect(leads()).toHaveLength(before);
		expect(pmp.row('leads', 'id', '1')).toMatchObject({ title: 'Owner' });
	});

	test('several spellings of an email in one run: one lead, with the address alone', async () => {
		const before = leads().length;
		const { json, hints } = await upsert(byEmail, [
			{ email: 'Ann <ann+vip@example.com>', title: '1' },
			{ email: 'ANN+vip@example.com', title: '2' },
			{ email: ' "Ann" <ann+VIP@example.com> ', title: '3' },
		]);
		expect(json.map(({ created }) => created)).toEqual([true, false, false]);
		expect(hints).toEqual([]);
		expect(leads()).toHaveLength(before + 1);
		expect(leads().at(-1)).toMatchObject({ email: 'ann+VIP@example.com', title: '3' });
	});

	test.each(['', ' ', '\u00a0', '\n', '\u200b'])(
		'an email of %j is nobody, and never that of all who have none',
		async (email) => {
			await pmp.control('seed', { resource: 'leads', values: { name: 'Nobody', email: '' } });
			const { error } = await pmp.fail('lead.upsert', byEmail, { items: [{ email }] });
			expect(error.message).toContain('Match By: the field "email" has no value');
			expect(pmp.calls).toEqual([]);
		},
	);

	test.each([
		'olive@example.com, bob@example.com',
		'olive@example.com (Olive)',
		'Olive olive@example.com',
		'[olive@example.com](mailto:olive@example.com)',
		'olive at example.com',
	])('an email of %j is not one address, and nobody is created with it', async (email) => {
		const { error } = await pmp.fail('lead.upsert', byEmail, { items: [{ email }] });
		expect(error.message).toContain('which is not one email address');
		expect(pmp.calls).toEqual([]);
	});

	test.each([
		'Riverside  Bakery',
		'Riverside\u00a0Bakery',
		'River\u00adside Bakery\u200b',
		'Riverside\tBakery',
	])('the company %j is that of the customer', async (company) => {
		const before = pmp.state().tables.customers.length;
		const parameters = { matchBy: 'company', company };
		const { json } = await pmp.run('customer.upsert', parameters);
		expect(json).toMatchObject([{ id: '1', created: false }]);
		expect(pmp.state().tables.customers).toHaveLength(before);
	});

	test.each([
		['email', 'n/a'],
		['phonenumber', '-'],
		['phonenumber', '000'],
		['company', '--'],
	])('%s of "%s" is not that of the one who has it, too', async (matchBy, value) => {
		await pmp.control('seed', { resource: 'leads', values: { name: 'Eve', [matchBy]: value } });
		const parameters = { ...lead, matchBy, additionalFields: { [matchBy]: value } };
		const { error } = await pmp.fail('lead.upsert', parameters);
		expect(error.message).toContain('which identifies nobody');
		expect(pmp.calls).toEqual([]);
	});

	test.each([
		['+39 333 1234567', '＋３９　３３３　１２３４５６７'],
		['0039 333 1234567', '+39 (0) 333-1234567'],
		['393331234567.0', '+39 333 1234567'],
		['+39 333 1234567 ext. 12', '0039 333 1234567 x12'],
	])('the phone %s is %s', async (first, second) => {
		const before = leads().length;
		const parameters = {
			...{ ...lead, matchBy: 'phonenumber' },
			additionalFields: { phonenumber: '={{ $json.phone }}' },
		};
		const { json } = await upsert(parameters, [{ phone: first }, { phone: second }]);
		expect(json.map(({ created }) => created)).toEqual([true, false]);
		expect(leads()).toHaveLength(before + 1);
	});

	test.each(['Müller & Söhne "GmbH" 100%', "O'Neil <Ltd> / A+B", 'Rock\\Roll #1?'])(
		'the company %j is found again, composed or not',
		async (company) => {
			const before = leads().length;
			const parameters = {
				...{ ...lead, matchBy: 'company' },
				additionalFields: { company: '={{ $json.company }}' },
			};
			const forms = [company, company.normalize('NFD'), ` ${company} `];
			for (const form of forms) await upsert(parameters, [{ company: form }]);
			expect(leads()).toHaveLength(before + 1);
		},
	);

	test('a list that does not tell the column: nothing is created', async () => {
		const cut = (body: unknown) => {
			const { data = body } = body as { data?: unknown };
			if (!Array.isArray(data)) return body;
			const rows = (data as IDataObject[]).map(({ id, name }) => ({ id, name }));
			return data === body ? rows : { ...(body as object), data: rows };
		};
		pmp.simulator.faults.set([{ method: 'GET', path: '/leads', cut }]);
		const { error } = await pmp.fail('lead.upsert', byEmail, {
			items: [{ email: 'new@example.com' }],
		});
		expect(error.message).toContain('PMP does not return "email" in the list of its leads');
		expect(pmp.last('POST')).toBeUndefined();
	});

	test.each<[string, unknown]>([
		['one record', { id: '1', name: 'Olive', email: 'olive@example.com' }],
		['a list with gaps', [null, { id: '1', email: 'Olive@example.com' }]],
		['records without an address', [{ id: '1', name: 'Olive' }]],
		['a word', '"olive"'],
	])('a search that answers with %s', async (_, body) => {
		const before = leads().length;
		pmp.simulator.faults.set([
			{
				...{ method: 'GET', path: '/leads/search/', status: 200, body: JSON.stringify(body) },
				headers: { 'content-type': 'application/json' },
			},
		]);
		const { json } = await upsert(byEmail, [{ email: 'olive@example.com', title: 'Owner' }]);
		expect(json).toMatchObject([{ id: '1', created: false }]);
		expect(leads()).toHaveLength(before);
	});
});
