import { UNKNOWN, useOpenTact } from './node';

const NUMBER = '12029822900';
const OTHER = '14158531285';

const bench = useOpenTact();

const from = { __rl: true, mode: 'number', value: NUMBER };

describe('Send', () => {
	test('sends digits: the sender as text, the recipient as a number', async () => {
		const { json } = await bench.run('sms.send', {
			from: { ...from, value: '+1 (202) 982-2900' },
			to: '+1 415 853 1285',
			message: 'Hello',
		});
		expect(bench.received()).toEqual([
			{ call: 'POST /sms', body: { from: NUMBER, to: 14158531285, message: 'Hello' } },
		]);
		expect(json).toEqual([
			{
				uuid: expect.any(String),
				type: 'smso',
				state: 'created',
				from: NUMBER,
				to: 14158531285,
				message: 'Hello',
				thread: expect.any(String),
				delivered: false,
				segments: 1,
				created_on: expect.any(String),
			},
		]);
	});

	test('takes the callback URL along, and the older body where it is asked for', async () => {
		await bench.run('sms.send', {
			from,
			to: OTHER,
			message: 'Hello',
			additionalFields: { custom_callback_url: 'https://example.com/states' },
			options: { olderBody: true },
		});
		expect(bench.received()[0].body).toEqual({
			tn: 12029822900,
			to: 14158531285,
			message: 'Hello',
			custom_callback_url: 'https://example.com/states',
		});
	});

	test.each([200, 201, 202])('an answer with %i is a success', async (smsStatus) => {
		await bench.control('behaviour', { smsStatus });
		const { json } = await bench.run('sms.send', { from, to: OTHER, message: 'Hello' });
		expect(json).toMatchObject([{ state: 'created' }]);
	});

	test('a low balance and a foreign number say so', async () => {
		await bench.control('balance', { amount: 0 });
		const poor = await bench.fail('sms.send', { from, to: OTHER, message: 'Hello' });
		expect(poor.error?.httpCode).toBe('402');
		expect(poor.error?.description).toContain('balance of the account is too low');

		await bench.control('balance', { amount: 5 });
		const foreign = await bench.fail('sms.send', {
			from: { ...from, value: '12029999999' },
			to: OTHER,
			message: 'Hello',
		});
		expect(foreign.error?.httpCode).toBe('404');
		expect(foreign.error?.message).toContain('is not leased');
		expect(foreign.error?.description).toContain('not one of your numbers');
	});

	test('messages to one recipient keep their order', async () => {
		const items = Array.from({ length: 10 }, (_, at) => ({ message: `Number ${at}` }));
		await bench.run('sms.send', { from, to: OTHER, message: '={{ $json.message }}' }, items);
		expect(bench.received().map(({ body }) => (body as { message: string }).message)).toEqual(
			items.map(({ message }) => message),
		);
	});

	test('a message is not sent twice when the connection breaks', async () => {
		bench.vendor.faults.set([{ path: '/sms', method: 'POST', reset: 'after' }]);
		const { error } = await bench.fail('sms.send', { from, to: OTHER, message: 'Hello' });
		expect(error?.description).toContain('may have been carried out');
		expect(bench.received()).toHaveLength(1);
	});

	test.each([
		[{ message: 'x'.repeat(919) }, 'Message must have 1 to 918 characters, it has 919'],
		[{ message: '={{ "" }}' }, 'Message is required'],
		[{ to: 'nobody' }, 'To must be a phone number with its country code'],
		[{ to: '12' }, 'To must be a phone number'],
		[{ from: { ...from, value: '={{ "x" }}' } }, 'From must be a phone number'],
		[
			{ message: '😀'.repeat(60), options: { maxSegments: 1 } },
			'Message takes 2 segments, at most 1 are allowed',
		],
		[
			{ additionalFields: { custom_callback_url: 'ftp://example.com' } },
			'Callback URL must start with https:// or http://',
		],
	])('%j is refused before anything is sent', async (parameters, complaint) => {
		const { error } = await bench.fail('sms.send', {
			from,
			to: OTHER,
			message: 'Hello',
			...parameters,
		});
		expect(error?.message).toContain(complaint);
		expect(bench.vendor.ledger.requests).toEqual([]);
	});
});

describe('reading', () => {
	const exchange = async () => {
		const { json } = await bench.run('sms.send', { from, to: OTHER, message: 'Question' });
		await bench.control('sms-settle');
		const { uuid } = (await bench.control('sms-receive', {
			from: OTHER,
			to: NUMBER,
			message: 'Answer',
		})) as { uuid: string };
		bench.vendor.ledger.clear();
		return { out: String(json[0].uuid), in: uuid };
	};

	test('Get Outbound and Get Inbound', async () => {
		const uuids = await exchange();
		const sent = await bench.run('sms.getOutbound', { uuid: uuids.out });
		const received = await bench.run('sms.getInbound', { uuid: uuids.in });
		expect(bench.received().map(({ call }) => call)).toEqual([
			`GET /sms/outbound/${uuids.out}`,
			`GET /sms/inbound/${uuids.in}`,
		]);
		expect(sent.json).toMatchObject([{ message: 'Question', delivered: true, from: NUMBER }]);
		expect(received.json).toMatchObject([{ message: 'Answer', from: OTHER, to: NUMBER }]);
		const raw = await bench.run('sms.getOutbound', { uuid: uuids.out, simplify: false });
		expect(raw.json[0]).toHaveProperty('reference_id');
		expect(JSON.stringify(raw.json)).not.toContain('"password"');
	});

	test('the searches send their filters and the order as OpenTact names them', async () => {
		await exchange();
		const all = await bench.run('sms.search', {
			returnAll: false,
			limit: 10,
			filters: {
				created_on_from: '2020-01-01T00:00:00',
				mode: 'AND',
				state: 'success',
				delivered: true,
			},
			sort: { rules: [{ field: 'created_on', direction: 'ASC' }] },
		});
		await bench.run('sms.searchInbound', { returnAll: true, filters: { tn: '+1 202 982 2900' } });
		await bench.run('sms.searchOutbound', { returnAll: true, filters: { to: '1415*' } });
		expect(bench.received()).toEqual([
			{
				call: 'POST /sms/search',
				query: { take: '10', skip: '0' },
				body: {
					// The workflow's clock is in Rome.
					created_on_from: '2019-12-31T23:00:00.000Z',
					mode: 'AND',
					state: 'success',
					delivered: true,
					order: { created_on: 'ASC' },
				},
			},
			{
				call: 'POST /sms/search/inbound',
				query: { take: '100', skip: '0' },
				body: { tn: 12029822900 },
			},
			{
				call: 'POST /sms/search/outbound',
				query: { take: '100', skip: '0' },
				body: { to: '1415*' },
			},
		]);
		expect(all.json).toMatchObject([{ message: 'Answer', type: 'smsi' }]);
	});

	test('Return All reads every page once, and the Limit is exact', async () => {
		for (let at = 0; at < 230; at++) {
			await bench.control('sms-receive', { from: OTHER, to: NUMBER, message: `Number ${at}` });
		}
		bench.vendor.ledger.clear();
		const all = await bench.run('sms.searchInbound', { returnAll: true });
		expect(new Set(all.json.map(({ uuid }) => uuid)).size).toBe(230);
		expect(bench.received().map(({ query }) => query)).toEqual([
			{ take: '100', skip: '0' },
			{ take: '100', skip: '100' },
			{ take: '100', skip: '200' },
		]);

		bench.vendor.ledger.clear();
		const some = await bench.run('sms.searchInbound', { returnAll: false, limit: 130 });
		expect(some.json).toHaveLength(130);
		expect(bench.received().map(({ query }) => query)).toEqual([
			{ take: '100', skip: '0' },
			{ take: '30', skip: '100' },
		]);
		expect(some.items.every(({ pairedItem }) => (pairedItem as { item: number }).item === 0)).toBe(
			true,
		);
	});

	test('records that come in while pages are read are not given twice', async () => {
		for (let at = 0; at < 120; at++) {
			await bench.control('sms-receive', { from: OTHER, to: NUMBER, message: `Number ${at}` });
		}
		bench.vendor.faults.set([{ path: 'skip=100', latency: 150 }]);
		const running = bench.run('sms.searchInbound', { returnAll: true });
		while (!bench.received().some(({ query }) => query?.skip === '100')) {
			await new Promise((resolve) => setTimeout(resolve, 5));
		}
		await bench.control('sms-receive', { from: OTHER, to: NUMBER, message: 'Late' });
		const { json } = await running;
		expect(new Set(json.map(({ uuid }) => uuid)).size).toBe(json.length);
		expect(json).toHaveLength(120);
	});

	test.each(['', 'Inbound', 'Outbound'])(
		'Search %s finds numbers as people write them',
		async (way) => {
			await bench.run(`sms.search${way}`, {
				filters: { from: '+1 (415) 853-1285', to: '0012029822900' },
			});
			await bench.run(`sms.search${way}`, { filters: { from: '1415*', to: '%2900' } });
			expect(bench.received().map(({ body }) => body)).toEqual([
				{ from: '14158531285', to: '12029822900' },
				{ from: '1415*', to: '%2900' },
			]);
		},
	);

	test('nothing found is no item', async () => {
		const { items } = await bench.run('sms.searchOutbound', { returnAll: true });
		expect(items).toEqual([]);
	});

	test('an unknown message', async () => {
		const { error } = await bench.fail('sms.getInbound', { uuid: UNKNOWN });
		expect(error?.httpCode).toBe('404');
		const { error: wrong } = await bench.fail('sms.getInbound', { uuid: '={{ "1" }}' });
		expect(wrong?.message).toContain('Message ID must be an ID like');
	});
});
