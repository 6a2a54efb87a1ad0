// What servers make of the answer to a read, and of writes that give a record back.
import type { IDataObject } from 'n8n-workflow';
import { byId } from '../engine/locator';
import { token, usePickyAssist } from './node';

const picky = usePickyAssist();
const answer = (body: unknown, status = 200) =>
	picky.simulator.faults.set([
		{ path: '/api/', status, headers: { 'content-type': 'application/json' }, body },
	]);

const READS: Array<[string, IDataObject, IDataObject]> = [
	['template.get', { template_id: byId('X1') }, { template_id: 'X1', template_name: 'a' }],
	['group.get', { group_id: 'A1' }, { group_id: 'A1', group_subject: 'a' }],
	['account.getBalance', {}, { balance: 1 }],
	['project.get', { project_id: byId('7'), simplify: false }, { project_id: '7', notes: 'a' }],
];

describe.each(READS)('%s', (which, parameters, record) => {
	it.each<[string, (held: IDataObject) => unknown]>([
		['beside the status', (held) => ({ status: 100, message: 'Success', ...held })],
		['in an envelope', (held) => ({ status: 100, message: 'Success', data: held })],
		['in an envelope, in a list', (held) => ({ status: 100, data: [held] })],
		['in an envelope, in a list with keys', (held) => ({ status: '100', data: { 0: held } })],
	])('finds the record %s', async (_, around) => {
		answer(around(record));
		const { json } = await picky.run(which, parameters);
		expect(json).toHaveLength(1);
		expect(json[0]).toMatchObject(record);
		expect(json[0]).not.toHaveProperty('status');
		expect(json[0]).not.toHaveProperty('data');
	});

	it.each([{}, { message: 'Success' }, { data: [] }, { data: {} }, { data: null }])(
		'does not take %j for a record',
		async (nothing) => {
			answer({ status: 100, ...nothing });
			const { error } = await picky.fail(which, parameters);
			expect(error.message).toContain('Picky Assist does not answer with');
		},
	);

	it('does not take another record for it', async () => {
		const [[key, own]] = Object.entries(record);
		if (key === 'balance') return;
		answer({ status: 100, ...record, [key]: `${String(own)}2` });
		const { error } = await picky.fail(which, parameters);
		expect(error.message).toMatch(/does not answer with an? \w+ of this ID/);
		answer({ status: 100, ...record, [key]: /\d+$/.test(String(own)) ? ` ${String(own)} ` : own });
		expect((await picky.run(which, parameters)).json).toHaveLength(1);
	});

	it('shows no token that the answer repeats', async () => {
		const { apiToken, masterToken } = picky.credentials();
		answer({ status: 100, ...record, request: { token: apiToken, master: masterToken } });
		const { json } = await picky.run(which, parameters);
		expect(JSON.stringify(json)).not.toContain(apiToken);
		expect(JSON.stringify(json)).not.toContain(masterToken);
	});
});

it('a project shows its tokens to those who ask for them', async () => {
	const held = { project_id: '7', api_token: [{ token }], license_key: 'secret-key' };
	answer({ status: 100, ...held });
	const get = { project_id: byId('7'), simplify: false };
	expect((await picky.run('project.get', get)).json[0]).toEqual({ project_id: '7' });
	const { json } = await picky.run('project.get', { ...get, options: { includeSecrets: true } });
	expect(json[0]).toEqual(held);
});

it('the template that was asked for is found among others', async () => {
	const templates = ['X0', 'X1'].map((id) => ({ template_id: id }));
	answer({ status: 100, message: 'Success', templates });
	const { json } = await picky.run('template.get', { template_id: byId('X1') });
	expect(json).toMatchObject([{ template_id: 'X1' }]);
});

describe('what was created', () => {
	it.each(['data', 'group'])('is found in an envelope: %s', async (key) => {
		answer({ status: 100, message: 'Success', [key]: { group_id: 'A1' } });
		const { json } = await picky.run('group.create', { group_subject: 'a' });
		expect(JSON.stringify(json)).toContain('A1');
		if (key === 'data') expect(json).toEqual([{ group_id: 'A1' }]);
	});

	it.each<[unknown]>([
		[{ api_token: [{ ip: '1.1.1.1', token: 'tok-1' }] }],
		[{ api_tokens: [{ ip: '1.1.1.1', token: 'tok-1' }] }],
		[{ api_token: { 0: { ip: '1.1.1.1', token: 'tok-1' } } }],
		[{ api_token: { ip: '1.1.1.1', token: 'tok-1' } }],
		[{ data: { api_token: [{ ip: '1.1.1.1', token: 'tok-1' }] } }],
		[{ tokens: { ip: '1.1.1.1', token: 'tok-1' } }],
		[{ token: 'tok-1' }],
	])('is a token that nobody sees again: %j', async (held) => {
		answer({ status: 100, message: 'Success', ...(held as object) });
		const { json } = await picky.run('project.createApiToken', {
			project_id: byId('7'),
			ip_whitelist: '1.1.1.1',
		});
		expect(json).toHaveLength(1);
		expect(JSON.stringify(json)).toContain('tok-1');
	});
});

describe('the status of a device', () => {
	it.each(['phone', 'server'])('that is a word is kept: %s', async (target) => {
		answer({ project_id: '9', status: 'CONNECTED', battery: 80 });
		const { json } = await picky.run('device.getStatus', { target });
		expect(json).toEqual([{ project_id: '9', status: 'CONNECTED', battery: 80 }]);
	});

	it.each([
		{ status: 'error', message: 'Invalid token' },
		{ status: 'failed', error: 'Invalid token' },
		{ status: '500', message: 'Invalid token' },
		{ status: 'CONNECTED', error: 'Invalid token' },
	])('is not %j', async (body) => {
		answer(body);
		const { error } = await picky.fail('device.getStatus', { target: 'server' });
		expect(error.message).toContain('Invalid token');
	});
});

describe('a delivery report', () => {
	const report = { push_id: '9007199254740993' };
	const row = { number: '391', msg_id: '1', status: '1' };

	it('is asked for by every digit of its push', async () => {
		const push_id = '9007199254740993';
		answer({ push_id, data: [row] });
		const { json } = await picky.run('message.getDeliveryReport', report);
		expect(picky.bodies).toMatchObject([{ push_id }]);
		expect(json).toMatchObject([{ push_id, msg_id: '1' }]);
	});

	it.each([{ data: { 0: row } }, { data: row }, { status: 100, data: [row] }])(
		'is read from %j',
		async (body) => {
			answer(body);
			const { json } = await picky.run('message.getDeliveryReport', report);
			expect(json).toMatchObject([{ ...row, push_id: report.push_id, status_name: 'delivered' }]);
		},
	);

	it.each([
		{ status: 100 },
		{ status: 100, data: 'x' },
		{ status: 'error', message: 'Invalid token', data: [] },
		{ status: 500, message: 'Broken', data: [] },
		{ success: false, message: 'Bad', data: [] },
		{ error: 'Bad', data: [row] },
		{ push_id: 5, data: [row] },
		{ data: [row], total: 3 },
	])('is neither empty nor whole: %j', async (body) => {
		answer(body);
		await picky.fail('message.getDeliveryReport', report);
	});
});

describe('numbers of records keep every digit', () => {
	it.each([
		['project.get', {}],
		['project.changeBillingPlan', { service: 1, plan_id: 2 }],
		['project.manageApiToken', { api_token: 'tok-12345', tokenAction: 1 }],
		['project.createApiToken', { ip_whitelist: '1.1.1.1' }],
	])('%s', async (which, more) => {
		answer({ status: 100, project_id: '9007199254740993', api_token: [{ token: 'x' }] });
		await picky.run(which, { project_id: byId('9007199254740993'), ...more });
		expect(picky.bodies).toMatchObject([{ project_id: '9007199254740993' }]);
	});
});

it.each([[[{ group_id: 'A' }, { group_id: 'B' }]], ['A1']])(
	'what was made is shown as it is told: %j',
	async (data) => {
		answer({ status: 100, message: 'Success', data });
		const { json } = await picky.run('group.create', { group_subject: 'Ours' });
		expect(json).toEqual([{ data }]);
	},
);

describe('members that were to be removed from a group', () => {
	const remove = { group_id: 'A1', type: 0, number: '391234567, 391234568' };

	it("are found where WhatsApp's own IDs stand for them", async () => {
		answer({ status: 100, data: [{ number: '391234568@c.us', status: 0 }] });
		expect((await picky.run('group.removeMembers', remove)).json).toMatchObject([
			{ removed: false },
			{ removed: true },
		]);
	});

	it('are found by keys, and one without an entry is told', async () => {
		answer({ status: 100, data: { '391234567': { status: 0 } } });
		expect((await picky.run('group.removeMembers', remove)).json).toMatchObject([
			{ number: '391234567', removed: true },
			{ number: '391234568', removed: false },
		]);
	});
});
