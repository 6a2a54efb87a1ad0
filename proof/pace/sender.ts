import { setTimeout as delay } from 'node:timers/promises';
import { putWorkflow } from '../../playground/lib/seed';
import type { Session } from '../../playground/lib/session';
import type { Simulator } from '../../simulators/shared/simulator';
import type { World } from '../../simulators/PickyAssist';
import { post } from '../bench/stage';
import type { Reference } from '../bench/stage';
import { chained, ours, webhook } from '../bench/workflow';

/** A workflow with a webhook: it sends one text to each number that is posted. */
export interface Sender {
	id: string;
	/** One message in a call, so that each counts against the limit. */
	batchSize?: number;
}

/** Brings a sender into n8n, or changes it. */
export async function putSender(
	session: Session,
	{ id, batchSize = 1 }: Sender,
	credential: Reference,
): Promise<void> {
	const splitOut = {
		type: 'n8n-nodes-base.splitOut',
		typeVersion: 1,
		parameters: { fieldToSplitOut: 'body.to', options: { destinationFieldName: 'to' } },
	};
	const send = {
		type: ours('pickyAssist'),
		typeVersion: 1,
		credentials: { pickyAssistApi: credential },
		parameters: {
			resource: 'message',
			operation: 'sendText',
			application: { __rl: true, mode: 'id', value: '8' },
			number: '={{ $json.to }}',
			message: `=From ${id}`,
			options: { batchSize },
		},
	};
	await putWorkflow(
		session,
		chained(id, [
			['Webhook', webhook(id, 'onReceived')],
			['Numbers', splitOut],
			['Send', send],
		]),
	);
}

let nextNumber = 393330000000;

export function numbers(count: number): string[] {
	return Array.from({ length: count }, () => String(nextNumber++));
}

/** Calls a sender so often, evenly over a time; each call is an execution. */
export async function callOften(
	url: string,
	calls: number,
	milliseconds: number,
	messages = 1,
): Promise<void> {
	const start = Date.now();
	const posting = Array.from({ length: calls }, async (_, call) => {
		await delay(Math.max(0, start + (call * milliseconds) / calls - Date.now()));
		await post(url, { to: numbers(messages) });
	});
	await Promise.all(posting);
}

export interface Sent {
	accepted: number;
	dropped: number;
	/** Seconds from the start until the last one came. */
	seconds: number;
}

/** What the vendor took, and what it dropped, of a sender's messages. */
export function sentBy(simulator: Simulator, id: string, since: number): Sent {
	const { messages, dropped } = simulator.state() as World;
	const own = (list: World['messages']) =>
		list.filter(({ text, at }) => text === `From ${id}` && at >= since);
	const [taken, lost] = [own(messages), own(dropped)];
	const last = Math.max(since, ...[...taken, ...lost].map(({ at }) => at));
	return { accepted: taken.length, dropped: lost.length, seconds: (last - since) / 1000 };
}

/** Waits until a sender's messages have come, dropped ones too. @throws Error when they do not */
export async function untilSent(
	simulator: Simulator,
	id: string,
	since: number,
	count: number,
	patience: number,
): Promise<Sent> {
	for (;;) {
		const sent = sentBy(simulator, id, since);
		if (sent.accepted + sent.dropped >= count) return sent;
		if (Date.now() - since > patience) {
			throw new Error(`${JSON.stringify(sent)} of ${count} after ${patience / 1000} s`);
		}
		await delay(250);
	}
}
