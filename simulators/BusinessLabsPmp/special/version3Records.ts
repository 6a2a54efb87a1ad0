import { json, notFound, refusal } from '../answers';
import type { Answer } from '../answers';
import { postInput, putInput } from '../body';
import type { Call } from '../call';
import { list, one } from '../read';
import type { Resource } from '../resource';
import * as records from '../resources/version3Records';
import type { Method, Route } from '../route';
import { create, remove, update } from '../write';

/** Records that only version 3 has: most live below another one; the knowledge base has its own place. */
export const version3RecordRoutes: Route[] = [
	...belowTask('checklist', records.checklistItems),
	...belowTask('comments', records.taskComments),
	route('POST', 'tickets/reply/:id', 'tickets', reply),
	route('POST', 'invoices/:id/send', 'invoices', sendInvoice),
	route('GET', 'notes/:rel_type/:rel_id', 'notes', (call) => {
		const { rel_type: type, rel_id: id } = call.parameters;
		return list(records.notes, call, (row) => row.rel_type === type && row.rel_id === id);
	}),
	route('GET', 'notes/:id', 'notes', (call) => one(records.notes, call)),
	route('POST', 'notes', 'notes', (call) => added(records.notes, call)),
	route('PUT', 'notes/:id', 'notes', (call) => {
		const { description } = putInput(call);
		const input = description === undefined ? {} : { description };
		const { crm, parameters } = call;
		return update(records.notes, { crm, id: parameters.id, input, files: [] });
	}),
	route('DELETE', 'notes/:id', 'notes', (call) => removed(records.notes, call)),
	route('GET', 'knowledge_base', 'knowledge_base', (call) => {
		const { group_id: group } = call.query;
		return list(records.articles, call, (row) => !group || row.articlegroup === group);
	}),
	route('GET', 'knowledge_base/groups', 'knowledge_base', (call) =>
		list(records.articleGroups, call),
	),
	route('POST', 'knowledge_base/groups', 'knowledge_base', (call) =>
		added(records.articleGroups, call),
	),
	route('PUT', 'knowledge_base/groups/:id', 'knowledge_base', (call) =>
		changed(records.articleGroups, call),
	),
	route('DELETE', 'knowledge_base/groups/:id', 'knowledge_base', (call) => {
		const used = call.crm
			.rows('knowledge_base')
			.some((article) => article.articlegroup === call.parameters.id);
		if (used) return refusal(409, 'The group still has articles.');
		return removed(records.articleGroups, call);
	}),
];

function route(
	method: Method,
	path: string,
	feature: string,
	handle: (call: Call) => Answer,
): Route {
	const capability = path.endsWith('/send')
		? 'send'
		: (method.toLowerCase() as Route['capability']);
	return { since: 3, method, path, feature, capability, handle };
}

/** The four addresses of a task's checklist or comments. */
function belowTask(name: string, resource: Resource): Route[] {
	const below = (handle: (call: Call, task: string) => Answer) => (call: Call) => {
		const { task } = call.parameters;
		return call.crm.tables.tasks.get(task) ? handle(call, task) : notFound();
	};
	const own = (handle: (call: Call) => Answer) =>
		below((call, task) => {
			const row = call.crm.tables[resource.name].get(call.parameters.id);
			return row?.taskid === task ? handle(call) : notFound();
		});
	const path = `tasks/:task/${name}`;
	return [
		route(
			'GET',
			path,
			'tasks',
			below((call, task) => list(resource, call, (row) => row.taskid === task)),
		),
		route(
			'POST',
			path,
			'tasks',
			below((call, task) => added(resource, call, { taskid: task })),
		),
		route(
			'PUT',
			`${path}/:id`,
			'tasks',
			own((call) => changed(resource, call)),
		),
		route(
			'DELETE',
			`${path}/:id`,
			'tasks',
			own((call) => removed(resource, call)),
		),
	];
}

function added(resource: Resource, call: Call, extra: Record<string, string> = {}): Answer {
	const { crm, files } = call;
	return create(resource, { crm, input: { ...postInput(call), ...extra }, files });
}

function changed(resource: Resource, call: Call): Answer {
	const { crm, parameters } = call;
	return update(resource, { crm, id: parameters.id, input: putInput(call), files: [] });
}

const removed = (resource: Resource, { crm, parameters }: Call): Answer =>
	remove(resource, { crm, id: parameters.id });

/** A reply of staff answers the ticket, one of the customer opens it again. */
function reply(call: Call): Answer {
	const { crm, parameters } = call;
	const ticket = crm.tables.tickets.get(parameters.id);
	if (!ticket) return notFound();
	const input = postInput(call);
	const { ticketid, userid, contactid } = ticket;
	const author = input.admin ? {} : { userid, contactid };
	const answer = added(records.ticketReplies, call, { ...author, ticketid } as Record<
		string,
		string
	>);
	const status = String(input.status || (input.admin ? '3' : '1'));
	crm.tables.tickets.update(parameters.id, { lastreply: crm.moment(), status });
	crm.tables.tickets.touch(parameters.id);
	return answer;
}

/** Goes to the customer's contacts that want invoices by e-mail; without one it fails. */
function sendInvoice(call: Call): Answer {
	const { crm, parameters } = call;
	const invoice = crm.tables.invoices.get(parameters.id);
	if (!invoice) return notFound();
	const to = crm
		.contactsOf(invoice.clientid ?? '')
		.filter((contact) => contact.active === '1' && contact.invoice_emails === '1')
		.map((contact) => contact.email ?? '');
	if (to.length === 0) return refusal(404, 'Invoice Send Fail');
	const cc = String(postInput(call).cc ?? '');
	crm.outbox.push({ subject: `Invoice ${invoice.prefix}${invoice.number}`, to, cc });
	crm.tables.invoices.update(parameters.id, { sent: '1', datesend: crm.moment() });
	crm.onEvent('invoice', 'sent', crm.tables.invoices.get(parameters.id));
	return json(200, { status: true, message: 'Invoice sent successfully.' });
}
