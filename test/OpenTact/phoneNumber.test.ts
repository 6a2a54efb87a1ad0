import { OPENTACT_SMS_CAMPAIGN } from '../../simulators/OpenTact';
import { byId, LEASE, NUMBER, PROFILE, UNKNOWN, useOpenTact } from './node';

const bench = useOpenTact();
const byNumber = (value: string | number) => ({ __rl: true, mode: 'number', value: String(value) });
const calls = () => bench.received().map(({ call }) => call);

describe('numbers of the account', () => {
	test('Get takes the ID of the lease or the number', async () => {
		const one = await bench.run('phoneNumber.get', { lease: byId(LEASE) });
		const other = await bench.run('phoneNumber.get', { lease: byNumber('+1 202 982 2900') });
		expect(calls()).toEqual([`GET /lease/tn/${LEASE}`, `GET /lease/tn/${NUMBER}/tn`]);
		expect(one.json).toMatchObject([{ uuid: LEASE, tn: NUMBER, sms: true, autorenew: true }]);
		expect(other.json).toEqual(one.json);
	});

	test('Get Many searches, and leaves the empty filters out', async () => {
		const { json } = await bench.run('phoneNumber.getAll', {
			returnAll: true,
			filters: {
				tn: '1202*',
				autorenew: true,
				sip_connection: byId(''),
				sip_connections_skip: `${UNKNOWN}, ${LEASE}`,
			},
			sort: { rules: [{ field: 'tn', direction: 'DESC' }] },
		});
		expect(bench.received()).toEqual([
			{
				call: 'POST /lease/tn/search',
				query: { take: '100', skip: '0' },
				body: {
					tn: '1202*',
					autorenew: true,
					sip_connections_skip: [UNKNOWN, LEASE],
					order: { tn: 'DESC' },
				},
			},
		]);
		expect(json.map(({ tn }) => tn)).toEqual([
			12029822904, 12029822903, 12029822902, 12029822901, 12029822900,
		]);
		const [first] = (await bench.run('phoneNumber.getAll', { returnAll: false, limit: 1 })).json;
		expect(Object.keys(first).length).toBeLessThanOrEqual(10);
	});

	test('a search for a number as people write it finds it', async () => {
		for (const tn of ['+1 202 982 2900', '(1202) 982-2900', '1202982290*', '12029822900']) {
			const { json } = await bench.run('phoneNumber.getAll', { filters: { tn }, limit: 1 });
			expect(json).toHaveLength(1);
		}
		const patterns = bench.received().map(({ body }) => (body as { tn: string }).tn);
		expect(patterns).toEqual([String(NUMBER), String(NUMBER), '1202982290*', String(NUMBER)]);
	});

	const lease = (answer: object) => {
		const headers = { 'content-type': 'application/json' };
		const body = { success: true, payload: answer };
		bench.vendor.faults.set([{ method: 'GET', path: '/tn', status: 200, headers, body }]);
	};

	test('the lease of another number is not changed', async () => {
		for (const tn of [{ tn: 19999999999 }, 19999999999, '19999999999']) {
			lease({ uuid: LEASE, tn });
			const { error } = await bench.fail('phoneNumber.update', {
				lease: byNumber(NUMBER),
				updateFields: { autorenew: false },
			});
			expect(error.message).toContain(`the lease of 19999999999 in place of ${NUMBER}`);
		}
		expect(calls().filter((call) => call.startsWith('PATCH'))).toEqual([]);
	});

	test('Simplify keeps the number and the profile where they are no records', async () => {
		lease({ uuid: LEASE, tn: NUMBER, messaging_profile: PROFILE, autorenew: true });
		const { json } = await bench.run('phoneNumber.get', { lease: byNumber(NUMBER) });
		expect(json).toMatchObject([{ uuid: LEASE, tn: NUMBER, messaging_profile: PROFILE }]);
	});

	test('Update looks the number up, and sends null for what is detached', async () => {
		const { json } = await bench.run('phoneNumber.update', {
			lease: byNumber(NUMBER),
			updateFields: {
				autorenew: false,
				messaging_profile: byId(PROFILE),
				sip_connection: byId(''),
			},
		});
		expect(bench.received()).toEqual([
			{ call: `GET /lease/tn/${NUMBER}/tn` },
			{
				call: `PATCH /lease/tn/${LEASE}`,
				body: { autorenew: false, messaging_profile: PROFILE, sip_connection: null },
			},
		]);
		expect(json).toMatchObject([{ uuid: LEASE, autorenew: false }]);
	});

	test('Release takes either', async () => {
		const { json } = await bench.run('phoneNumber.release', { lease: byNumber(NUMBER) });
		await bench.run('phoneNumber.release', { lease: byId(LEASE.replace(/1$/, '2')) });
		expect(calls()).toEqual([
			`DELETE /lease/tn/${NUMBER}`,
			`DELETE /lease/tn/${LEASE.replace(/1$/, '2')}`,
		]);
		expect(json).toEqual([{ deleted: true }]);
	});

	test('Enable SMS and Disable SMS', async () => {
		const enabled = await bench.run('phoneNumber.enableSms', {
			lease: byNumber(12029822904),
			messaging_profile: byId(PROFILE),
			sms_campaign: OPENTACT_SMS_CAMPAIGN,
		});
		const disabled = await bench.run('phoneNumber.disableSms', { lease: byId(LEASE) });
		expect(bench.received()).toEqual([
			{
				call: 'POST /lease/tn/12029822904/subscription/sms',
				body: { messaging_profile: PROFILE, sms_campaign: OPENTACT_SMS_CAMPAIGN },
			},
			{ call: `DELETE /lease/tn/${LEASE}/subscription/sms` },
		]);
		expect(enabled.json).toMatchObject([{ type: 'sms', messaging_profile: { uuid: PROFILE } }]);
		expect(disabled.json).toMatchObject([{ type: 'sms' }]);
	});

	test.each([
		['get', { lease: byNumber('={{ "12" }}') }, 'Phone Number must be a phone number'],
		['get', { lease: byId('={{ "abc" }}') }, 'Phone Number must be an ID like'],
		['update', { lease: byId(LEASE), updateFields: {} }, 'Update Fields is empty'],
		[
			'update',
			{ lease: byId(LEASE), updateFields: { messaging_profile: byId('') } },
			'Messaging Profile cannot be empty',
		],
		[
			'enableSms',
			{ lease: byId(LEASE), messaging_profile: byId(PROFILE), sms_campaign: 'C0EXAMPL' },
			'SMS Campaign ID must be an ID like',
		],
	])('%s with %j sends nothing', async (operation, parameters, complaint) => {
		const { error } = await bench.fail(`phoneNumber.${operation}`, parameters);
		expect(error?.message).toContain(complaint);
		expect(bench.vendor.ledger.requests).toEqual([]);
	});
});
