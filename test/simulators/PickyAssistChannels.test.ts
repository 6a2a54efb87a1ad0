import { API_TOKENS } from '../../simulators/PickyAssist';
import { useVendor } from './PickyAssistVendor';

const vendor = useVendor();
const { control } = vendor;
const token = API_TOKENS.v3;
const project = () => vendor.simulator.state().accounts.v3.projects[0];
const post = async (path: string, fields: object = {}) =>
	await vendor.post(path, { token, ...fields });

describe('templates', () => {
	const wanted = {
		name: 'pick_up',
		message_type: 1,
		category: 12,
		sample_message: ['A12', 'Monday'],
		messages: [
			{ message: 'Order {{1}} is ready on {{2}}.', language: 'en', header: 'Shop', footer: 'Bye' },
			{ message: 'Ordine {{1}} pronto {{2}}.', language: 'it' },
		],
	};

	it('wait for review, and can be sent once approved', async () => {
		const answer = await post('/template-request', wanted);
		expect(answer).toMatchObject({ template_status: 1, status: 100, message: 'Success' });
		const { template_id } = answer;
		const push = async () =>
			await post('/push', {
				application: 8,
				template_id,
				data: [{ number: '393331234567', template_message: ['A', 'B'], language: 'it' }],
			});
		expect(await push()).toMatchObject({ status: 804 });
		await control('template-review', { template_id, status: 3 });
		expect(await push()).toMatchObject({ status: 100 });
		expect(await post('/template-status', { template_id })).toEqual({
			template_id,
			template_name: 'pick_up',
			template_status: '3',
			message_type: '1',
			category: '12',
			template_message: wanted.messages.map(({ message, language }) => ({ message, language })),
			status: 100,
			message: 'Success',
		});
	});

	it('are listed all for a blank id or none, with footer and header where documented', async () => {
		const all = await post('/template-status', { template_id: '' });
		expect(await post('/template-status')).toEqual(all);
		const byId = Object.fromEntries(all.templates.map((entry: any) => [entry.template_id, entry]));
		expect(byId.YG7203).toEqual({
			template_id: 'YG7203',
			template_name: 'welcome_message',
			template_status: '3',
			message_type: '2',
			category: '10',
			footer: 'test footer',
			template_message: [{ message: 'Hello {{1}}, Welcome', language: 'en' }],
		});
		expect(byId.YD1180).toMatchObject({ header: 'Invoice' });
		expect(['YP0001', 'YW0002', 'YR0003'].map((id) => byId[id].template_status)).toEqual([
			'1',
			'2',
			'4',
		]);
	});

	it.each([
		['a name in use', 844, { name: 'order_confirmation' }],
		['a name with capitals', 410, { name: 'Pick_Up' }],
		['no name', 410, { name: '' }],
		['message type 5', 410, { message_type: 5 }],
		['category 15', 410, { category: 15 }],
		['no messages', 410, { messages: [] }],
		['a message without language', 410, { messages: [{ message: 'Hi' }] }],
		['a language by name', 410, { messages: [{ message: 'Hi', language: 'English' }] }],
		['a language twice', 410, { messages: [wanted.messages[0], wanted.messages[0]] }],
		['a gap in the placeholders', 410, { messages: [{ message: '{{1}} {{3}}', language: 'en' }] }],
		['a long body', 410, { messages: [{ message: 'a'.repeat(1025), language: 'en' }] }],
		[
			'a long footer',
			410,
			{ messages: [{ message: 'a', language: 'en', footer: 'a'.repeat(61) }] },
		],
		['a phone channel', 410, { application: 1 }],
	])('are refused with %s', async (_title, status, fields) => {
		const before = project().templates.length;
		expect(await post('/template-request', { ...wanted, ...fields })).toMatchObject({ status });
		expect(project().templates).toHaveLength(before);
	});

	it('fail for an unknown id, for none at all, and without an official account', async () => {
		expect(await post('/template-status', { template_id: 'XX1' })).toMatchObject({ status: 804 });
		project().templates = [];
		expect(await post('/template-status')).toMatchObject({ status: 817 });
		await control('settings', { officialAccount: false });
		expect(await post('/template-status')).toMatchObject({ status: 801 });
	});
});

describe('groups', () => {
	const [member, other] = ['919000000000', '919000000001'];
	const create = async () => {
		const answer = await post('/create-whatsapp-group', { application: 10, group_subject: 'Team' });
		await control('group-member', { group_id: answer.group_id, number: member });
		return answer;
	};

	it('are created, shown, renamed and left', async () => {
		const { group_id, group_invite_link } = await create();
		expect(group_invite_link).toMatch(/^https:/);
		await post('/update-group-info', { application: 10, group_id, group_subject: 'Crew' });
		const details = await post('/group-details', { group_id });
		expect(details).toMatchObject({
			status: 100,
			group_id,
			group_subject: 'Crew',
			group_icon_link: '',
			group_invite_link,
			group_admins: [{ number: '393331234567' }],
			group_members: [{ number: '393331234567' }, { number: member }],
		});
		expect(details.group_created_date).toMatch(/^\d\d-\d\d-\d{4} \d\d:\d\d (AM|PM)$/);
		expect(details.group_members[1].created_time).toMatch(/^\d\d-\d\d-\d{4} /);
		expect(await post('/delete-group-action', { group_id, action: 3 })).toMatchObject({
			status: 100,
		});
		expect(await post('/group-details', { group_id })).toMatchObject({ status: 836 });
	});

	it('get admins out of their members and lose members and admins', async () => {
		const { group_id } = await create();
		const admins = async () => (await post('/group-details', { group_id })).group_admins.length;
		expect(await post('/add-group-admin', { group_id, number: [other] })).toMatchObject({
			status: 841,
		});
		expect(await post('/add-group-admin', { group_id, number: [member] })).toMatchObject({
			status: 100,
		});
		expect(await admins()).toBe(2);
		const remove = async (type: number, number: unknown) =>
			await post('/remove-group-members', { group_id, type, number });
		expect(await remove(1, [member, other])).toMatchObject({
			status: 100,
			data: [
				{ number: member, status: 0 },
				{ number: other, status: 1 },
			],
		});
		expect(await admins()).toBe(1);
		expect(await remove(0, [member])).toMatchObject({ data: [{ number: member, status: 0 }] });
		expect(await remove(0, [member])).toMatchObject({ status: 841 });
		expect(await remove(2, [member])).toMatchObject({ status: 839 });
		expect(await remove(0, ['+91 9'])).toMatchObject({ status: 840 });
		expect(await remove(0, [])).toMatchObject({ status: 402 });
		expect(await remove(0, member)).toMatchObject({ status: 410 });
	});

	it('lose their invite link and get a new one', async () => {
		const { group_id, group_invite_link } = await create();
		expect(await post('/delete-group-action', { group_id, action: 2 })).toMatchObject({
			status: 100,
		});
		expect(await post('/group-details', { group_id })).toMatchObject({ group_invite_link: '' });
		const renewed = await post('/generate-invite-link', { group_id });
		expect(renewed.group_invite_link).toMatch(/^https:/);
		expect(renewed.group_invite_link).not.toBe(group_invite_link);
	});

	it.each([
		['no subject', '/create-whatsapp-group', 833, {}],
		['a long subject', '/create-whatsapp-group', 834, { group_subject: 'a'.repeat(26) }],
		['another channel', '/create-whatsapp-group', 835, { application: 8, group_subject: 'a' }],
		['no id', '/group-details', 836, {}],
		['an unknown id', '/update-group-info', 836, { group_id: 'A1' }],
	])('are refused with %s', async (_title, path, status, fields) => {
		expect(await post(path, fields)).toMatchObject({ status });
	});

	it('refuse unknown actions, and icons on Web Automation', async () => {
		const { group_id } = await create();
		expect(await post('/delete-group-action', { group_id, action: 1 })).toMatchObject({
			status: 838,
		});
		expect(await post('/delete-group-action', { group_id, action: 4 })).toMatchObject({
			status: 842,
		});
	});
});

describe('devices', () => {
	it('tell the state of the server in words and that of the phone in a number', async () => {
		expect(await post('/device-status', { application: '10' })).toEqual({
			project_id: '715',
			status: 'CONNECTED',
			connected_number: '393331234567',
			version: '2.2119.6',
			message_queue_count: 0,
			time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/),
		});
		expect(await post('/device-status')).toMatchObject({ status: 100, message_queue_count: 0 });
		await control('device', { phone: 'none', server: 'TIMEOUT' });
		expect(await post('/device-status')).toMatchObject({ status: 101 });
		await control('settings', { limits: { status: 0 } });
		expect(await post('/device-status', { application: 10 })).toMatchObject({ status: 'TIMEOUT' });
		await control('device', { phone: 'offline' });
		expect(await post('/device-status')).toMatchObject({ status: 404 });
		expect(await post('/device-status', { application: 8 })).toMatchObject({ status: 410 });
	});

	it('answer three status checks a minute', async () => {
		const ask = async () => (await post('/device-status', { application: 10 })).status;
		const states = [await ask(), await ask(), await ask(), await ask()];
		expect(states).toEqual(['CONNECTED', 'CONNECTED', 'CONNECTED', 101]);
	});

	it('take the commands of their kind', async () => {
		expect(await post('/device-action', { command: 'reset' })).toMatchObject({ status: 100 });
		const server = { application: 10 };
		expect(await post('/device-action', { ...server, command: 'disconnect' })).toMatchObject({
			status: 100,
		});
		expect(await post('/device-status', server)).toMatchObject({
			status: 'UNPAIRED',
			connected_number: '',
		});
		expect(await post('/device-action', { ...server, command: 'reset' })).toMatchObject({
			status: 410,
		});
		expect(await post('/device-action', { command: 'disconnect' })).toMatchObject({ status: 410 });
		expect(await post('/device-action')).toMatchObject({ status: 410 });
		expect(project().device.commands).toEqual([
			{ target: 'phone', command: 'reset' },
			{ target: 'server', command: 'disconnect' },
		]);
	});
});

describe('/update-profile', () => {
	it('changes the given fields and leaves the others', async () => {
		await post('/update-profile', {
			about: 'About me',
			industry: 13,
			websites: ['https://example.org'],
		});
		expect(await post('/update-profile', { about: '' })).toEqual({
			status: 100,
			message: 'Success',
		});
		expect(project().profile).toEqual({
			about: '',
			industry: 13,
			websites: ['https://example.org'],
		});
	});

	it.each([
		['a long about', 819, { about: 'a'.repeat(140) }],
		['a long address', 820, { address: 'a'.repeat(257) }],
		['a long description', 821, { description: 'a'.repeat(257) }],
		['a long email', 822, { email: 'a'.repeat(251) }],
		['industry 18', 410, { industry: 18 }],
		['three websites', 410, { websites: ['https://a.org', 'https://b.org', 'https://c.org'] }],
		['a website as text', 410, { websites: 'https://a.org' }],
		['a picture that is no URL', 410, { profile_pic: 'me.png' }],
	])('refuses %s', async (_title, status, fields) => {
		expect(await post('/update-profile', { about: 'x', ...fields })).toMatchObject({ status });
		expect(project().profile).toEqual({});
	});

	it('counts an emoji once', async () => {
		expect(await post('/update-profile', { about: '🙏'.repeat(139) })).toMatchObject({
			status: 100,
		});
	});
});

describe('/two-step-verification', () => {
	it('is on with action 0 and off with 1', async () => {
		await post('/two-step-verification', { action: 0, pin: '087123' });
		expect(project().twoStep).toEqual({ enabled: true, pin: '087123' });
		await post('/two-step-verification', { action: 1 });
		expect(project().twoStep).toEqual({ enabled: false, pin: '' });
	});

	it.each([
		['no pin', { action: 0 }],
		['a pin of 5 digits', { action: 0, pin: 87123 }],
		['letters', { action: 0, pin: 'abcdef' }],
		['no action', { pin: '987123' }],
		['action 2', { action: 2, pin: '987123' }],
	])('refuses %s', async (_title, fields) => {
		expect(await post('/two-step-verification', fields)).toMatchObject({ status: 410 });
	});
});
