import { byId, LEASE, useOpenTact } from './node';

const bench = useOpenTact();

test('outbound voice profiles: the five operations', async () => {
	const create = await bench.run('outboundVoiceProfile.create', {
		name: 'Desk',
		product: byId(1),
		additionalFields: { tn_lease: byId(LEASE), is_active: true },
	});
	const uuid = String(create.json[0].uuid);
	await bench.run('outboundVoiceProfile.get', { uuid: byId(uuid) });
	const all = await bench.run('outboundVoiceProfile.getAll', { returnAll: true });
	await bench.run('outboundVoiceProfile.update', {
		uuid: byId(uuid),
		updateFields: { tn_lease: byId(''), class4_ingress_trunk_settings: 'Proxy Media' },
	});
	await bench.run('outboundVoiceProfile.delete', { uuid: byId(uuid) });
	const path = '/profile/outbound_voice';
	expect(bench.received()).toEqual([
		{
			call: `POST ${path}`,
			body: {
				name: 'Desk',
				product: 1,
				tn_lease: LEASE,
				is_active: true,
				class4_ingress_trunk_settings: {},
			},
		},
		{ call: `GET ${path}/${uuid}` },
		{ call: `GET ${path}` },
		{
			call: `PATCH ${path}/${uuid}`,
			body: { tn_lease: null, class4_ingress_trunk_settings: { media_type: 'Proxy Media' } },
		},
		{ call: `DELETE ${path}/${uuid}` },
	]);
	expect(all.json).toMatchObject([{ uuid, name: 'Desk' }]);
});
