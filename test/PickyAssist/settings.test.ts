import { API_TOKENS, MASTER_TOKENS } from '../../simulators/PickyAssist';
import { usePickyAssist } from './node';

describe('Picky Assist groups, devices and settings', () => {
	const vendor = usePickyAssist();
	const token = API_TOKENS.v3;
	const members = ['919000000001', '919000000002'];

	/** The requests since the last look: path and body without the token. */
	const requests = () => {
		const seen = vendor.received.map(({ method, path, body, headers }) => {
			expect(method).toBe('POST');
			expect(headers['content-type']).toBe('application/json');
			const { token: used, ...rest } = body as Record<string, unknown>;
			expect(used).toBe(path.includes('/pm/') ? MASTER_TOKENS.v3 : token);
			return [path.replace('/app/api/v2', ''), rest];
		});
		vendor.simulator.ledger.clear();
		return seen;
	};

	async function newGroup(): Promise<string> {
		const { json } = await vendor.run('group.create', { group_subject: 'Team' });
		for (const number of members)
			await vendor.control('group-member', { group_id: json[0].group_id, number });
		vendor.simulator.ledger.clear();
		return json[0].group_id as string;
	}

	it('Group: Create', async () => {
		const { items } = await vendor.run('group.create', {
			group_subject: 'Team',
			additionalFields: { group_icon: 'https://example.com/a.png' },
		});
		expect(requests()).toEqual([
			[
				'/create-whatsapp-group',
				{ application: 10, group_subject: 'Team', group_icon: 'https://example.com/a.png' },
			],
		]);
		expect(items).toEqual([
			{
				json: { group_id: expect.any(String), group_invite_link: expect.any(String) },
				pairedItem: { item: 0 },
			},
		]);
	});

	it('Group: Get, Update, Add Admins, Remove, New Invite Link, Delete Invite Link, Leave', async () => {
		const id = await newGroup();
		const both = '+91 90000 00001, 919000000002';
		expect((await vendor.run('group.addAdmins', { group_id: id, number: both })).json).toEqual([
			{ group_id: id, number: members, success: true },
		]);
		expect(requests()).toEqual([
			['/add-group-admin', { application: 10, group_id: id, number: members }],
		]);

		const { json } = await vendor.run('group.get', { group_id: id });
		expect(requests()).toEqual([['/group-details', { application: 10, group_id: id }]]);
		expect(json[0]).toMatchObject({ group_id: id, group_subject: 'Team' });
		expect(json[0].group_admins).toHaveLength(3);
		expect(json[0]).not.toHaveProperty('status');

		const renamed = { group_id: id, updateFields: { group_subject: 'Crew' } };
		expect((await vendor.run('group.update', renamed)).json).toEqual([
			{ group_id: id, group_subject: 'Crew' },
		]);
		expect(requests()).toEqual([
			['/update-group-info', { application: 10, group_id: id, group_subject: 'Crew' }],
		]);

		const removal = { group_id: id, type: 0, number: [members[0], '919999999999'].join() };
		const removed = await vendor.run('group.removeMembers', removal);
		expect(requests()).toEqual([
			[
				'/remove-group-members',
				{ application: 10, group_id: id, type: 0, number: [members[0], '919999999999'] },
			],
		]);
		expect(removed.items).toMatchObject([
			{ json: { group_id: id, number: members[0], removed: true }, pairedItem: { item: 0 } },
			{ json: { number: '919999999999', removed: false }, pairedItem: { item: 0 } },
		]);

		const link = await vendor.run('group.createInviteLink', { group_id: id });
		expect(requests()).toEqual([['/generate-invite-link', { application: 10, group_id: id }]]);
		expect(link.json).toEqual([{ group_id: id, group_invite_link: expect.any(String) }]);

		const gone = await vendor.run('group.deleteInviteLink', { group_id: id });
		expect(gone.json).toEqual([{ group_id: id, deleted: true }]);
		expect(requests()).toEqual([
			['/delete-group-action', { application: 10, group_id: id, action: 2 }],
		]);
		expect((await vendor.run('group.leave', { group_id: id })).json).toEqual([
			{ group_id: id, success: true },
		]);
		expect(requests()).toEqual([
			['/delete-group-action', { application: 10, group_id: id, action: 3 }],
		]);
	});

	it('Group: Delete Icon shows what the vendor says to it', async () => {
		const id = await newGroup();
		const { error } = await vendor.fail('group.deleteIcon', { group_id: id });
		expect(requests()).toEqual([
			['/delete-group-action', { application: 10, group_id: id, action: 1 }],
		]);
		expect(error?.message).toContain('code 838: the request cannot be processed');
	});

	it('Group: reads the link where its name is misspelt', async () => {
		const body = { status: 100, message: 'Success', group_invite_ink: 'https://a.example/b' };
		vendor.simulator.faults.set([{ status: 200, body }]);
		const { json } = await vendor.run('group.createInviteLink', { group_id: 'A1' });
		expect(json).toEqual([{ group_id: 'A1', group_invite_link: 'https://a.example/b' }]);
	});

	it('Profile: Update sends the fields that were added', async () => {
		const { json } = await vendor.run('profile.update', {
			updateFields: {
				about: 'about me',
				industry: 13,
				websites: 'https://example.org, https://example.com',
				email: '',
			},
		});
		expect(requests()).toEqual([
			[
				'/update-profile',
				{
					about: 'about me',
					industry: 13,
					websites: ['https://example.org', 'https://example.com'],
					email: '',
				},
			],
		]);
		expect(json[0]).toMatchObject({ about: 'about me', success: true });
	});

	it('Two-Step Verification: words for the inverted numbers', async () => {
		const on = await vendor.run('twoStepVerification.enable', { pin: '087123' });
		expect(requests()).toEqual([['/two-step-verification', { action: 0, pin: '087123' }]]);
		expect(on.json).toEqual([{ enabled: true }]);
		const off = await vendor.run('twoStepVerification.disable');
		expect(requests()).toEqual([['/two-step-verification', { action: 1 }]]);
		expect(off.json).toEqual([{ enabled: false }]);
	});

	it('Device: Get Status of the server is a state in words', async () => {
		const { json } = await vendor.run('device.getStatus', { target: 'server' });
		expect(requests()).toEqual([['/device-status', { application: 10 }]]);
		expect(json[0]).toMatchObject({ status: 'CONNECTED', connected_number: expect.any(String) });
	});

	it('Device: Get Status of the phone, and what it says without one', async () => {
		await vendor.control('device', { phone: 'online' });
		const { json } = await vendor.run('device.getStatus', { target: 'phone' });
		expect(requests()).toEqual([['/device-status', {}]]);
		expect(json[0]).toMatchObject({ project_id: '715' });
		expect(json[0]).not.toHaveProperty('status');
		await vendor.control('device', { phone: 'none' });
		const { error } = await vendor.fail('device.getStatus', { target: 'phone' });
		expect(error?.message).toContain('code 101: service unavailable');
		expect(error?.description).toContain('No phone or server is connected');
	});

	it.each([
		['phone', 'delete-message-queue', {}],
		['server', 'clearlogs', { application: 10 }],
	])('Device: Send Command to the %s', async (target, command, address) => {
		await vendor.control('device', { phone: 'online' });
		const { json } = await vendor.run('device.sendCommand', { target, command });
		expect(requests()).toEqual([['/device-action', { command, ...address }]]);
		expect(json).toEqual([{ target, command, success: true }]);
		expect(vendor.simulator.state().accounts.v3.projects[0].device.commands).toEqual([
			{ target, command },
		]);
	});

	it('Account: Get Balance', async () => {
		await vendor.control('balance', { balance: 12.5 });
		const { items } = await vendor.run('account.getBalance');
		expect(requests()).toEqual([['/check-balance', {}]]);
		expect(items).toEqual([{ json: { balance: 12.5 }, pairedItem: { item: 0 } }]);
	});

	it('Project: Create API Token, then Manage API Token', async () => {
		const project_id = { __rl: true, mode: 'id', value: '715' };
		const created = await vendor.run('project.createApiToken', {
			project_id,
			ip_whitelist: '192.168.0.1,202.164.148.84',
		});
		expect(requests()).toEqual([
			[
				'/pm/create-api-token',
				{ project_id: 715, ip_whitelist: ['192.168.0.1', '202.164.148.84'] },
			],
		]);
		expect(created.items).toMatchObject([
			{ json: { project_id: '715', ip: '192.168.0.1', token: expect.any(String) } },
			{ json: { ip: '202.164.148.84' }, pairedItem: { item: 0 } },
		]);
		const api_token = created.json[0].token as string;
		const manage = async (tokenAction: number) =>
			(await vendor.run('project.manageApiToken', { project_id, api_token, tokenAction })).json;
		expect(await manage(1)).toEqual([{ project_id: '715', enabled: false }]);
		expect(await manage(2)).toEqual([{ project_id: '715', enabled: true }]);
		expect(await manage(3)).toEqual([{ project_id: '715', deleted: true }]);
		expect(requests()).toEqual(
			[1, 2, 3].map((action) => ['/pm/manage-api-token', { project_id: 715, api_token, action }]),
		);
	});

	it.each([
		['group.create', { group_subject: 'a'.repeat(26) }, 'Subject must have at most 25'],
		['group.addAdmins', { group_id: 'A1', number: '0333 123' }, 'must start with its country code'],
		['group.removeMembers', { group_id: 'A1', number: '={{ "" }}' }, 'Numbers is required'],
		['group.update', { group_id: 'A1', updateFields: {} }, 'Update Fields is empty'],
		['group.leave', { group_id: '={{ "" }}' }, 'Group ID is required'],
		['profile.update', { updateFields: {} }, 'Update Fields is empty'],
		['profile.update', { updateFields: { application: 8 } }, 'Update Fields is empty'],
		['profile.update', { updateFields: { about: 'a'.repeat(140) } }, 'About must have at most 139'],
		[
			'profile.update',
			{ updateFields: { websites: 'https://a.example,https://b.example,https://c.example' } },
			'at most two addresses',
		],
		['profile.update', { updateFields: { websites: 'example.com' } }, 'Websites must start with'],
		['twoStepVerification.enable', { pin: '12345' }, 'PIN must be six digits'],
	])('%s with %j is refused before anything is sent', async (which, parameters, words) => {
		const { error } = await vendor.fail(which, parameters);
		expect(error?.message).toContain(words);
		expect(vendor.received).toEqual([]);
	});

	it('sets again what a cut connection left open, and does not create twice', async () => {
		const id = await newGroup();
		const cut = () => vendor.simulator.faults.set([{ reset: 'after', times: 1 }]);
		cut();
		const renamed = { group_id: id, updateFields: { group_subject: 'Crew' } };
		await vendor.run('group.update', renamed);
		expect(requests()).toHaveLength(2);
		cut();
		const { error } = await vendor.fail('group.create', { group_subject: 'Other' });
		expect(error?.description).toContain('may have been carried out');
		expect(requests()).toHaveLength(1);
	});

	it('counts an emoji as one character', async () => {
		await vendor.run('profile.update', {
			updateFields: { about: '\u{1F600}'.repeat(139) },
		});
	});
});
