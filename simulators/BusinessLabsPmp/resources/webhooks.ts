import { columns } from '../columns';
import { values } from '../php';
import type { Resource, Write } from '../resource';
import { eventNames } from '../special/events';

/** Vendor docs: Webhooks. A read never returns the secret. */
export const webhooks: Resource = {
	name: 'webhooks',
	event: 'webhook',
	id: 'id',
	since: 3,
	columns: columns(`id:int name url events active:int=1 secret? headers? timeout:int=30
		retry_count:int=3 datecreated:datetime`),
	created: 'datecreated',
	add: ['Webhook created successfully.', 'Webhook add fail.'],
	update: ['Webhook updated successfully.', 'Webhook update fail.'],
	remove: ['Webhook deleted successfully.', 'Webhook delete fail.'],
	accepts: ['name', 'url', 'secret', 'headers', 'timeout', 'retry_count'],
	required: ['name', 'url', 'events'],
	requiredOnPut: ['name', 'url', 'events'],
	extras: ['events'],
	check,
	prepare(change, { input }) {
		if (input.events !== undefined) change.events = eventList(input.events).join(',');
	},
	show({ secret, ...row }) {
		return { ...row, has_secret: Boolean(secret) };
	},
};

/** A comma list, repeated `events[]`, or `*`. */
function eventList(sent: unknown): string[] {
	const list = typeof sent === 'string' ? sent.split(',') : values(sent).map(String);
	return list.map((name) => name.trim()).filter(Boolean);
}

function check({ crm, input }: Write): Record<string, string> {
	const errors: Record<string, string> = {};
	const known = eventNames(crm.settings.eventSeparator);
	const wrong = eventList(input.events ?? '').filter(
		(name) => name !== '*' && !known.includes(name) && !isGroup(name, known),
	);
	if (wrong.length) errors.events = `Unknown events: ${wrong.join(', ')}.`;
	if (input.url && !isAllowedTarget(String(input.url), crm.settings.blockPrivateHosts)) {
		errors.url = 'The url must be a public http or https address.';
	}
	if (!isWithin(input.timeout, 1, 120)) errors.timeout = 'The timeout must be 1 to 120.';
	if (!isWithin(input.retry_count, 0, 10)) errors.retry_count = 'The retry_count must be 0 to 10.';
	if (input.headers && !isJsonObject(String(input.headers))) {
		errors.headers = 'The headers must be a JSON object.';
	}
	return errors;
}

const isGroup = (name: string, known: string[]): boolean =>
	name.endsWith('.*') && known.some((event) => event.startsWith(name.slice(0, -2)));

function isWithin(value: unknown, least: number, most: number): boolean {
	if (value === undefined || value === '') return true;
	return Number(value) >= least && Number(value) <= most;
}

function isJsonObject(text: string): boolean {
	try {
		const value = JSON.parse(text);
		return typeof value === 'object' && value !== null && !Array.isArray(value);
	} catch {
		return false;
	}
}

/** Deliveries go to http and https only, and where that is blocked not to private hosts. */
export function isAllowedTarget(address: string, blockPrivate: boolean): boolean {
	if (!URL.canParse(address)) return false;
	const { protocol, hostname } = new URL(address);
	if (protocol !== 'http:' && protocol !== 'https:') return false;
	const isPrivate =
		/^(localhost|127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|\[)/.test(hostname);
	return !(blockPrivate && isPrivate);
}
