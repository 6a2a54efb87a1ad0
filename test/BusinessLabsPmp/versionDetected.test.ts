import { byId, usePmp } from './node';

describe.each([1, 2, 3] as const)('version %i is detected', (version) => {
	const pmp = usePmp(version);

	test('once per execution', async () => {
		const { json } = await pmp.run(
			'milestone.update',
			{ id: '={{ $json.id }}', updateFields: { name: 'Other' } },
			{ items: [{ id: 1 }, { id: 2 }], credentials: { version: 'auto' } },
		);
		expect(json).toHaveLength(2);
		const probes = pmp.calls.filter((call) => call === 'GET /api/zapier/resources');
		expect(probes).toHaveLength(1);
		const reads = pmp.calls.filter((call) => call.startsWith('GET /api/milestones'));
		expect(reads).toHaveLength(version === 3 ? 0 : 2);
	});

	test('behind messages of PHP too, which take the status away', async () => {
		pmp.simulator.faults.set([{ dirt: 'messages before' }]);
		const { json, hints } = await pmp.run(
			'milestone.update',
			{ id: byId(1), updateFields: { name: 'Other' } },
			{ credentials: { version: 'auto' } },
		);
		expect(json).toMatchObject([{ changed: true }]);
		expect(hints.join()).toContain('messages of PHP');
		const reads = pmp.calls.filter((call) => call.startsWith('GET /api/milestones'));
		expect(reads.length > 0).toBe(version !== 3);
	});
});
