import { vendor } from './BusinessLabsPmpVendor';

const { call, control } = vendor();

/** `METHOD path` of every documented operation, by the first version of the module that has it. */
const SINCE: Record<number, string[]> = {
	1: [
		...crud('customers'),
		...crud('leads'),
		...crud('projects'),
		...crud('milestones'),
		...crud('tasks'),
		...crud('tickets'),
		...crud('staffs'),
	],
	2: [
		'GET contacts/1',
		'GET contacts/1/1',
		'GET contacts/search/a',
		...['POST contacts', 'PUT contacts/1', 'DELETE contacts/1', 'DELETE delete/contacts/1'],
		...document('invoices'),
		...document('estimates'),
		...document('proposals'),
		...document('credit_notes'),
		...document('expenses'),
		...['GET payments', 'GET payments/1', 'GET payments/search/a', 'POST payments'],
		...['GET items', 'GET items/1', 'GET items/search/a'],
		...plain('contracts'),
		...plain('subscriptions'),
		...plain('timesheets'),
		...plain('calendar'),
		...['GET common/expense_category', 'GET common/payment_mode', 'GET common/tax_data'],
		...['GET custom_fields/customers', 'GET custom_fields/customers/1'],
	],
	3: [
		...['POST items', 'PUT items/1', 'DELETE items/1', 'DELETE delete/items/1'],
		'GET contracts/search/a',
		...below('tasks/1/checklist'),
		...below('tasks/1/comments'),
		...['POST tickets/reply/1', 'POST invoices/1/send'],
		...plain('knowledge_base'),
		'GET knowledge_base/search/a',
		...below('knowledge_base/groups'),
		...['GET notes/lead/1', 'GET notes/1', 'POST notes', 'PUT notes/1', 'DELETE notes/1'],
		...plain('webhooks'),
		...['GET webhooks/events', 'POST webhooks/1/toggle', 'GET webhooks/1/logs'],
		...['GET zapier/resources', 'GET zapier/poll/leads', 'GET zapier/test/leads', 'POST batch'],
		'GET openapi',
		...plain('thirdparty/customtable/tblfleet_vehicles'),
	],
};

function crud(name: string): string[] {
	return [...document(name), `DELETE delete/${name}/1`];
}

function document(name: string): string[] {
	return [...plain(name), `GET ${name}/search/a`];
}

function plain(name: string): string[] {
	return [...below(name), `GET ${name}/1`];
}

function below(name: string): string[] {
	return [`GET ${name}`, `POST ${name}`, `PUT ${name}/1`, `DELETE ${name}/1`];
}

it.each([1, 2, 3])('version %i has what it had, and no more', async (version) => {
	await control('version', { version });
	const known: string[] = [];
	const all = Object.values(SINCE).flat();
	for (const operation of all) {
		const [method, path] = operation.split(' ');
		const { status, text, body } = await call(method, path);
		const lacks = text.includes('<title>404 Page Not Found') || body.message === 'Unknown method';
		if (!lacks) known.push(operation);
		expect([operation, lacks ? [404, 405].includes(status) : status < 500]).toEqual([
			operation,
			true,
		]);
	}
	const expected = Object.entries(SINCE).flatMap(([since, operations]) =>
		Number(since) <= version ? operations : [],
	);
	expect(known).toEqual(expected);
});
