import { byId, LEASE, NUMBER, UNKNOWN } from './node';
import { FLOW, trunk, useSip } from './sip';

const { bench, app } = useSip();

describe('SIP control apps', () => {
	test('the five operations', async () => {
		const create = await bench.run('sipControlApp.create', {
			name: 'Menu',
			product: byId(1),
			additionalFields: {
				webhook_url: 'https://example.com/calls',
				webhook_method: 'POST',
				webhook_request_timeout: 0,
			},
		});
		const uuid = String(create.json[0].uuid);
		await bench.run('sipControlApp.get', { uuid: byId(uuid) });
		await bench.run('sipControlApp.getAll', { returnAll: true });
		await bench.run('sipControlApp.update', {
			uuid: byId(uuid),
			updateFields: { call_flow_url: 'https://example.com/flow', call_flow_method: 'GET' },
		});
		await bench.run('sipControlApp.delete', { uuid: byId(uuid) });
		expect(bench.received()).toEqual([
			{
				call: 'POST /sip/app',
				body: {
					name: 'Menu',
					product: 1,
					webhook_url: 'https://example.com/calls',
					webhook_method: 'POST',
					webhook_request_timeout: 0,
					...trunk,
				},
			},
			{ call: `GET /sip/app/${uuid}` },
			{ call: 'GET /sip/app' },
			{
				call: `PATCH /sip/app/${uuid}`,
				body: { call_flow_url: 'https://example.com/flow', call_flow_method: 'GET' },
			},
			{ call: `DELETE /sip/app/${uuid}` },
		]);
	});

	test('an app that is in use cannot be deleted', async () => {
		const { uuid } = await app();
		await bench.run('sipControlApp.assignNumbers', { uuid: byId(uuid), add: String(NUMBER) });
		const listed = await bench.run('sipControlApp.getNumbers', { uuid: byId(uuid) });
		expect(listed.json).toMatchObject([{ tn: NUMBER }]);
		const { error } = await bench.fail('sipControlApp.delete', { uuid: byId(uuid) });
		expect(error?.httpCode).toBe('409');
		expect(error?.description).toContain('still uses it');
		const left = await bench.run('sipControlApp.unassignNumbers', {
			uuid: byId(uuid),
			remove: String(NUMBER),
		});
		expect(left.json).toEqual([]);
	});

	test('static call flows go up as a file, from text or from an item', async () => {
		const { uuid } = await app();
		const saved = await bench.run('sipControlApp.saveCallFlow', {
			uuid: byId(uuid),
			source: 'text',
			xml: FLOW,
		});
		const [, request] = bench.vendor.ledger.requests;
		expect(request.path).toBe(`/rest/sip/app/call/flow/${uuid}`);
		expect(request.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
		expect(request.files).toMatchObject([
			{ field: 'file', fileName: 'call-flow.xml', mimeType: 'text/xml' },
		]);
		expect(Buffer.from(request.files[0].data, 'base64').toString()).toBe(FLOW);
		expect(saved.json).toEqual([{ xml: FLOW, url: expect.stringContaining(uuid) }]);

		const other = FLOW.replace('Hello', 'Grüß Gott');
		await bench.run(
			'sipControlApp.saveCallFlow',
			{ uuid: byId(uuid), source: 'file', binaryPropertyName: 'data' },
			[
				{
					json: {},
					binary: {
						data: {
							data: Buffer.from(other).toString('base64'),
							mimeType: 'text/xml',
							fileName: 'flow.xml',
						},
					},
				},
			],
		);
		const got = await bench.run('sipControlApp.getCallFlow', { uuid: byId(uuid) });
		expect(got.json).toMatchObject([{ xml: other }]);
		const gone = await bench.run('sipControlApp.deleteCallFlow', { uuid: byId(uuid) });
		expect(gone.json).toEqual([{ deleted: true }]);
		const { error } = await bench.fail('sipControlApp.getCallFlow', { uuid: byId(uuid) });
		expect(error?.httpCode).toBe('404');
	});

	test('a file in another encoding goes as it is', async () => {
		const { uuid } = await app();
		const xml =
			'<?xml version="1.0" encoding="ISO-8859-1"?><Response><Say>Grüß Gott</Say></Response>';
		const data = Buffer.from(xml, 'latin1').toString('base64');
		const item = { json: {}, binary: { data: { data, mimeType: 'text/xml' } } };
		await bench.run('sipControlApp.saveCallFlow', { uuid: byId(uuid), source: 'file' }, [item]);
		const [file] = bench.vendor.ledger.requests.flatMap(({ files }) => files);
		expect(file.data).toBe(data);
	});

	test('what is no call flow is not sent', async () => {
		for (const xml of ['Hello', '<Say>Hello</Say>', '<Responses/>']) {
			const { error } = await bench.fail('sipControlApp.saveCallFlow', {
				uuid: byId(UNKNOWN),
				source: 'text',
				xml,
			});
			expect(error?.message).toContain('XML with the root element Response');
		}
		const { error } = await bench.fail('sipControlApp.saveCallFlow', {
			uuid: byId(UNKNOWN),
			source: 'file',
		});
		expect(error?.message).toContain('the item has no file in the field "data"');
		expect(bench.vendor.ledger.requests).toEqual([]);
	});

	test('the logs of call flows', async () => {
		const { uuid } = await app();
		await bench.run('sipControlApp.assignNumbers', { uuid: byId(uuid), add: LEASE });
		await bench.api('PATCH', `/sip/app/${uuid}`, {});
		await bench.run('sipControlApp.saveCallFlow', { uuid: byId(uuid), source: 'text', xml: FLOW });
		await bench.control('call-start', { from: '14158531285', to: String(NUMBER) });
		bench.vendor.ledger.clear();
		const { json } = await bench.run('sipControlApp.searchLogs', {
			uuid: byId(uuid),
			returnAll: false,
			limit: 20,
			filters: { name: 'Say', success: true, tn: String(NUMBER) },
			sort: { rules: [{ field: 'name', direction: 'ASC' }] },
		});
		expect(bench.received()).toEqual([
			{
				call: `POST /sip/app/${uuid}/logs`,
				query: { take: '20', skip: '0' },
				body: { name: 'Say', success: true, tn: NUMBER, order: { name: 'ASC' } },
			},
		]);
		expect(json).toMatchObject([{ name: 'Say', success: true }]);
	});
});
