import { fc } from '../engine/property';
import type { Column } from '../../nodes/BusinessLabsPmp/model/column';
import { resources } from '../../simulators/BusinessLabsPmp/resources';
import { version2 } from '../../simulators/BusinessLabsPmp/version2';

type Row = Record<string, string | null>;

/** Parts of texts: HTML, quotes, lines, characters beyond ASCII; no scripting, which PMP filters. */
const WORDS = ['Blue', 'Ünïcode €', '<b>bold</b>', '"q" \'a\'', 'a & b', '100%', '中文', '#1'];
const LINES = [...WORDS, 'one\ntwo', 'one\n\nthree', '<p>a</p>\n<p>b</p>'];

const words = (from: string[]) =>
	fc.array(fc.constantFrom(...from), { minLength: 1, maxLength: 2 }).map((list) => list.join(' '));
const line = words(WORDS);
const lines = words(LINES);
export const withBreaks = (text: string) => text.replace(/(\r\n|\n|\r)/g, '<br />$1');
const small = fc.integer({ min: 0, max: 9 }).map(String);
const id = fc.integer({ min: 1, max: 3 }).map(String);
const flag = fc.constantFrom('0', '1');
const decimal = fc.integer({ min: 1, max: 999_999 }).map((cents) => (cents / 100).toFixed(2));
const day = fc
	.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
	.map(([month, date]) => `2026-${two(month)}-${two(date)}`);
const moment = fc
	.tuple(day, fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
	.map(([date, hour, minute]) => `${date} ${two(hour)}:${two(minute)}:00`);
const two = (number: number) => String(number).padStart(2, '0');

/** What a stored column can hold, by its type and by what version 2 makes of it. */
function stored(table: string, name: string): fc.Arbitrary<string | null> {
	const { type, nullable } = resources[table].columns[name];
	const { missing, zero, reads } = version2[table].columns[name] ?? {};
	const isSent = missing !== undefined && missing !== 'stays';
	if (zero === 'on') return flag;
	const value = {
		text:
			reads === 'breaks' ? lines.map(withBreaks) : isSent ? line : fc.oneof(lines, fc.constant('')),
		int: missing === 'demanded' || missing === 'refused' ? id : small,
		decimal,
		date: day,
		datetime: moment,
	}[type];
	// A handler that needs or empties it never stores NULL.
	const isNever = ['demanded', 'refused', 'empty'].includes(missing ?? '');
	return nullable && !isNever
		? fc.oneof({ weight: 3, arbitrary: value }, fc.constant(null))
		: value;
}

const RECURRING = fc.constantFrom(
	{ recurring: '0', repeat_every: '0', recurring_type: null, custom_recurring: '0' },
	{ recurring: '1', repeat_every: '2', recurring_type: 'week', custom_recurring: '0' },
	{ recurring: '1', repeat_every: '3', recurring_type: 'day', custom_recurring: '1' },
);
const NO_CYCLES = { cycles: '0', total_cycles: '0', last_recurring_date: null };

const shipping =
	(show: string) =>
	(row: Row): Row =>
		row.include_shipping === '1'
			? { ...row, [show]: row[show] === '0' ? '0' : '1' }
			: { ...row, [show]: '1' };

/** What a server only ever stores together. */
const TOGETHER: Record<string, (row: Row) => Row> = {
	// People have no company, and every read gives another name in its place.
	customers: (row) => ({ ...row, active: '1', company: row.vat ? row.company : '' }),
	contacts: (row) => ({
		...row,
		...{ userid: '3', active: '1', email: 'person@example.org' },
	}),
	leads: (row) => ({
		...row,
		...(row.junk === '1' || row.lost === '1' ? { status: '0' } : {}),
	}),
	projects: (row) => ({
		...row,
		...(row.billing_type === '1' ? { project_rate_per_hour: '0.00' } : { project_cost: '0.00' }),
		...(row.billing_type === '3' && { project_rate_per_hour: '0.00' }),
		date_finished: row.status === '4' ? '2026-05-01 10:00:00' : null,
	}),
	tasks: (row) => ({
		...row,
		...(row.recurring === '1' ? {} : NO_CYCLES),
		...(row.rel_type ? {} : { rel_type: null, rel_id: null }),
		milestone: row.rel_type === 'project' ? row.milestone : '0',
		startdate: `${row.startdate?.slice(0, 10)} 00:00:00`,
		duedate: row.duedate ? `${row.duedate.slice(0, 10)} 00:00:00` : null,
	}),
	expenses: (row) => ({ ...row, ...(row.recurring === '1' ? {} : NO_CYCLES), invoiceid: null }),
	tickets: (row) => (row.contactid === '0' ? row : { ...row, name: null, email: null }),
	staffs: (row) => ({ ...row, lastname: '', email: 'staff@example.org', admin: '0' }),
	invoices: (row) => ({
		...shipping('show_shipping_on_invoice')(row),
		...(row.recurring === '0' ? { ...NO_CYCLES, recurring_type: null, custom_recurring: '0' } : {}),
		number: '5001',
	}),
	estimates: (row) => ({
		...shipping('show_shipping_on_estimate')(row),
		...(row.include_shipping === '1'
			? { shipping_street: row.shipping_street ?? '' }
			: { shipping_street: null }),
		...{ number: '5001', invoiceid: null },
	}),
	credit_notes: (row) => ({
		...shipping('show_shipping_on_credit_note')(row),
		number: '5001',
	}),
};

/** Columns with values of their own. */
const SPECIAL: Record<string, Record<string, fc.Arbitrary<string | null>>> = {
	leads: { country: small, assigned: id, junk: flag, lost: flag },
	projects: {
		billing_type: fc.constantFrom('1', '2', '3'),
		status: fc.constantFrom('1', '2', '4'),
		clientid: id,
		name: line,
		estimated_hours: fc.option(decimal),
	},
	tasks: { rel_type: fc.constantFrom(null, 'project', 'customer'), rel_id: id, name: line },
	tickets: { contactid: small, priority: small, assigned: small },
	invoices: {
		allowed_payment_modes: fc.constantFrom(
			'a:1:{i:0;s:1:"1";}',
			'a:2:{i:0;s:1:"2";i:1;s:6:"stripe";}',
		),
		...{ recurring: fc.constantFrom('0', '1', '6'), currency: id, date: day },
		...{ custom_recurring: fc.constant('0'), recurring_type: fc.constant(null) },
	},
	estimates: { status: id, currency: id, date: day },
	proposals: {
		...{ rel_type: fc.constantFrom('lead', 'customer'), rel_id: id, status: id, currency: id },
		...{ email: fc.constant('eve@example.org'), date: day },
		content: fc.constantFrom('{proposal_items}', '<p>For {proposal_subject}</p>'),
	},
	credit_notes: { currency: id, date: day },
	expenses: { category: id, currency: id, date: day },
	contracts: {
		content: fc.constantFrom(null, '<p>{client_company} and {contract_subject}</p>', 'a\nb'),
		client: id,
		datestart: day,
	},
	calendar: {
		start: moment,
		end: fc.option(moment),
		reminder_before_type: fc.constantFrom('hours'),
	},
	timesheets: { start_time: fc.constant('10:00:00'), end_time: fc.constant('12:00:00') },
	customers: { vat: line, show_primary_contact: flag },
	subscriptions: { hash: fc.constant('h') },
};

/** Any record of a table, as the server can have stored it. */
export function anyRecord(table: string): fc.Arbitrary<Row> {
	const { columns, id: key } = resources[table];
	const names = Object.keys(columns).filter((name) => name !== key);
	const values = Object.fromEntries(
		names.map((name) => [name, SPECIAL[table]?.[name] ?? stored(table, name)]),
	);
	const recurs = ['tasks', 'expenses'].includes(table) ? RECURRING : fc.constant({});
	return fc.tuple(fc.record(values), recurs).map(([row, recurring]) => {
		const whole = { ...row, ...recurring } as Row;
		return TOGETHER[table]?.(whole) ?? whole;
	});
}

/** A value that a user gives, and what is then stored. */
export interface Given {
	given: unknown;
	stored: string | null;
}

const same = (value: string): Given => ({ given: value, stored: value });

/** What a user fills into a field; undefined for fields that do more than change their own column. */
export function anyValue({ kind, field }: Column, table: string): fc.Arbitrary<Given> | undefined {
	const { minValue = 0, maxValue = 9 } = field.typeOptions ?? {};
	const choices = (field.options ?? []).flatMap((option) =>
		'value' in option ? [option.value] : [],
	);
	switch (kind) {
		case 'text':
			if (choices.length > 0)
				return fc.constantFrom(...choices.map((value) => same(String(value))));
			if (field.name === 'number') return fc.constant(same('20001'));
			return (field.typeOptions?.rows ? lines : line).map(same);
		case 'email':
			return fc.constantFrom(
				...['new@example.org', 'New <new@example.org>'].map((given) => ({
					given,
					stored: 'new@example.org',
				})),
			);
		case 'time':
			return fc.constantFrom(same('08:00:00'), same('17:30:00'));
		case 'lines':
			return lines.map((text) => ({ given: text, stored: withBreaks(text) }));
		case 'id':
			return id.map(same);
		case 'number':
			return fc
				.integer({ min: minValue, max: maxValue })
				.map((value) => ({ given: value, stored: String(value) }));
		case 'amount':
			return decimal.map((text) => ({ given: Number(text), stored: text }));
		case 'flag':
		case 'mark':
		case 'named':
		case 'switch':
			return fc.boolean().map((value) => ({ given: value, stored: value ? '1' : '0' }));
		case 'date':
		case 'isoDate': {
			const isMoment = resources[table].columns[field.name]?.type === 'datetime';
			return day.map((text) => ({ given: text, stored: isMoment ? `${text} 00:00:00` : text }));
		}
		case 'dateTime':
		case 'calendar':
			return moment.map((text) => ({ given: text.replace(' ', 'T'), stored: text }));
		case 'unix':
			return fc.constant({ given: '2026-07-25T17:20:00Z', stored: '1785000000' });
		default:
			return undefined;
	}
}

/** A field emptied, where that means something of its own. */
export function emptied({ kind, field }: Column): Given | undefined {
	const isText = ['text', 'email', 'lines'].includes(kind) && !field.options;
	if (field.required || !isText || field.name === 'number') return undefined;
	return same('');
}
