import { byId, LEASE, NUMBER } from './node';
import { useSip } from './sip';

const { bench, app } = useSip();

describe('calls', () => {
	const live = async () => {
		const { uuid } = await app();
		await bench.api('POST', `/sip/app/${uuid}/tnlease`, { add: [LEASE] });
		const started = await bench.control('call-start', {
			from: '14158531285',
			to: String(NUMBER),
		});
		bench.vendor.ledger.clear();
		return { app: uuid, call: (started as { uuid: string }).uuid };
	};

	test('Get, Get Online and the two searches', async () => {
		const { app: owner, call } = await live();
		const one = await bench.run('call.get', { uuid: call });
		const online = await bench.run('call.getOnline', { returnAll: true });
		const all = await bench.run('call.search', {
			returnAll: false,
			limit: 30,
			filters: { direction: 'in', tn: '+1 202 982 2900', duration_min: 0 },
		});
		const ofApps = await bench.run('call.searchAppCalls', {
			returnAll: true,
			filters: { state: 'online', sip_control_app: byId(owner), from: '1415*' },
			sort: { rules: [{ field: 'created_on', direction: 'DESC' }] },
		});
		expect(bench.received()).toEqual([
			{ call: `GET /sip/app/call/${call}` },
			{ call: 'GET /sip/app/call/online' },
			{
				call: 'POST /call/search',
				query: { take: '30', skip: '0' },
				body: { direction: 'in', tn: NUMBER, duration_min: 0 },
			},
			{
				call: 'POST /sip/app/call/search',
				query: { take: '100', skip: '0' },
				body: {
					state: 'online',
					sip_control_app: owner,
					from: '1415*',
					order: { created_on: 'DESC' },
				},
			},
		]);
		for (const { json } of [one, online, all, ofApps]) expect(json).toMatchObject([{ uuid: call }]);
	});

	test('Send Call Flow', async () => {
		const { call } = await live();
		const { json } = await bench.run('call.sendCallFlow', {
			uuid: call,
			source: 'text',
			xml: '<Response><Hangup/></Response>',
		});
		const request = bench.vendor.ledger.requests.at(-1);
		expect(request).toMatchObject({ method: 'POST', path: `/rest/sip/app/call/${call}` });
		expect(request?.files).toMatchObject([{ field: 'file' }]);
		expect(json).toMatchObject([{ uuid: call }]);
	});
});
