import { byId, expectHeaders, FORM, itemWith, usePmp } from './node';

const pmp = usePmp();

describe('milestone', () => {
	test('create', async () => {
		const { json } = await pmp.run('milestone.create', {
			project_id: byId(1),
			name: 'Launch',
			due_date: '2026-07-30T00:00:00',
			additionalFields: { description_visible_to_customer: true, milestone_order: 3 },
		});
		expect(pmp.calls).toEqual(['POST /api/milestones', 'GET /api/milestones/search/Launch']);
		expectHeaders(pmp.last('POST'), FORM);
		expect(pmp.last('POST')?.body).toEqual({
			project_id: '1',
			name: 'Launch',
			due_date: '30/07/2026',
			description_visible_to_customer: 'on',
			milestone_order: '3',
		});
		expect(json[0]).toMatchObject({
			name: 'Launch',
			project_id: 1,
			due_date: '2026-07-30',
			description_visible_to_customer: true,
			milestone_order: 3,
			total_tasks: 0,
		});
	});

	test('delete, get and search', async () => {
		const got = await pmp.run('milestone.get', { id: byId(2) });
		expect(got.json[0]).toMatchObject({ id: 2, name: 'Go live' });
		const found = await pmp.run('milestone.search', { keysearch: 'live' });
		expect(found.json).toHaveLength(1);
		const deleted = await pmp.run('milestone.delete', { id: byId(2) });
		expect(deleted.json).toEqual([{ deleted: true }]);
		expect(pmp.calls).toEqual([
			'GET /api/milestones/2',
			'GET /api/milestones/search/live',
			'DELETE /api/delete/milestones/2',
		]);
		for (const request of pmp.received) expectHeaders(request);
	});

	test('update', async () => {
		await pmp.run('milestone.update', {
			id: byId(1),
			updateFields: { due_date: '2026-03-01', description_visible_to_customer: false },
		});
		expect(pmp.calls).toEqual(['GET /api/milestones/1', 'PUT /api/milestones/1']);
		expect(pmp.last('PUT')?.body).toEqual({
			project_id: '1',
			name: 'Design approved',
			due_date: '01/03/2026',
			description: 'First line\nsecond line',
		});
		const { description_visible_to_customer: visible } = pmp.row('milestones', 'id', '1');
		expect(visible).toBe('0');
	});
});

test('project create, with a file', async () => {
	const { json } = await pmp.run(
		'project.create',
		{
			name: 'New site',
			clientid: byId(1),
			billing_type: '2',
			start_date: '2026-08-01',
			status: '1',
			files: 'data',
			additionalFields: {
				deadline: '2026-12-24T00:00:00.000+01:00',
				project_members: '1,2',
				project_rate_per_hour: 80,
				progress: 10,
			},
		},
		{ items: [itemWith({ data: { fileName: 'brief.pdf', content: 'x' } })] },
	);
	expect(pmp.calls).toEqual(['POST /api/projects', 'GET /api/projects/search/New%20site']);
	expectHeaders(pmp.last('POST'), 'multipart/form-data');
	expect(pmp.last('POST')?.body).toEqual({
		name: 'New site',
		clientid: '1',
		billing_type: '2',
		start_date: '01/08/2026',
		status: '1',
		deadline: '24/12/2026',
		'project_members[]': ['1', '2'],
		project_rate_per_hour: '80.00',
		progress: '10',
	});
	expect(pmp.last('POST')?.files).toHaveLength(1);
	expect(json[0]).toMatchObject({ name: 'New site', clientid: 1, start_date: '2026-08-01' });
});

describe('ticket', () => {
	const required = {
		subject: 'Printer is on fire',
		department: byId(2),
		userid: byId(1),
		contactid: byId(1),
	};

	test('create: authtoken like everything else', async () => {
		const { json } = await pmp.run('ticket.create', {
			...required,
			additionalFields: { message: '<p>Help</p>', priority: '3', cc: 'a@example.com' },
		});
		expect(pmp.calls).toEqual([
			'POST /api/tickets',
			'GET /api/tickets/search/Printer%20is%20on%20fire',
		]);
		expectHeaders(pmp.last('POST'), FORM);
		expect(pmp.last('POST')?.body).toEqual({
			subject: 'Printer is on fire',
			department: '2',
			userid: '1',
			contactid: '1',
			message: '<p>Help</p>',
			priority: '3',
			cc: 'a@example.com',
		});
		expect(json[0]).toMatchObject({ subject: 'Printer is on fire', priority: 3, userid: 1 });
	});

	test('get and delete', async () => {
		const { json } = await pmp.run('ticket.get', { id: byId(1) });
		expect(json[0]).toMatchObject({ id: 1, subject: 'Cannot log in' });
		const deleted = await pmp.run('ticket.delete', { id: byId(1) });
		expect(deleted.json).toEqual([{ deleted: true }]);
		expect(pmp.calls).toEqual(['GET /api/tickets/1', 'DELETE /api/delete/tickets/1']);
		for (const request of pmp.received) expectHeaders(request);
	});
});
