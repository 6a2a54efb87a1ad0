import { blankRow } from './columns';
import type { Crm } from './crm';
import { storeLineItems, totalTax } from './lineItems';
import { serialize } from './php';
import { resources } from './resources';
import { addCustomTable } from './special/customTables';
import type { Row } from './table';

const CREATED = '2026-01-12 09:30:00';

const RECORDS: Record<string, Row[]> = {
	customers: [
		customer('1', 'Riverside Bakery', 'London', '235', '2026-01-05 08:00:00'),
		customer('2', 'Harbour Cycles', 'Bristol', '235', '2026-01-08 10:15:00'),
		customer('3', 'Alpine Dental Practice', 'Boston', '236', '2026-02-02 14:40:00'),
	],
	contacts: [
		contact('1', '1', 'Anna', 'Baker', 'anna.baker@example.com'),
		contact('2', '1', 'Tom', 'Baker', 'tom.baker@example.com'),
		contact('3', '2', 'Carol', 'Rider', 'carol.rider@example.com'),
		contact('4', '3', 'Daniel', 'Stone', 'daniel.stone@example.com'),
	],
	staffs: [
		staff('1', 'Grace Admin', 'grace@example.com'),
		staff('2', 'Henry Support', 'henry@example.com'),
	],
	leads: [
		lead('1', 'Olive Garden Centre', '2', 'olive@example.com'),
		lead('2', 'Paper Mill Studio', '3', 'paper@example.com'),
		{ ...lead('3', 'Unwanted Offers', '2', 'offers@example.com'), junk: '1' },
	],
	projects: [
		project('1', 'Website relaunch', '1', '2026-01-15', '2026-06-30'),
		project('2', 'Online shop', '2', '2026-02-01', null),
	],
	milestones: [
		milestone('1', 'Design approved', '1', '2026-02-28', '1'),
		milestone('2', 'Go live', '1', '2026-06-15', '2'),
	],
	tasks: [task('1', 'Draw the first design', '1', '5'), task('2', 'Collect the texts', '1', '4')],
	tickets: [
		ticket('1', 'Cannot log in', '1', '1', '1'),
		ticket('2', 'Invoice has the wrong address', '2', '3', '3'),
	],
	invoices: [invoice('1', '1', '1', '480.00'), invoice('2', '2', '2', '120.00')],
	payments: [
		{ paymentid: '1', invoiceid: '2', amount: '20.00', paymentmode: '1', date: '2026-03-05' },
	],
	knowledge_base_groups: [{ groupid: '1', name: 'First steps', group_slug: 'first-steps' }],
	knowledge_base: [
		{ articleid: '1', subject: 'How to log in', articlegroup: '1', slug: 'how-to-log-in' },
	],
	items: [item('1', 'Consulting hour', '100.00', '2'), item('2', 'Router', '89.90', '1')],
};

/** Fills an installation with a handful of records that refer to each other. */
export function seed(crm: Crm): void {
	for (const [name, rows] of Object.entries(RECORDS)) {
		for (const row of rows) addRow(crm, name, row);
	}
	for (const [id, rate] of [
		['1', '400.00'],
		['2', '100.00'],
	]) {
		const newitems = [{ description: 'Work', qty: '1', rate, order: '1', taxname: ['VAT|20.00'] }];
		storeLineItems(crm, 'invoices', id, { newitems });
		crm.tables.invoices.update(id, { total_tax: totalTax(crm, 'invoices', id) });
	}
	addCustomTable(crm, 'tblfleet_vehicles', 'id:int plate model mileage:int', [
		{ plate: 'AB12 CDE', model: 'Van', mileage: '42000' },
	]);
	crm.setList('groups', 'customers', '1', ['1', '4']);
	crm.setList('members', 'projects', '1', ['1', '2']);
	crm.setList('tags', 'projects', '1', ['web']);
	crm.setList('tags', 'tickets', '1', ['login', 'urgent']);
	crm.setList('tags', 'leads', '1', ['fair']);
	crm.setList('permissions', 'contacts', '1', ['1', '5', '6']);
	crm.customFields = [
		field('1', 'customers', 'Account manager', 'input', []),
		field('2', 'customers', 'Segment', 'select', ['Retail', 'Health', 'Other']),
		field('3', 'leads', 'Interests', 'multiselect', ['Web', 'Print', 'Hosting']),
		field('4', 'invoice', 'Purchase order', 'input', []),
	];
	crm.customValues = { 'customers:1:1': 'Grace Admin', 'customers:1:2': 'Retail' };
}

/** Adds a row as if it had been there before, whatever the API allows. */
export function addRow(crm: Crm, name: string, row: Row): string {
	const resource = resources[name];
	if (!resource) throw new Error(`No resource ${name}`);
	const created = resource.created ? { [resource.created]: crm.moment() } : {};
	return crm.tables[name].insert({ ...blankRow(resource.columns), ...created, ...row });
}

/** Adds many sample records. `values` may carry `{n}`, the number of the record. */
export function addMany(crm: Crm, name: string, count: number, values: Row = {}) {
	const resource = resources[name];
	if (!resource) throw new Error(`No resource ${name}`);
	const ids: string[] = [];
	for (let n = 1; n <= count; n++) {
		const own = Object.entries(values).map(([key, value]) => [
			key,
			value?.replaceAll('{n}', String(n)) ?? null,
		]);
		ids.push(addRow(crm, name, { ...resource.sample?.(n), ...Object.fromEntries(own) }));
	}
	return { count, first: ids[0], last: ids.at(-1) };
}

function customer(userid: string, company: string, city: string, country: string, at: string): Row {
	const place = { city, country, address: '123 Road Street', zip: 'WC1 5AB', state: '' };
	return {
		...{ userid, company, ...place, vat: '123456789', phonenumber: '+44 20 7946 0001' },
		...{ website: 'https://www.example.com', default_language: 'english', default_currency: '3' },
		...{ billing_street: '123 Road Street', billing_city: city, billing_country: country },
		...{ show_primary_contact: '1', datecreated: at },
	};
}

function contact(id: string, userid: string, firstname: string, lastname: string, email: string) {
	return {
		...{ id, userid, firstname, lastname, email, is_primary: id === '2' ? '0' : '1' },
		...{ title: 'Owner', phonenumber: '+44 20 7946 0002', datecreated: CREATED },
		...{ password: `$2a$08$${'s'.repeat(53)}`, email_verified_at: CREATED },
		...{ invoice_emails: '1', ticket_emails: '1', direction: 'ltr' },
	};
}

function staff(staffid: string, firstname: string, email: string): Row {
	return { staffid, firstname, email, password: `$2a$08$${'t'.repeat(53)}`, datecreated: CREATED };
}

function lead(id: string, name: string, status: string, email: string): Row {
	return {
		...{ id, name, company: name, email, status, source: '1', assigned: '1' },
		...{ address: '7 Mill Lane<br />\nBack yard', city: 'Leeds', country: '235' },
		...{ description: 'Asked for an offer.', dateadded: CREATED, lastcontact: CREATED },
		...{ default_language: 'english', is_public: '1', phonenumber: '+44 20 7946 0003' },
	};
}

function project(id: string, name: string, clientid: string, start: string, end: string | null) {
	return {
		...{ id, name, clientid, start_date: start, deadline: end, status: '2', billing_type: '1' },
		...{ description: 'As agreed.', project_created: start, project_cost: '5000.00' },
		...{ estimated_hours: '80.00', progress: '20', progress_from_tasks: '0' },
	};
}

function milestone(id: string, name: string, project: string, due: string, order: string): Row {
	return {
		...{ id, name, project_id: project, due_date: due, milestone_order: order },
		...{ description: 'First line<br />\nsecond line', description_visible_to_customer: '1' },
		datecreated: CREATED.slice(0, 10),
	};
}

function task(id: string, name: string, milestone: string, status: string): Row {
	return {
		...{ id, name, status, milestone, rel_id: '1', rel_type: 'project', priority: '2' },
		...{ startdate: '2026-01-20 00:00:00', duedate: '2026-02-10 00:00:00', dateadded: CREATED },
		...{ is_public: '1', billable: '1', description: 'See the project.' },
	};
}

function ticket(id: string, subject: string, userid: string, contactid: string, status: string) {
	return {
		...{ ticketid: id, subject, userid, contactid, status, department: '1', priority: '2' },
		...{ message: 'Please help.', date: CREATED, service: '1', assigned: '2', admin: '1' },
		ticketkey: `key${id}`.padEnd(32, '0'),
	};
}

function item(itemid: string, description: string, rate: string, group: string): Row {
	return { itemid, description, rate, tax: '1', group_id: group, unit: '' };
}

function invoice(id: string, number: string, clientid: string, total: string): Row {
	return {
		...{ id, number, clientid, total, subtotal: (Number(total) / 1.2).toFixed(2), currency: '1' },
		...{ date: '2026-03-01', duedate: '2026-03-31', status: number === '2' ? '3' : '1' },
		...{ billing_street: '123 Road Street', allowed_payment_modes: serialize(['1', '2']) },
		...{ datecreated: CREATED, hash: `hash${id}`.padEnd(32, '0') },
	};
}

function field(id: string, belongsTo: string, label: string, type: string, options: string[]) {
	return { id, belongsTo, label, type, required: false, options };
}
