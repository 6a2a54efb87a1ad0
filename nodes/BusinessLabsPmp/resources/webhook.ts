import type { IDataObject } from 'n8n-workflow';
import { listFields } from '../../shared/description/fields';
import type { Field, Operation, Values } from '../../shared/contract/types';
import { pathSegment } from '../../shared/values/url';
import { secret, text, wholeNumber } from '../model/columns';
import { acknowledged } from '../operations/create';
import { crud } from '../operations/crud';
import { keyOf } from '../model/definition';
import { eventNames } from '../model/eventNames';
import { recordField } from '../model/references';
import { fromServer } from '../model/serverList';

const webhookField = recordField('webhook');
const pathOf = ({ id }: Values, rest: string) =>
	`/api/webhooks/${pathSegment(id, 'Webhook')}/${rest}`;

const events: Field = {
	...fromServer('Event Names or IDs', 'events', 'getEvents'),
	required: true,
};

const own: Operation[] = [
	{
		name: 'Get Events',
		value: 'getEvents',
		action: 'Get webhook events',
		description: 'Get the names of the events that webhooks can listen to',
		fields: listFields,
		request: () => ({ method: 'GET', path: '/api/webhooks/events', expect: 'done' }),
		items: (body) => eventNames(body).map(({ name, group }) => ({ name, group })),
	},
	{
		name: 'Get Logs',
		value: 'getLogs',
		action: 'Get the deliveries of a webhook',
		description: 'Get the latest deliveries of a webhook, at most 500',
		fields: [webhookField, ...listFields],
		request: (values) => ({ method: 'GET', path: pathOf(values, 'logs'), expect: 'list' }),
	},
	{
		name: 'Toggle',
		value: 'toggle',
		action: 'Toggle a webhook',
		description: 'Turn a webhook on if it is off, and off if it is on',
		fields: [webhookField],
		key: ({ id }) => keyOf({ path: 'webhooks' }, id),
		request: (values) => ({ method: 'POST', path: pathOf(values, 'toggle') }),
		items: (body) => [acknowledged(body as IDataObject)],
	},
];

/** Vendor docs: "Webhooks". */
export const webhook = crud({
	name: 'Webhook',
	value: 'webhook',
	one: 'webhook',
	many: 'webhooks',
	path: 'webhooks',
	idKey: 'id',
	id: webhookField,
	columns: [
		text('name', 'Name', { required: true }),
		text('url', 'URL', {
			required: true,
			placeholder: 'e.g. https://example.com/hook',
			description: 'URL that receives the events. Private addresses are refused.',
			url: true,
		}),
		{ field: events, kind: 'list' },
		text('headers', 'Headers', {
			placeholder: 'e.g. {"X-Source": "PMP"}',
			description: 'Additional headers as a JSON object',
		}),
		wholeNumber('retry_count', 'Retries', {
			maxValue: 10,
			initially: 3,
			description: 'How many times a failed delivery is retried',
		}),
		secret('secret', 'Secret', { description: 'Secret that deliveries are signed with' }),
		wholeNumber('timeout', 'Timeout', {
			minValue: 1,
			maxValue: 120,
			initially: 30,
			description: 'How many seconds a delivery may take',
		}),
	],
	summary: [
		...['id', 'name', 'url', 'events', 'active'],
		...['has_secret', 'timeout', 'retry_count', 'datecreated'],
	],
	kinds: { active: 'flag' },
	created: 'datecreated',
	match: ['name', 'url'],
	operations: ['create', 'delete', 'get', 'getAll', 'update'],
	plainDelete: true,
	since3: true,
	more: own,
});
