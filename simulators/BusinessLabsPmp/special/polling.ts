import { authorize } from '../access';
import { json, notFound } from '../answers';
import type { Answer } from '../answers';
import type { Call } from '../call';
import { shown } from '../read';
import type { Resource } from '../resource';
import { resources } from '../resources';
import type { Route } from '../route';
import type { Router } from '../router';
import { formatted } from '../salesDocument';
import type { Row } from '../table';

const POLLABLE = ['customers', 'invoices', 'leads', 'tasks', 'tickets'];
const USUAL_LIMIT = 50;
const ONE_DAY = 86_400;

/** Vendor docs: Automation. Records created or changed since a moment, newest first. */
export function pollingRoutes(router: () => Router): Route[] {
	const read = { since: 3, method: 'GET', capability: 'list' } as const;
	const guarded = (handle: (call: Call, resource: Resource) => Answer) => (call: Call) => {
		const name = call.parameters.resource;
		if (!POLLABLE.includes(name)) return notFound();
		const rights = router().rightsOf(call.token);
		authorize(rights, call.crm.version, name, 'list');
		return handle(call, resources[name]);
	};
	return [
		{
			...read,
			path: 'zapier/resources',
			handle: () => json(200, { status: true, resources: POLLABLE }),
		},
		{
			...read,
			path: 'zapier/poll/:resource',
			handle: guarded((call, resource) =>
				json(200, { status: true, resource: resource.name, data: changes(call, resource) }),
			),
		},
		{
			...read,
			path: 'zapier/test/:resource',
			handle: guarded((call, resource) => {
				const [row] = call.crm.rows(resource.name).slice(-1);
				const data = row ? [record(call, resource, row)] : [];
				return json(200, { status: true, resource: resource.name, data });
			}),
		},
	];
}

function changes(call: Call, resource: Resource): unknown[] {
	const { crm, query } = call;
	const now = Math.floor(Date.now() / 1000);
	const since = query.since === undefined ? now - ONE_DAY : Number(query.since) || 0;
	const limit = Math.max(Number.parseInt(query.limit ?? '', 10) || USUAL_LIMIT, 1);
	const table = crm.tables[resource.name];
	const moment = (row: Row) => table.changedAt(row[resource.id] ?? '');
	return table
		.all()
		.filter((row) => moment(row) >= since)
		.sort((a, b) => moment(b) - moment(a) || Number(b[resource.id]) - Number(a[resource.id]))
		.slice(0, limit)
		.map((row) => record(call, resource, row));
}

/** The samples show an `id` whatever the column is called, and an invoice's formatted number. */
function record(call: Call, resource: Resource, row: Row): Record<string, unknown> {
	const full = { id: row[resource.id], ...shown(resource, call, row, 'list') };
	return resource.name === 'invoices' ? { ...full, number: formatted(row) } : full;
}
