import type { Json } from './answers';
import { understandReply } from './instantReply';
import { samplePayload } from './payloads';
import type { InboundKind } from './payloads';
import type { Inbound } from './webhookCalls';
import { postTo } from './webhooks';
import { nextId } from './world';
import type { Project, World } from './world';

/**
 * A person writes: calls the Global Webhook and sends what its answer says.
 * Vendor docs: webhook/webhook-variables, webhook/webhook-request-and-response.
 * @param fields override the sample's; null leaves one out
 * @returns undefined when no call is made: no webhook, or Smart Replies have one, which comes first
 */
export async function receive(
	world: World,
	project: Project,
	kind: InboundKind,
	fields: Json,
): Promise<Inbound | undefined> {
	const payload = withFields(
		{
			...samplePayload(project, kind, nextId(world)),
			// Variables in the address of the webhook come along as fields.
			...queryOf(project.globalWebhook),
		},
		fields,
	);
	const sender = String(payload.number ?? payload.messenger_id ?? '');
	project.lastInbound[sender] = Date.now();
	const { generation, id: projectId, globalWebhook: url, smartReplyWebhook } = project;
	if (!url || smartReplyWebhook) return undefined;

	let answer = await postTo(world, url, payload);
	for (const wait of world.settings.webhooks.retriesMs) {
		if (answer.status === 200) break;
		await new Promise<void>((resolve) => world.background.after(wait, resolve));
		answer = await postTo(world, url, payload);
	}
	const inbound: Inbound = { generation, projectId, url, payload, ...answer };
	if (!answer.error) Object.assign(inbound, understandReply(answer.status, answer.body));
	world.inbound.push(inbound);
	const { reply } = inbound;
	if (reply) {
		const answers = String(payload['unique-id']);
		const replied = { generation, projectId, recipient: sender, answers, reply };
		world.background.after(Number(reply.delay) * 1000, () => world.replies.push(replied));
	}
	return inbound;
}

function queryOf(url: string): Json {
	return URL.canParse(url) ? Object.fromEntries(new URL(url).searchParams) : {};
}

function withFields(payload: Json, fields: Json): Json {
	const merged = Object.entries({ ...payload, ...fields });
	return Object.fromEntries(merged.filter(([, value]) => value !== null));
}
