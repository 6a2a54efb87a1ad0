// Before version 3 an update sends back what it read: what makes no sense goes back as it was, or not at all.
import { fc } from '../engine/property';
import type { IDataObject } from 'n8n-workflow';
import { fieldsFor } from '../../nodes/BusinessLabsPmp/model/definition';
import type { Definition } from '../../nodes/BusinessLabsPmp/model/definition';
import { resources } from '../../nodes/BusinessLabsPmp/resources';
import { anyRecord } from './anyRecord';
import { CASES } from './keepsCases';
import { byId, usePmp } from './node';

const pmp = usePmp();

const definitionOf = (resource: string) =>
	(resources.find(({ value }) => value === resource) as unknown as { definition: Definition })
		.definition;

/** Changes that leave alone what is sent back, and what has to be given with them. */
const CHANGES: Record<string, [IDataObject, IDataObject?]> = {
	customer: [{ city: 'Rome' }, { groups_in: '1' }],
	contact: [{ title: 'Owner' }, { customer_id: byId(3), permissions: ['1'] }],
	lead: [{ city: 'Rome' }],
	project: [{ description: 'New' }, { project_members: '1' }],
	milestone: [{ milestone_order: 2 }],
	task: [{ description: 'New' }],
	timesheet: [{ hourly_rate: 5 }],
	ticket: [{ service: '2' }, { tags: 'a' }],
	staff: [{ skype: 'x' }],
	invoice: [{ adminnote: 'New' }],
	estimate: [{ adminnote: 'New' }],
	proposal: [{ open_till: '2026-12-01' }],
	creditNote: [{ adminnote: 'New' }],
	expense: [{ reference_no: 'New' }],
	contract: [{ description: 'New' }],
	calendarEvent: [{ color: '#ffffff' }],
};

/** Every read gives these values in place of the record's own. */
const shown = (values: IDataObject) => {
	const changed = (row: IDataObject) => ({ ...row, ...values });
	const cut = (body: unknown) =>
		Array.isArray(body) ? body.map(changed) : changed(body as IDataObject);
	pmp.simulator.faults.set([{ method: 'GET', cut }]);
};

/** A record of its own for each test. */
const seeded = async (resource: string): Promise<string> => {
	const { table } = CASES[resource];
	const [values] = fc.sample(anyRecord(table), { numRuns: 1, seed: 1 });
	return ((await pmp.control('seed', { resource: table, values })) as { last: string }).last;
};

const update = async (resource: string, id: string, changes: IDataObject, more: object = {}) => {
	const [, beside = {}] = CHANGES[resource];
	const parameters = { ...beside, id: byId(id), updateFields: changes };
	const { json } = await pmp.run(`${resource}.update`, parameters, {
		onError: 'continueRegularOutput',
		...more,
	});
	const sent = pmp.last('PUT')?.body as IDataObject | undefined;
	pmp.simulator.ledger.clear();
	return { error: json[0].error as string | undefined, sent };
};

describe.each(Object.keys(CHANGES))('%s', (resource) => {
	const { columns, resent = [] } = definitionOf(resource);
	const [changes] = CHANGES[resource];
	const kept = fieldsFor(columns, 'update').filter(({ field }) => resent.includes(field.name));

	test.each(kept.map((column) => [column.field.name, column] as const))(
		'%s',
		async (name, { kind, field }) => {
			const given = name in changes ? { note: 'New' } : changes;
			const id = await seeded(resource);
			const isText = ['text', 'lines', 'email'].includes(kind);
			for (const value of ['n/a', '1.234,50', 'Invalid date', false, { a: 1 }]) {
				// Under this name a no is the answer's own.
				if (name === 'status' && value === false) continue;
				shown({ [name]: value } as IDataObject);
				const { error, sent } = await update(resource, id, given);
				const isSwitch = ['flag', 'mark', 'named'].includes(kind);
				if (isSwitch && value === false)
					expect([value, error, sent?.[name]]).toEqual([value, undefined, undefined]);
				else if (isText && typeof value === 'string') expect(sent).toHaveProperty(name, value);
				else {
					expect([value, error]).toEqual([
						value,
						expect.stringContaining(`as ${field.displayName}`),
					]);
					expect(sent).toBeUndefined();
				}
			}
		},
	);
});

describe('a date comes in many forms', () => {
	test.each<[unknown, string, string | undefined]>([
		['2026-03-01', 'd/m/Y', '01/03/2026'],
		['2026-03-01', '', '01/03/2026'],
		['2026-03-01 00:00:00', 'd.m.Y', '01.03.2026'],
		['2026-03-01T00:00:00.000000Z', 'm/d/Y', '03/01/2026'],
		['2026-03-01 10:30:00.000000', 'd/m/Y', '01/03/2026 10:30:00'],
		['03-01-2026 10:30', 'm-d-Y', '03-01-2026 10:30'],
		['0000-00-00', 'd/m/Y', ''],
		['0000-00-00 00:00:00', 'd/m/Y', ''],
		['', 'd/m/Y', ''],
		['2026-03-01T22:00:00Z', 'd/m/Y', undefined],
		['2026-03-01T10:00:00+02:00', 'd/m/Y', undefined],
		['01.03.2026', 'd/m/Y', undefined],
		['-0001-11-30', 'd/m/Y', undefined],
		[1772323200, 'd/m/Y', undefined],
		['null', 'd/m/Y', undefined],
	])('%j with %j', async (due_date, dateFormat, expected) => {
		shown({ due_date } as IDataObject);
		await pmp.control('settings', { dateFormat: dateFormat || 'd/m/Y' });
		const credentials = { dateFormat } as never;
		const { error, sent } = await update('milestone', '1', { milestone_order: 2 }, { credentials });
		expect(sent?.due_date).toBe(expected);
		if (expected === undefined) expect(error).toContain('as Due Date, which cannot be');
	});

	test.each([
		['2026-03-01', '2026-03-01'],
		['2026-03-01 00:00:00', '2026-03-01'],
		['2026-03-01T00:00:00.000Z', '2026-03-01'],
		['01/03/2026', '01/03/2026'],
		['0000-00-00', '0000-00-00'],
	])('%s of a document is %s', async (date, expected) => {
		const id = await seeded('proposal');
		shown({ date });
		const { sent } = await update('proposal', id, CHANGES.proposal[0]);
		expect(sent?.date).toBe(expected);
	});

	test('in the format of the installation, it is the same date', async () => {
		const failed = { status: 404, body: { status: false, message: 'Milestone Update Fail.' } };
		const headers = { 'content-type': 'application/json' };
		const cut = (body: unknown) => ({ ...(body as IDataObject), due_date: '01/03/2026' });
		pmp.simulator.faults.set([
			{ method: 'GET', cut },
			{ method: 'PUT', headers, ...failed },
		]);
		const { error } = await update('milestone', '1', { due_date: '2026-03-01' });
		expect(error).toBeUndefined();
		const other = await update('milestone', '1', { due_date: '2026-03-02' });
		expect(other.error).toContain('Milestone Update Fail.');
	});
});

test.each([
	['Yes', 'on'],
	['TRUE', 'on'],
	['No', undefined],
	['off', undefined],
])('a switch that reads %s', async (is_public, expected) => {
	shown({ is_public });
	const { sent } = await update('task', '1', CHANGES.task[0]);
	expect(sent?.is_public).toBe(expected);
});

describe('how a record repeats', () => {
	const repeats = { recurring: '1', custom_recurring: '0', recurring_type: 'week' };

	test.each<[string, IDataObject, IDataObject | undefined]>([
		['task', { ...repeats, repeat_every: null }, undefined],
		['task', { ...repeats, repeat_every: 'undefined' }, undefined],
		['expense', { ...repeats, repeat_every: '2', recurring_type: 'n/a' }, undefined],
		['expense', { ...repeats, repeat_every: '2' }, { repeat_every: '2-week' }],
		['invoice', { recurring: 'n/a', custom_recurring: '0' }, undefined],
		['invoice', { recurring: '3', custom_recurring: '1', recurring_type: null }, undefined],
		[
			'invoice',
			{ recurring: '3', custom_recurring: '0', recurring_type: null },
			{ recurring: '3' },
		],
	])('%s that reads %j', async (resource, values, expected) => {
		const id = await seeded(resource);
		shown(values);
		const { error, sent } = await update(resource, id, CHANGES[resource][0]);
		if (expected) expect(sent).toMatchObject(expected);
		else {
			expect(error).toMatch(/as (Repeat|Recurring) Every, which cannot be written back/);
			expect(sent).toBeUndefined();
		}
	});
});

test('a sum of taxes that is no number makes no total', async () => {
	shown({ total_tax: '1.234,50' });
	const newitems = { item: [{ description: 'A', qty: 1, rate: 10 }] };
	const { json } = await pmp.run(
		'invoice.update',
		{ id: byId(1), newitems, updateFields: {} },
		{ onError: 'continueRegularOutput' },
	);
	expect(json[0].error).toContain('PMP shows "1.234,50" as the sum of the taxes');
	expect(pmp.last('PUT')).toBeUndefined();
});

test('what a server does not tell is said before it is cleared', async () => {
	const cut = (body: unknown) =>
		Object.fromEntries(Object.entries(body as IDataObject).filter(([name]) => name !== 'billable'));
	pmp.simulator.faults.set([{ method: 'GET', cut }]);
	const { hints } = await pmp.run('task.update', { id: byId(1), updateFields: { priority: '3' } });
	expect(hints.join()).toContain('clears them with every update that leaves them out: Billable');
});
