import { json, notFound } from '../answers';
import { postInput } from '../body';
import { webhooks } from '../resources/webhooks';
import type { Route } from '../route';
import { create, remove } from '../write';
import type { Deliveries } from './deliveries';
import { eventGroups } from './events';

const common = { since: 3, feature: 'webhooks' } as const;

/** What webhooks have beside the uniform addresses. */
export function webhookRoutes(deliveries: Deliveries): Route[] {
	return [
		{
			...common,
			method: 'GET',
			path: 'webhooks/events',
			capability: 'get',
			handle: ({ crm }) =>
				json(200, { status: true, events: eventGroups(crm.settings.eventSeparator) }),
		},
		{
			...common,
			method: 'POST',
			path: 'webhooks',
			capability: 'post',
			handle(call) {
				const { crm, files } = call;
				const { status, body } = create(webhooks, { crm, input: postInput(call), files });
				const answer = body as { record_id: number };
				return json(status, { ...answer, id: answer.record_id });
			},
		},
		{
			...common,
			method: 'POST',
			path: 'webhooks/:id/toggle',
			capability: 'put',
			handle({ crm, parameters: { id } }) {
				const row = crm.tables.webhooks.get(id);
				if (!row) return notFound();
				const active = row.active === '1' ? '0' : '1';
				crm.tables.webhooks.update(id, { active });
				const message = `Webhook ${active === '1' ? 'enabled' : 'disabled'} successfully.`;
				return json(200, { status: true, message, active });
			},
		},
		{
			...common,
			method: 'GET',
			path: 'webhooks/:id/logs',
			capability: 'get',
			handle({ crm, parameters: { id } }) {
				const logs = deliveries.logsOf(id);
				if (!crm.tables.webhooks.get(id) || logs.length === 0) return notFound();
				return json(200, logs);
			},
		},
		{
			...common,
			method: 'DELETE',
			path: 'webhooks/:id',
			capability: 'delete',
			handle({ crm, parameters: { id } }) {
				deliveries.forget(id);
				return remove(webhooks, { crm, id });
			},
		},
	];
}
