import { resources } from '../../simulators/BusinessLabsPmp/resources';
import { version2 } from '../../simulators/BusinessLabsPmp/version2';
import type { Facts } from '../../simulators/BusinessLabsPmp/version2';
import { vendor } from './BusinessLabsPmpVendor';

const { put, get, control, state } = vendor();

/** A row of each table, as filled as can be, that its own update may be sent for. */
const ROWS: Record<string, Record<string, string | null>> = {
	contacts: { userid: '1', firstname: 'A', lastname: 'B', email: 'x@example.com' },
	leads: { name: 'A', source: '1', status: '2', assigned: '1' },
	projects: { name: 'A', clientid: '1', billing_type: '1', status: '2', start_date: '2026-01-02' },
	milestones: { name: 'A', project_id: '1', due_date: '2026-01-02' },
	tasks: { name: 'A', startdate: '2026-01-02 00:00:00', rel_type: 'project', rel_id: '1' },
	timesheets: { start_time: '10:00:00', end_time: '11:00:00' },
	tickets: { subject: 'A', department: '1', userid: '1', contactid: '1' },
	staffs: { firstname: 'A', email: 'y@example.com' },
	invoices: { number: '900', date: '2026-01-02', currency: '1', include_shipping: '1' },
	estimates: { number: '900', date: '2026-01-02', currency: '1', include_shipping: '1' },
	proposals: { rel_type: 'lead', rel_id: '1', email: 'z@example.com', currency: '1' },
	credit_notes: { number: '900', date: '2026-01-02', currency: '1', include_shipping: '1' },
	calendar: { start: '2026-01-02 10:00:00', end: '2026-01-02 11:00:00' },
};

/** Columns that follow another one, whose rule the simulator has in a place of its own. */
const OWN_RULES = [
	...['repeat_every', 'recurring', 'cycles', 'milestone', 'settings', 'permissions', 'lastname'],
	...['show_shipping_on_invoice', 'show_shipping_on_estimate', 'show_shipping_on_credit_note'],
	...['project_cost', 'items', 'newitems', 'removed_items', 'total_tax', 'password', 'rel_type'],
	...['rel_id', 'content', 'number', 'email', 'name', 'contactid', 'include_shipping'],
	...['shipping_street', 'vat', 'isstartnotified', 'end', 'allowed_payment_modes'],
];

const value = (table: string, name: string): string => {
	const { type } = resources[table].columns[name];
	if (version2[table].columns[name]?.zero === 'on') return '1';
	return {
		...{ text: 'Text', int: '1', decimal: '7.00' },
		...{ date: '2026-05-06', datetime: '2026-05-06 10:11:12' },
	}[type];
};

/** A value as a PUT takes it. */
const sent = (table: string, name: string, stored: string | null) => {
	const { reads } = version2[table].columns[name] ?? {};
	const [day, time] = (stored ?? '').split(' ');
	const [year, month, date] = day.split('-');
	if (reads !== 'iso' || !stored) return stored;
	return [`${date}/${month}/${year}`, ...(time ? [time] : [])].join(' ');
};

const cases = Object.entries(version2).flatMap(([table, { columns }]) =>
	Object.entries(columns)
		.filter(([name]) => name in resources[table].columns && !OWN_RULES.includes(name))
		.map(([name, facts]) => [table, name, facts] as [string, string, Facts]),
);

describe('the simulator does with each column of version 2 what its table says', () => {
	async function start(table: string) {
		await control('settings', { demandsCompany: true });
		const { columns, id: key } = resources[table];
		const filled = Object.fromEntries(
			Object.keys(columns)
				.filter((name) => name !== key)
				.map((name) => [name, value(table, name)]),
		);
		const own = Object.keys(filled).includes('junk') ? { junk: '0', lost: '0' } : {};
		const values = { ...filled, ...own, ...ROWS[table] };
		const { last } = (await control('seed', { resource: table, values })) as { last: string };
		const row = () => state().tables[table].find((each) => each[key] === last)!;
		const stored = structuredClone(row());
		const whole = Object.fromEntries(
			Object.keys(version2[table].columns)
				.filter((name) => name in columns && version2[table].columns[name].reads !== 'never')
				.filter((name) => name !== 'total_tax')
				.map((name) => [name, sent(table, name, stored[name])]),
		);
		const more = 'items' in version2[table].columns ? { items: [{ itemid: '0' }] } : {};
		const modes = table === 'invoices' ? { allowed_payment_modes: ['1'] } : {};
		return { last, row, stored, whole: { ...whole, ...more, ...modes } as Record<string, unknown> };
	}

	const outcome = async (table: string, name: string, change: { without?: true; to?: string }) => {
		const { last, row, stored, whole } = await start(table);
		const body = { ...whole };
		if (change.without) delete body[name];
		else body[name] = change.to;
		const { status, body: answer } = await put(`${table}/${last}`, body);
		const complaints = Object.keys((answer.error ?? {}) as object);
		if (complaints.includes(name)) return 'refused';
		if (status === 500) return 'failed';
		return row()[name] === stored[name] ? 'stays' : row()[name];
	};

	test.each(cases)('%s.%s, left out', async (table, name, { missing }) => {
		const expected = {
			...{ stays: 'stays', zero: '0', null: null, empty: '', off: '0', failed: 'failed' },
			...{ refused: 'refused', demanded: 'refused', removed: 'removed' },
		}[missing];
		const seen = await outcome(table, name, { without: true });
		expect(Number(seen) === 0 && expected === '0' ? '0' : seen).toBe(expected);
	});

	const worded = cases.filter(([, , { zero }]) => ['on', 'null', 'refused'].includes(zero));
	test.each(worded)('%s.%s as "0"', async (table, name, { zero }) => {
		const seen = await outcome(table, name, { to: '0' });
		expect(seen).toBe({ on: 'stays', null: null, refused: 'refused' }[zero as string]);
	});

	const broken = cases.filter(([, , { reads }]) => reads === 'breaks');
	test.each(broken)('%s.%s gains line breaks with every write', async (table, name) => {
		const { last, whole, row } = await start(table);
		await put(`${table}/${last}`, { ...whole, [name]: 'a\nb' });
		expect(row()[name]).toBe('a<br />\nb');
		const { body } = await get(`${table}/${last}`);
		const record = (Array.isArray(body) ? body[0] : body) as Record<string, unknown>;
		expect(record[name]).toBe('a<br />\nb');
		await put(`${table}/${last}`, { ...whole, [name]: record[name] });
		expect(row()[name]).toBe('a<br /><br />\nb');
	});

	test('every column of the table has a place of evidence', () => {
		for (const [, , { at }] of cases) expect(at).toMatch(/^(controllers|models)\/\w+\.php:\d+$/);
	});
});
