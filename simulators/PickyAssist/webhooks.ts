import type { Json } from './answers';
import type { EventCall } from './webhookCalls';
import type { Project, World } from './world';

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
