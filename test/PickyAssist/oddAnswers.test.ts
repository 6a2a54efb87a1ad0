// Answers of Picky Assist in other shapes than its documents show.
import { channel, usePickyAssist } from './node';

const picky = usePickyAssist();
const answer = (body: unknown, status = 200) =>
	picky.simulator.faults.set([
		{ path: '/api/', status, headers: { 'content-type': 'application/json' }, body },
	]);
const text = { application: channel('8'), number: '391234567', message: 'Hi' };

it('takes an entry that is not packed into a list for the entry of its recipient', async () => {
	answer({ status: 100, push_id: 7, data: { number: '391234567', msg_id: '1', status: 100 } });
	const { json } = await picky.run('message.sendText', text);
	expect(json).toMatchObject([{ push_id: 7, msg_id: '1' }]);
	answer({ status: 100, data: { number: '391234567', msg_id: '', status: 406, message: 'Bad' } });
	const { error } = await picky.fail('message.sendText', text);
	expect(error.message).toContain('refused: Bad (code 406: ');
});

it.each(['error', false])('tells of an entry with the status %j without a code', async (status) => {
	answer({ status: 100, data: [{ number: '391234567', status, message: 'Bad' }] });
	const { error } = await picky.fail('message.sendText', text);
	expect(error.message).toBe('Picky Assist refused: Bad [item 0]');
});

it.each([
	{ msg_id: '0', status: 406, message: 'Bad' },
	{ msg_id: null, status: 'FAILED', message: 'Bad' },
	{ error: 'Bad' },
	{ msg_id: '', error_message: 'Bad' },
])('tells of an entry that was refused: %j', async (entry) => {
	answer({ status: 100, data: [{ number: '391234567', ...entry }] });
	const { error } = await picky.fail('message.sendText', text);
	expect(error.message).toContain('Picky Assist refused: Bad');
});

it.each([
	{ status: 406, message: 'Bad' },
	{ status: 'failed', message: 'Bad' },
	{ status: '0', error: 'Bad' },
])(
	'does not tell a message with an ID as sent where a failure stands beside it: %j',
	async (no) => {
		answer({ status: 100, data: [{ number: '391234567', msg_id: '7', ...no }] });
		const { error } = await picky.fail('message.sendText', text);
		expect(error.message).toContain('The message to 391234567 may have been sent');
		expect(error.description).toContain('gave it the ID 7, but says: Bad');
	},
);

it.each([
	{ msg_id: '7', status: '0' },
	{ msg_id: 7, status: '2' },
	{ status: 100 },
	{ status: 'success' },
	{ status: true },
])('takes an entry for accepted: %j', async (entry) => {
	answer({ status: 100, data: [{ number: '391234567', ...entry }] });
	expect((await picky.run('message.sendText', text)).json).toHaveLength(1);
});

it.each([' ', '0', 'null', 'NULL', 'false', '-1', -1, 'n/a', null])(
	'takes an ID of %j for none: the message is not told as sent',
	async (msg_id) => {
		answer({ status: 100, push_id: 7, data: [{ number: '391234567', msg_id }] });
		const { error } = await picky.fail('message.sendText', text);
		expect(error.message).toContain('may have been sent');
		expect(error.description).toContain('gave it no ID');
	},
);

it.each([
	{ total: 45 },
	{ total: '45' },
	{ has_more: true },
	{ has_more: 1 },
	{ page: 1, total_pages: 3 },
	{ paginator: { total_count: 45 } },
])('does not take a list for whole that is longer: %j', async (said) => {
	const rows = [{ template_id: '1', project_id: '1' }];
	for (const list of ['template.getAll', 'project.getAll']) {
		answer({ status: 100, templates: rows, projects: rows, ...said });
		const { error } = await picky.fail(list, { returnAll: true });
		expect(error.message).toMatch(/gives (1 of 45|only 1) /);
	}
});

it.each([{ error: 'Bad' }, { success: false }, { success: 'false', errors: ['Bad'] }])(
	'does not take a yes that is a no as well for either: %j',
	async (no) => {
		answer({ status: 100, push_id: 7, data: [{ number: '391234567', msg_id: '1' }], ...no });
		const { error } = await picky.fail('message.sendText', text);
		expect(error.message).toContain('may have been sent');
		expect(error.description).toContain('says yes and no at once');
		answer({ status: 100, templates: [], ...no });
		const list = await picky.fail('template.getAll', { returnAll: true });
		expect(list.error.message).toContain('says yes and no at once');
	},
);

it.each([{ error: '' }, { error: null }, { errors: [] }, { error: 'None' }, { success: 1 }])(
	'takes a yes for one, although %j stands beside it',
	async (nothing) => {
		answer({ status: 100, data: [{ number: '391234567', msg_id: '1' }], ...nothing });
		expect((await picky.run('message.sendText', text)).json).toHaveLength(1);
	},
);

it('says of a template without a state that it is unknown', async () => {
	answer({ status: 100, templates: [{ template_id: '1' }] });
	const { json } = await picky.run('template.getAll', { returnAll: true, simplify: false });
	expect(json).toMatchObject([{ template_status_name: 'unknown' }]);
});

it.each([408, 499])('does not take a HTTP %s for a code of Picky Assist', async (status) => {
	answer({ status, message: 'Timeout' }, status);
	const { error } = await picky.fail('message.sendText', text);
	expect(error.message).toContain('may have been sent');
	expect(error.description).not.toContain('refused');
	expect(error.description).toContain('Timeout');
});

it.each([{ status: 100 }, { status: 100, result: [] }, { status: 100, data: 'x' }])(
	'does not take %j for an empty list',
	async (body) => {
		answer(body);
		const all = { returnAll: true };
		expect((await picky.fail('template.getAll', all)).error.message).toContain(
			'a list of templates',
		);
		expect((await picky.fail('project.getAll', all)).error.message).toContain('a list of projects');
	},
);

it.each([null, '', [], {}])('takes %j in the place of the list for an empty one', async (none) => {
	answer({ status: 100, templates: none, projects: none });
	expect((await picky.run('template.getAll', { returnAll: true })).json).toEqual([]);
	expect((await picky.run('project.getAll', { returnAll: true })).json).toEqual([]);
});

describe('members that were to be removed from a group', () => {
	const remove = { group_id: 'A1', type: 0, number: '391234567' };

	it.each([
		[{ number: '391234567', status: 406, message: 'Bad' }, false],
		[[{ number: '391234567', status: false }], false],
		[[{ number: '391234567', status: '' }], false],
		[{ number: '391234567', status: '0' }, true],
	])('%j', async (data, removed) => {
		answer({ status: 100, data });
		expect((await picky.run('group.removeMembers', remove)).json).toMatchObject([{ removed }]);
	});

	it('are told although there is no entry of any', async () => {
		answer({ status: 100, data: [] });
		expect((await picky.run('group.removeMembers', remove)).json).toHaveLength(1);
	});
});
