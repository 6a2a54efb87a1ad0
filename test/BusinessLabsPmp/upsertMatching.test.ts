import { fc } from '../engine/property';
import type { IDataObject } from 'n8n-workflow';
import { meaningOf } from '../../nodes/BusinessLabsPmp/operations/matching';
import { byId, usePmp } from './node';

const lead = { status: byId(2), source: byId(1), assigned: byId(1), matchBy: 'email' };
const JSON_TYPE = { 'content-type': 'application/json' };
const nothing = { status: 404, body: { status: false, message: 'No data were found' } };
const FATAL =
	'<h4>An uncaught Exception was encountered</h4><p>Type: TypeError</p><p>Message: usort()</p>';

describe('what two values mean', () => {
	it('an email is the same in any case', () => {
		fc.assert(
			fc.property(fc.emailAddress(), (email) => {
				expect(meaningOf('email', email.toUpperCase())).toBe(meaningOf('email', ` ${email} `));
			}),
		);
	});

	it('a phone number is the same however it is written', () => {
		const spaces = fc.constantFrom('', ' ', '-', '.', '/', '\u00a0');
		fc.assert(
			fc.property(
				fc.stringMatching(/^[1-9]\d{6,13}$/),
				fc.array(spaces, { minLength: 14, maxLength: 14 }),
				fc.constantFrom('', '+', '00'),
				(digits, between, prefix) => {
					const written = prefix + [...digits].map((digit, i) => digit + between[i]).join('');
					expect(meaningOf('phonenumber', written)).toBe(digits);
				},
			),
		);
		expect(meaningOf('phonenumber', '+44 (0)20 7946 0018')).toBe('442079460018');
		expect(meaningOf('phonenumber', 'on request')).toBe('on request');
	});

	it('other texts keep their case', () => {
		expect(meaningOf('company', 'ACME &amp; Co')).toBe('ACME & Co');
		expect(meaningOf('company', 'acme')).not.toBe(meaningOf('company', 'ACME'));
	});
});

describe.each([2, 3] as const)('Create or Update finds what is there, on version %i', (version) => {
	const pmp = usePmp(version);
	const leads = () => pmp.state().tables.leads;
	const upsert = async (parameters: IDataObject, items: IDataObject[] = [{}], resource = 'lead') =>
		await pmp.run(`${resource}.upsert`, parameters, { items });

	test('an email in another case, and three spellings in one run: one lead', async () => {
		const before = leads().length;
		const known = await upsert({
			...{ ...lead, name: 'Olive' },
			additionalFields: { email: 'OLIVE@Example.com' },
		});
		expect(known.json).toMatchObject([{ id: '1', created: false }]);
		const parameters = {
			...{ ...lead, name: 'Ann' },
			additionalFields: { email: '={{ $json.email }}', title: '={{ $json.title }}' },
		};
		const { json } = await upsert(parameters, [
			{ email: 'Ann@Example.com', title: 'One' },
			{ email: 'ann@example.com', title: 'Two' },
			{ email: 'ANN@EXAMPLE.COM', title: 'Three' },
		]);
		expect(json.map(({ created }) => created)).toEqual([true, false, false]);
		expect(leads()).toHaveLength(before + 1);
		expect(leads().at(-1)).toMatchObject({ title: 'Three' });
	});

	test('of two with the same email the one that is written alike; else both are named', async () => {
		for (const email of ['Two@example.com', 'two@example.com']) {
			await pmp.control('seed', { resource: 'leads', count: 1, values: { email } });
		}
		const [first, second] = leads()
			.slice(-2)
			.map(({ id }) => String(id));
		const by = (email: string) => ({ ...{ ...lead, name: 'Two' }, additionalFields: { email } });
		expect((await upsert(by('two@example.com'))).json).toMatchObject([{ id: second }]);
		expect((await upsert(by('Two@example.com'))).json).toMatchObject([{ id: first }]);
		const { error } = await pmp.fail('lead.upsert', by('TWO@example.com'));
		expect(error?.message).toContain(`in email: ${first}, ${second}`);
	});

	test('an item that gives nothing to match by stops the run before anything is sent', async () => {
		const parameters = {
			...{ ...lead, name: 'One' },
			additionalFields: { email: '={{ $json.email }}' },
		};
		const items = [{ email: 'first@example.com' }, { email: '' }];
		const { error } = await pmp.fail('lead.upsert', parameters, { items });
		expect(error?.message).toContain('Match By: the field "email" has no value');
		expect(pmp.calls).toEqual([]);
		const others = { items: items.reverse(), onError: 'continueRegularOutput' as const };
		const { json } = await pmp.run('lead.upsert', parameters, others);
		expect(json[0].error).toContain('Match By: the field "email" has no value');
		expect(json[1]).toMatchObject({ created: true });
	});

	test('a contact by an email in another case', async () => {
		const contact = {
			...{ matchBy: 'email', customer_id: byId(1), firstname: 'Anna', lastname: 'Baker' },
			...{ email: 'Anna.BAKER@example.com', additionalFields: { password: 'Secret123' } },
		};
		const { json } = await upsert(contact, [{}], 'contact');
		expect(json).toMatchObject([{ id: '1', created: false }]);
	});

	test('a phone number by its digits', async () => {
		const before = leads().length;
		const parameters = {
			...{ ...lead, matchBy: 'phonenumber', name: '={{ $json.name }}' },
			additionalFields: { phonenumber: '={{ $json.phone }}' },
		};
		const { json } = await upsert(parameters, [
			{ name: 'One', phone: '+39 333 123 4567' },
			{ name: 'Two', phone: '0039-333-1234567' },
			{ name: 'Three', phone: '393331234567' },
		]);
		expect(json.map(({ created }) => created)).toEqual([true, false, false]);
		expect(leads()).toHaveLength(before + 1);
	});

	test('a junk lead, which the search leaves out', async () => {
		const before = leads().length;
		const parameters = {
			...{ ...lead, name: 'Offers' },
			additionalFields: { email: '={{ $json.email }}', city: 'Rome' },
		};
		const items = ['offers@example.com', 'new-1@example.com', 'new-2@example.com'];
		const { json } = await upsert(
			parameters,
			items.map((email) => ({ email })),
		);
		expect(json.map(({ created }) => created)).toEqual([false, true, true]);
		expect(pmp.row('leads', 'id', '3')).toMatchObject({ city: 'Rome' });
		expect(leads()).toHaveLength(before + 2);
		expect(pmp.calls.filter((call) => call === 'GET /api/leads')).toHaveLength(1);
	});

	test.each<[string, object]>([
		['fails', { status: 500, body: '' }],
		['breaks off with a message of PHP', { status: 200, body: FATAL }],
		['is not allowed', { status: 403, body: { status: false, message: 'No search permission' } }],
		['is kept away by a firewall', { status: 403, body: '<html><h1>Forbidden</h1></html>' }],
		['answers nothing', { status: 200, body: '' }],
	])(
		'a lead where the search %s: the list tells, and a new one is given back',
		async (_, fault) => {
			const before = leads().length;
			pmp.simulator.faults.set([{ path: '/leads/search/', headers: JSON_TYPE, ...fault }]);
			const { json } = await upsert(
				{ ...lead, name: 'Olive', additionalFields: { email: '={{ $json.email }}' } },
				[{ email: 'OLIVE@example.com' }, { email: 'new-9@example.com' }],
			);
			expect(json).toMatchObject([
				{ id: '1', created: false },
				{ created: true, id: leads().at(-1)?.id },
			]);
			expect(leads()).toHaveLength(before + 1);
		},
	);

	test('a customer whom the search leaves out', async () => {
		pmp.simulator.faults.set([{ path: '/customers/search/', headers: JSON_TYPE, ...nothing }]);
		const parameters = {
			...{ matchBy: 'company', company: 'Riverside Bakery' },
			additionalFields: { city: 'Rome', groups_in: '1' },
		};
		const { json } = await upsert(parameters, [{}], 'customer');
		expect(json).toMatchObject([{ id: '1', created: false }]);
		expect(pmp.row('customers', 'userid', '1')).toMatchObject({ city: 'Rome' });
	});

	test('an update leaves alone what only a new lead needs, unless it is asked for', async () => {
		const before = { ...pmp.row('leads', 'id', '1') };
		const parameters = {
			...{ ...lead, status: byId(3), source: byId(2), assigned: byId(2), name: 'Olive' },
			additionalFields: { email: 'olive@example.com', title: 'Owner' },
		};
		await upsert(parameters);
		const { status, source, assigned } = before;
		expect(pmp.row('leads', 'id', '1')).toMatchObject({ status, source, assigned, title: 'Owner' });
		if (version === 3) expect(pmp.last('PUT')?.body).toEqual({ name: 'Olive', ...olive });
		await upsert({ ...parameters, overwrite: ['status'] });
		expect(pmp.row('leads', 'id', '1')).toMatchObject({ status: '3', source, assigned });
	});
	const olive = { email: 'olive@example.com', title: 'Owner' };

	test("a contact's password is set once, unless it is asked for", async () => {
		const parameters = {
			...{ matchBy: 'email', customer_id: byId(1), firstname: 'Anna', lastname: 'Baker' },
			...{ email: 'anna.baker@example.com' },
			additionalFields: { password: 'Secret123', permissions: ['1'] },
		};
		await upsert(parameters, [{}], 'contact');
		expect(pmp.last('PUT')?.body).not.toHaveProperty('password');
		await upsert({ ...parameters, overwrite: ['password'] }, [{}], 'contact');
		expect(pmp.last('PUT')?.body).toHaveProperty('password', 'Secret123');
	});

	test('a lead that was created and cannot be found again is not created twice', async () => {
		const before = leads().length;
		pmp.simulator.faults.set([{ method: 'GET', headers: JSON_TYPE, ...nothing }]);
		const parameters = { ...lead, name: 'Ann', additionalFields: { email: '={{ $json.email }}' } };
		const { json, hints } = await pmp.run('lead.upsert', parameters, {
			...{ items: [{ email: 'ann@example.com' }, { email: 'Ann@example.com' }] },
			onError: 'continueRegularOutput',
		});
		if (version === 2) {
			expect(json).toMatchObject([
				{ created: true },
				{ error: expect.stringContaining('was created a moment ago') as string },
			]);
			expect(hints).toHaveLength(1);
		}
		expect(leads()).toHaveLength(before + 1);
	});
});

describe('after a good write', () => {
	const pmp = usePmp();
	const parameters = {
		...{ status: byId(2), source: byId(1), assigned: byId(1), name: 'New' },
		additionalFields: { email: 'new@example.com' },
	};

	test.each<[string, object]>([
		['an error of the server', { status: 500, body: '' }],
		['a page', { status: 200, body: '<html>Login</html>' }],
		['a list of nothing', { status: 200, body: '[null]', headers: JSON_TYPE }],
		['a text', { status: 200, body: '"none"', headers: JSON_TYPE }],
		['an empty body', { status: 200, body: '' }],
		['a list of texts', { status: 200, body: '["a",1]', headers: JSON_TYPE }],
	])('%s in place of the new record is a hint', async (_, fault) => {
		pmp.simulator.faults.set([{ method: 'GET', ...fault }]);
		const { json, hints } = await pmp.run('lead.create', parameters);
		expect(json).toMatchObject([{ status: true }]);
		expect(hints).toContainEqual(expect.stringContaining('The new lead was created, but'));
		expect(pmp.state().tables.leads.filter(({ name }) => name === 'New')).toHaveLength(1);
	});

	test('an update that cannot be read back is done', async () => {
		pmp.simulator.faults.set([{ method: 'GET', path: '/leads/1', skip: 1, status: 403, body: '' }]);
		const { json, hints } = await pmp.run('lead.update', {
			...{ id: byId(1), updateFields: { is_public: false, title: 'Owner' } },
		});
		expect(json).toMatchObject([{ id: '1', changed: true }]);
		expect(pmp.row('leads', 'id', '1')).toMatchObject({ title: 'Owner' });
		expect(hints).toContainEqual(expect.stringContaining('The lead was updated, but'));
	});

	test.each([null, '', 0, false])('an ID of %j is none', async (id) => {
		const body = JSON.stringify({ status: true, message: 'Lead add successful.', record_id: id });
		pmp.simulator.faults.set([{ method: 'POST', status: 200, headers: JSON_TYPE, body }]);
		const { json, hints } = await pmp.run('lead.create', parameters);
		expect(json).toEqual([{ status: true, message: 'Lead add successful.' }]);
		expect(hints).toEqual([expect.stringContaining('PMP does not find it yet')]);
	});
});

describe('the number of the next document', () => {
	const pmp = usePmp();
	const invoice = {
		...{ clientid: byId(1), date: '2026-07-30', currency: byId(1), billing_street: 'A' },
		...{ allowed_payment_modes: ['1'], returnCreated: false },
		newitems: { item: [{ description: 'A', qty: 1, rate: 10 }] },
	};

	test.each(['invoice', 'estimate', 'creditNote'])('of %s counts no drafts', async (resource) => {
		const body = JSON.stringify(
			['1', '846', '1000000000', 'none', null].map((number) => ({ id: '1', number })),
		);
		pmp.simulator.faults.set([{ method: 'GET', status: 200, headers: JSON_TYPE, body }]);
		await pmp
			.run(`${resource}.create`, { ...invoice, expirydate: '2026-08-30' }, { items: [{}, {}] })
			.catch(() => undefined);
		const sent = pmp.received.filter(({ method }) => method === 'POST');
		expect(sent.map(({ body: form }) => (form as IDataObject).number)).toEqual(['847', '848']);
	});
});
