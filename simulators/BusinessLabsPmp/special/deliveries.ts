import { createHmac } from 'node:crypto';
import type { Crm } from '../crm';
import { isAllowedTarget } from '../resources/webhooks';
import type { Row } from '../table';
import { eventNames } from './events';

interface Delivery {
	webhook: string;
	event: string;
	/** The exact text that is sent and signed. */
	body: string;
	attempts: number;
	/** Unix milliseconds before which the cron job leaves it alone. */
	due: number;
}

const LOGS_KEPT = 500;
const FIRST_DELAY = 60_000;

/** `t=<unix>,v1=<hex>`, an HMAC-SHA256 over `t + "." + body`. */
export function signature(
	secret: string,
	body: string,
	at = Math.floor(Date.now() / 1000),
): string {
	const digest = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex');
	return `t=${at},v1=${digest}`;
}

/** The queue of webhook calls, drained by the CRM's cron job. */
export class Deliveries {
	queue: Delivery[] = [];
	private readonly logs: Record<string, Row[]> = {};
	private lastLog = 0;

	constructor(private readonly crm: Crm) {
		crm.onEvent = (group, action, data) => this.enqueue(group, action, data);
	}

	/**
	 * Sends what is in the queue, once each; failures stay in it with growing delays, up to the
	 * webhook's retry count.
	 * @param all also what is not due yet
	 * @returns how many calls were answered with 2xx, and how many were not
	 */
	async run(all = true): Promise<{ sent: number; failed: number }> {
		const due = this.queue.filter((delivery) => all || delivery.due <= Date.now());
		this.queue = this.queue.filter((delivery) => !due.includes(delivery));
		const outcome = { sent: 0, failed: 0 };
		for (const delivery of due) {
			const webhook = this.crm.tables.webhooks.get(delivery.webhook);
			if (!webhook || webhook.active !== '1') continue;
			delivery.attempts++;
			const code = await this.send(webhook, delivery);
			this.log(delivery, code);
			if (code >= 200 && code < 300) {
				outcome.sent++;
				continue;
			}
			outcome.failed++;
			if (delivery.attempts > Number(webhook.retry_count)) continue;
			delivery.due = Date.now() + FIRST_DELAY * 2 ** (delivery.attempts - 1);
			this.queue.push(delivery);
		}
		return outcome;
	}

	/** Newest first. */
	logsOf(webhook: string): Row[] {
		return this.logs[webhook] ?? [];
	}

	forget(webhook: string): void {
		delete this.logs[webhook];
		this.queue = this.queue.filter((delivery) => delivery.webhook !== webhook);
	}

	/** The shape of the body is the simulator's own: the vendor's documents do not show one. */
	private enqueue(group: string, action: string, data: unknown): void {
		if (this.crm.version < 3) return;
		const { eventSeparator } = this.crm.settings;
		const event = `${group}${eventSeparator}${action}`;
		if (!eventNames(eventSeparator).includes(event)) return;
		for (const { id, active, events } of this.crm.rows('webhooks')) {
			const wanted = (events ?? '').split(',');
			if (active !== '1' || !wanted.some((name) => covers(name, event, group))) continue;
			const body = JSON.stringify({ event, timestamp: Math.floor(Date.now() / 1000), data });
			this.queue.push({ webhook: id ?? '', event, body, attempts: 0, due: 0 });
		}
	}

	/** @returns the status, 0 when there was no answer */
	private async send({ url, secret, headers, timeout }: Row, { body }: Delivery): Promise<number> {
		if (!isAllowedTarget(url ?? '', this.crm.settings.blockPrivateHosts)) return 0;
		const own = headers ? (JSON.parse(headers) as Record<string, string>) : {};
		try {
			const response = await fetch(url ?? '', {
				method: 'POST',
				body,
				redirect: 'manual',
				signal: AbortSignal.timeout(Number(timeout) * 1000),
				headers: {
					...own,
					'content-type': 'application/json',
					...(secret ? { 'X-Perfex-Signature': signature(secret, body) } : {}),
				},
			});
			await response.arrayBuffer();
			return response.status;
		} catch {
			return 0;
		}
	}

	private log({ webhook, event, attempts }: Delivery, code: number): void {
		const entry: Row = {
			id: String(++this.lastLog),
			webhook_id: webhook,
			event,
			response_code: code ? String(code) : null,
			success: code >= 200 && code < 300 ? '1' : '0',
			attempt: String(attempts),
			date: this.crm.moment(),
		};
		this.logs[webhook] = [entry, ...this.logsOf(webhook)].slice(0, LOGS_KEPT);
	}
}

/** `*` is every event, `invoice.*` every event of a group. */
function covers(name: string, event: string, group: string): boolean {
	return name === '*' || name === event || name === `${group}.*`;
}
