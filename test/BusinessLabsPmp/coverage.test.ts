import type { IDataObject } from 'n8n-workflow';
import { resources } from '../../nodes/BusinessLabsPmp/resources';
import { nothing } from '../engine/nothing';

/** Every call that the vendor documents well enough; a star stands for a part that varies. */
const DOCUMENTED = `
GET /api/customers
GET /api/customers/*
GET /api/customers/search/*
GET /api/contacts/*
GET /api/contacts/*/*
GET /api/contacts/search/*
GET /api/leads
GET /api/leads/*
GET /api/leads/search/*
GET /api/projects
GET /api/projects/*
GET /api/projects/search/*
GET /api/milestones
GET /api/milestones/*
GET /api/milestones/search/*
GET /api/tasks
GET /api/tasks/*
GET /api/tasks/search/*
GET /api/tasks/*/checklist
GET /api/tasks/*/comments
GET /api/tickets
GET /api/tickets/*
GET /api/tickets/search/*
GET /api/staffs
GET /api/staffs/*
GET /api/staffs/search/*
GET /api/invoices
GET /api/invoices/*
GET /api/invoices/search/*
GET /api/estimates
GET /api/estimates/*
GET /api/estimates/search/*
GET /api/proposals
GET /api/proposals/*
GET /api/proposals/search/*
GET /api/credit_notes
GET /api/credit_notes/*
GET /api/credit_notes/search/*
GET /api/payments
GET /api/payments/*
GET /api/payments/search/*
GET /api/items
GET /api/items/*
GET /api/items/search/*
GET /api/expenses
GET /api/expenses/*
GET /api/expenses/search/*
GET /api/contracts
GET /api/contracts/*
GET /api/contracts/search/*
GET /api/subscriptions
GET /api/subscriptions/*
GET /api/timesheets
GET /api/timesheets/*
GET /api/calendar
GET /api/calendar/*
GET /api/common/expense_category
GET /api/common/payment_mode
GET /api/common/tax_data
GET /api/custom_fields/*
GET /api/custom_fields/*/*
GET /api/knowledge_base
GET /api/knowledge_base/*
GET /api/knowledge_base/search/*
GET /api/knowledge_base/groups
GET /api/notes/*/*
GET /api/notes/*
GET /api/webhooks
GET /api/webhooks/*
GET /api/webhooks/events
GET /api/webhooks/*/logs
GET /api/thirdparty/customtable/*
GET /api/thirdparty/customtable/*/*
POST /api/customers
POST /api/contacts
POST /api/leads
POST /api/projects
POST /api/milestones
POST /api/tasks
POST /api/tasks/*/checklist
POST /api/tasks/*/comments
POST /api/tickets
POST /api/tickets/reply/*
POST /api/staffs
POST /api/invoices
POST /api/invoices/*/send
POST /api/estimates
POST /api/proposals
POST /api/credit_notes
POST /api/payments
POST /api/items
POST /api/expenses
POST /api/contracts
POST /api/subscriptions
POST /api/timesheets
POST /api/calendar
POST /api/knowledge_base
POST /api/knowledge_base/groups
POST /api/notes
POST /api/webhooks
POST /api/webhooks/*/toggle
POST /api/batch
POST /api/thirdparty/customtable/*
PUT /api/customers/*
PUT /api/contacts/*
PUT /api/leads/*
PUT /api/projects/*
PUT /api/milestones/*
PUT /api/tasks/*
PUT /api/tasks/*/checklist/*
PUT /api/tasks/*/comments/*
PUT /api/tickets/*
PUT /api/staffs/*
PUT /api/invoices/*
PUT /api/estimates/*
PUT /api/proposals/*
PUT /api/credit_notes/*
PUT /api/items/*
PUT /api/expenses/*
PUT /api/contracts/*
PUT /api/subscriptions/*
PUT /api/timesheets/*
PUT /api/calendar/*
PUT /api/knowledge_base/*
PUT /api/knowledge_base/groups/*
PUT /api/notes/*
PUT /api/webhooks/*
PUT /api/thirdparty/customtable/*/*
DELETE /api/delete/customers/*
DELETE /api/delete/contacts/*
DELETE /api/delete/leads/*
DELETE /api/delete/projects/*
DELETE /api/delete/milestones/*
DELETE /api/delete/tasks/*
DELETE /api/tasks/*/checklist/*
DELETE /api/tasks/*/comments/*
DELETE /api/delete/tickets/*
DELETE /api/delete/staffs/*
DELETE /api/invoices/*
DELETE /api/estimates/*
DELETE /api/proposals/*
DELETE /api/credit_notes/*
DELETE /api/delete/items/*
DELETE /api/expenses/*
DELETE /api/contracts/*
DELETE /api/subscriptions/*
DELETE /api/timesheets/*
DELETE /api/calendar/*
DELETE /api/knowledge_base/*
DELETE /api/knowledge_base/groups/*
DELETE /api/notes/*
DELETE /api/webhooks/*
DELETE /api/thirdparty/customtable/*/*
`;

/** The call of an operation, with a star for every value. */
function callsOf(): string[] {
	const stars = new Proxy<IDataObject>({}, { get: () => '*' });
	return resources.flatMap(({ operations }) =>
		operations.flatMap(({ request }) => {
			if (!request) return [];
			const { method, path } = request(stars, {});
			return [`${method} ${decodeURIComponent(path)}`];
		}),
	);
}

const rows = DOCUMENTED.trim().split('\n');

test('every documented call has an operation', () => {
	const calls = callsOf();
	nothing(
		rows.filter((row) => !calls.includes(row)),
		'Add an operation to nodes/BusinessLabsPmp/resources, or take the call out of DOCUMENTED in test/BusinessLabsPmp/coverage.test.ts.',
	);
});

test('no operation makes a call of its own invention', () => {
	nothing(
		callsOf().filter((call) => !rows.includes(call)),
		'Add the call to DOCUMENTED in test/BusinessLabsPmp/coverage.test.ts, and its source to docs/vendors/businesslabs-pmp.md.',
	);
});

test('names, values and words are as n8n wants them', () => {
	for (const { name, operations } of resources) {
		expect(name).toMatch(/^[A-Z]/);
		const values = operations.map(({ value }) => value);
		expect(new Set(values).size).toBe(values.length);
		for (const { action, description } of operations) {
			expect(action).not.toMatch(/\.$/);
			expect(description.length).toBeGreaterThan(10);
		}
	}
});
