import { byId, usePmp } from './node';

describe('before version 3, an update of one field leaves all others as they were', () => {
	const pmp = usePmp();

	/** Runs an update and tells which columns differ afterwards. */
	async function changed(table: string, key: string, which: string, parameters: object) {
		const before = structuredClone(pmp.row(table, key, '1'));
		const { json } = await pmp.run(which, { id: byId(1), ...parameters });
		expect(json[0]).toMatchObject({ status: true, changed: true });
		const after = pmp.row(table, key, '1');
		return Object.keys(after).filter((name) => after[name] !== before[name]);
	}

	test('customer', async () => {
		const { groups } = structuredClone(pmp.state());
		const columns = await changed('customers', 'userid', 'customer.update', {
			groups_in: '1,4',
			updateFields: { phonenumber: '1' },
		});
		expect(columns).toEqual(['phonenumber']);
		expect(pmp.state().groups).toEqual(groups);
	});

	test('customer, when the VAT field is switched off: the stored number survives', async () => {
		await pmp.control('settings', { vatField: false });
		const columns = await changed('customers', 'userid', 'customer.update', {
			groups_in: '1,4',
			updateFields: { city: 'Leeds' },
		});
		expect(columns).toEqual(['city']);
		expect(pmp.last('PUT')?.body).not.toHaveProperty('vat');
		expect(pmp.row('customers', 'userid', '1').vat).toBe('123456789');
	});

	test('lead, its tags included', async () => {
		const tags = structuredClone(pmp.state().hidden.tags.leads);
		const columns = await changed('leads', 'id', 'lead.update', { updateFields: { city: 'York' } });
		expect(columns).toEqual(['city']);
		expect(pmp.state().hidden.tags.leads).toEqual(tags);
	});

	test('lead, flags both ways', async () => {
		const off = await changed('leads', 'id', 'lead.update', { updateFields: { is_public: false } });
		expect(off).toEqual(['is_public']);
		const on = await changed('leads', 'id', 'lead.update', { updateFields: { is_public: true } });
		expect(on).toEqual(['is_public']);
	});

	test('milestone', async () => {
		const columns = await changed('milestones', 'id', 'milestone.update', {
			updateFields: { milestone_order: 7 },
		});
		expect(columns).toEqual(['milestone_order']);
	});

	test('milestone, flags both ways', async () => {
		for (const description_visible_to_customer of [false, true]) {
			const columns = await changed('milestones', 'id', 'milestone.update', {
				updateFields: { description_visible_to_customer },
			});
			expect(columns).toEqual(['description_visible_to_customer']);
		}
	});

	test('line breaks do not grow from update to update', async () => {
		for (const name of ['One', 'Two', 'Three']) {
			await changed('milestones', 'id', 'milestone.update', { updateFields: { name } });
		}
		expect(pmp.row('milestones', 'id', '1').description).toBe('First line<br />\nsecond line');
	});

	test('what PMP does not tell is lost, and the node says so', async () => {
		const { hints } = await pmp.run('customer.update', {
			id: byId(1),
			updateFields: { city: 'Leeds' },
		});
		expect(pmp.state().groups['1']).toBeUndefined();
		expect(hints).toEqual([
			'PMP does not return these fields of customers and clears them with every update that leaves them out: Group IDs.',
		]);
		const described = JSON.stringify(
			(await import('../../nodes/BusinessLabsPmp/resources')).resources,
		);
		expect(described).toContain('removes the customer from all groups');
	});

	test('files that an update may delete are told of before it is sent', async () => {
		const lost =
			'Some servers delete the attached files of the first of all leads (ID 1) with each update.';
		const hintsOf = async (id: string, attachments: unknown) => {
			const body = { ...pmp.row('leads', 'id', id), attachments };
			pmp.simulator.faults.set([{ method: 'GET', status: 200, body, times: 1 }]);
			const { hints } = await pmp.run('lead.update', {
				id: byId(id),
				updateFields: { title: `Changed with ${JSON.stringify(attachments)}` },
			});
			return hints;
		};
		expect(await hintsOf('1', [{ id: '9', file_name: 'plan.pdf' }])).toContain(lost);
		expect(await hintsOf('1', [])).not.toContain(lost);
		expect(await hintsOf('1', '')).not.toContain(lost);
		expect(await hintsOf('2', [{ id: '9', file_name: 'plan.pdf' }])).not.toContain(lost);
	});

	describe('a text that PMP may take for a code', () => {
		const hintsFor = async (address: unknown, more: object = {}) =>
			(
				await pmp.run('customer.update', {
					id: byId(1),
					groups_in: '1,4',
					updateFields: { address, ...more },
				})
			).hints;

		test.each(['5% de descuento', 'a 5%de b', '100%41', '9%\t4 \n 1', '1% A F', '1%  f0'])(
			'%j is told of before it is sent',
			async (text) => {
				expect(await hintsFor(text)).toEqual([
					'PMP may change these texts, because it takes a percent sign before two digits, or letters from a to f, for a code: Address.',
				]);
			},
		);

		test.each(['5 % off', '100%', '100% x', '% 1 x', '%x1', '%g', 'de 41'])(
			'%j is none',
			async (text) => expect(await hintsFor(text)).toEqual([]),
		);

		test('each field is named', async () => {
			const [hint] = await hintsFor('5% de', { city: '7% de' });
			expect(hint).toMatch(/for a code: (Address, City|City, Address)\.$/);
		});
	});

	test('what PMP would leave as it is cannot be emptied, and nothing is sent', async () => {
		const { error } = await pmp.fail('calendarEvent.update', {
			id: byId(1),
			updateFields: { end: '' },
		});
		expect(error?.message).toContain(
			"End cannot be emptied before version 3 of PMP's API module: it would stay as it is",
		);
		expect(pmp.calls.filter((call) => call.startsWith('PUT'))).toEqual([]);
	});

	test('what cannot be emptied can be changed', async () => {
		pmp.simulator.faults.set([
			{ path: '/calendar', status: 200, body: { eventid: '1', status: true } },
		]);
		await pmp.run('calendarEvent.update', {
			id: byId(1),
			updateFields: { end: '2026-03-01T10:00:00' },
		});
		expect(pmp.last('PUT')?.body).toMatchObject({ end: '2026/03/01 10:00' });
	});

	test('a creation whose answer was lost is not sent again', async () => {
		pmp.simulator.faults.set([{ method: 'POST', reset: 'after', times: 1 }]);
		const { error } = await pmp.fail('customer.create', { company: 'Perhaps' });
		expect(error?.description).toContain('may have been carried out');
		expect(pmp.calls).toEqual(['POST /api/customers']);
		expect(pmp.received[0].headers['idempotency-key']).toBeUndefined();
	});

	test('items that update the same record follow each other, in order', async () => {
		const { json } = await pmp.run(
			'milestone.update',
			{ id: byId(1), updateFields: { name: '={{ $json.name }}' } },
			{ items: Array.from({ length: 8 }, (_, n) => ({ name: `Name ${n}` })) },
		);
		expect(json).toHaveLength(8);
		expect(pmp.calls.filter((call) => call.startsWith('PUT'))).toHaveLength(8);
		const pairs = pmp.calls.join(' ').match(/GET \S+ PUT/g);
		expect(pairs).toHaveLength(8);
		expect(pmp.row('milestones', 'id', '1').name).toBe('Name 7');
	});

	test('a change that is sent again after a lost answer counts as done', async () => {
		pmp.simulator.faults.set([{ method: 'PUT', reset: 'after', times: 1 }]);
		const { json } = await pmp.run('milestone.update', {
			id: byId(1),
			updateFields: { name: 'Once' },
		});
		expect(json[0]).toMatchObject({ status: true, changed: false });
		expect(pmp.row('milestones', 'id', '1').name).toBe('Once');
	});
});

describe('on version 3', () => {
	const pmp = usePmp(3);

	test('only the given fields are sent, and off is said', async () => {
		const { json } = await pmp.run('milestone.update', {
			id: byId(1),
			updateFields: { name: 'New', description_visible_to_customer: false },
		});
		expect(pmp.calls).toEqual(['PUT /api/milestones/1']);
		expect(pmp.last('PUT')?.body).toEqual({
			name: 'New',
			description_visible_to_customer: '0',
		});
		expect(json[0]).toMatchObject({ id: '1', changed: true });
		expect(pmp.row('milestones', 'id', '1')).toMatchObject({
			name: 'New',
			due_date: '2026-02-28',
			description_visible_to_customer: '0',
		});
	});

	test('rows that are added are not sent again after a lost answer', async () => {
		pmp.simulator.faults.set([{ method: 'PUT', reset: 'after', times: 1 }]);
		const { error } = await pmp.fail('invoice.update', {
			id: byId(1),
			newitems: { item: [{ description: 'B', qty: 1, rate: 100 }] },
			updateFields: {},
		});
		expect(error?.description).toContain('may have been carried out');
		expect(pmp.calls.filter((call) => call.startsWith('PUT'))).toHaveLength(1);
	});

	test('what older servers keep can be emptied', async () => {
		pmp.simulator.faults.set([{ method: 'PUT', status: 200, body: { status: true } }]);
		await pmp.run('calendarEvent.update', { id: byId(1), updateFields: { end: '' } });
		expect(pmp.last('PUT')?.body).toEqual({ end: '' });
	});

	test('groups stay, and nothing is said to be lost', async () => {
		const { hints } = await pmp.run('customer.update', {
			...{ id: byId(1) },
			updateFields: { city: 'Leeds' },
		});
		expect(pmp.state().groups['1']).toEqual(['1', '4']);
		expect(hints).toEqual([]);
	});

	test('nothing to change is success there, too', async () => {
		const { json } = await pmp.run('customer.update', {
			id: byId(1),
			updateFields: { city: 'London' },
		});
		expect(json[0]).toMatchObject({ changed: false });
		expect(pmp.calls).toEqual(['PUT /api/customers/1', 'GET /api/customers/1']);
	});

	test('a new record is read by the ID that the answer tells', async () => {
		const { json } = await pmp.run('customer.create', { company: 'Third generation' });
		const id = pmp.state().tables.customers.at(-1)?.userid;
		expect(pmp.calls).toEqual(['POST /api/customers', `GET /api/customers/${id}`]);
		expect(json[0]).toMatchObject({ id: Number(id), company: 'Third generation' });
		const plain = await pmp.run('customer.create', { company: 'Other', returnCreated: false });
		expect(plain.json[0]).toMatchObject({ status: true, id: Number(id) + 1 });
	});

	test('a creation whose answer was lost is sent again, and done once', async () => {
		pmp.simulator.faults.set([{ method: 'POST', reset: 'after', times: 1 }]);
		const { json } = await pmp.run('customer.create', { company: 'Only once' });
		const posts = pmp.received.filter(({ method }) => method === 'POST');
		expect(posts).toHaveLength(2);
		expect(new Set(posts.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
		const rows = pmp.state().tables.customers.filter(({ company }) => company === 'Only once');
		expect(rows).toHaveLength(1);
		expect(json[0].id).toBe(Number(rows[0].userid));
	});

	test('a validation error names the fields', async () => {
		await pmp.run('lead.create', {
			...{ name: 'A', status: byId(1), source: byId(1), assigned: byId(1) },
			additionalFields: {},
		});
		pmp.simulator.faults.set([
			{
				method: 'POST',
				status: 422,
				headers: { 'content-type': 'application/json' },
				body: {
					status: false,
					error: 'validation_failed',
					message: 'The given data was invalid.',
					errors: { name: 'is taken' },
				},
			},
		]);
		const refused = await pmp.fail('customer.create', { company: 'A' });
		expect(refused.error?.message).toBe('BusinessLabs PMP refused: name: is taken [item 0]');
	});
});
