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
