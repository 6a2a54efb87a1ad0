import type { Json } from './answers';
import type { Generation } from './tokens';
import type { Project, World } from './world';

export interface EventCall {
	generation: Generation;
	projectId: number;
	url: string;
	payload: Json;
	attempts: number;
	/** HTTP status of the last attempt, 0 while there is none. */
	status: number;
	/** Why the last attempt got no answer. */
	error: string;
}

export interface Inbound {
	generation: Generation;
	projectId: number;
	url: string;
	payload: Json;
	status: number;
	/** The answer as it came. */
	body: string;
	/** Why nothing was sent back; '' when the answer is fine, an empty `{}` included. */
	error: string;
	/** The answer as the vendor understood it; undefined when there is nothing to send. */
	reply?: Json;
}

/** A reply that the vendor sent to the person who wrote. */
export interface InstantReply {
	generation: Generation;
	projectId: number;
	/** Number or Messenger user id. */
	recipient: string;
	/** `unique-id` of the message that it answers. */
	answers: string;
	reply: Json;
}

/** Posts JSON the way the vendor does: no signature, no authentication header. */
export async function postTo(
	world: World,
	url: string,
	payload: Json,
): Promise<{ status: number; body: string; error: string }> {
	try {
		const response = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(payload),
			signal: world.background.signal(world.settings.webhooks.timeoutMs),
		});
		return { status: response.status, body: await response.text(), error: '' };
	} catch (error) {
		return { status: 0, body: '', error: String(error) };
	}
}

/** Calls the project's Event Webhook, if it has one. Ids are strings, `event_id` is a number. */
export function sendEvent(world: World, project: Project, event: Json): void {
	const { generation, id: projectId, eventWebhook: url } = project;
	if (!url) return;
	const payload = { project_id: String(projectId), ...event };
	const call: EventCall = {
		generation,
		projectId,
		url,
		payload,
		attempts: 0,
		status: 0,
		error: '',
	};
	world.events.push(call);
	const attempt = async () => {
		call.attempts++;
		const { status, error } = await postTo(world, url, payload);
		Object.assign(call, { status, error });
		const wait = world.settings.webhooks.retriesMs[call.attempts - 1];
		if (status !== 200 && wait !== undefined) {
			world.background.after(wait, () => void attempt());
		}
	};
	void attempt();
}
