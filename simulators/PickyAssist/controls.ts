import type { Blueprint } from '../shared/simulator';
import type { Json } from './answers';
import { clockTime } from './dates';
import { receive } from './inbound';
import { isInboundKind, words } from './payloads';
import { change } from './settings';
import type { Generation } from './tokens';
import { sendEvent } from './webhooks';
import type { Project, World } from './world';

/**
 * What tests and demonstrations may do from outside the API. Those that act on a project take
 * `generation` (default v3) and `project_id` (default the first project).
 */
export function controlsOf(world: () => World): NonNullable<Blueprint['controls']> {
	const project = (body: Json) => projectOf(world(), body);
	return {
		/** Any part of Settings. */
		settings: (body) => change(world().settings, body),
		/** `{ generation, balance }`: US dollars in the wallet. */
		balance: ({ generation = 'v3', balance }) => {
			world().accounts[generation as Generation].balance = Math.round(Number(balance) * 1000);
		},
		/** `{ token, enabled }`: switches any token off, or on again. */
		token: ({ token, enabled }) => {
			for (const { master, projects } of Object.values(world().accounts)) {
				const tokens = [master, ...projects.flatMap((known) => known.tokens)];
				for (const known of tokens) if (known.token === token) known.enabled = enabled !== false;
			}
		},
		/** `{ status }`: Active, Expired or Delete. */
		'project-status': (body) => {
			project(body).status = body.status as Project['status'];
		},
		/** `{ phone, server, connectedNumber }`. */
		device: ({ generation, project_id, ...device }) =>
			change(project({ generation, project_id }).device, device),
		/** `{ global, event, smartReply }`: the addresses entered in the console; '' removes one. */
		webhooks: (body) => {
			const { global, event, smartReply } = body;
			const target = project(body);
			if (global !== undefined) target.globalWebhook = String(global);
			if (event !== undefined) target.eventWebhook = String(event);
			if (smartReply !== undefined) target.smartReplyWebhook = String(smartReply);
		},
		/** `{ template_id, status }`: the review ends in 2, 3 or 4. */
		'template-review': (body) => {
			const template = project(body).templates.find(({ id }) => id === body.template_id);
			if (!template) throw new Error('There is no such template');
			template.status = body.status as typeof template.status;
		},
		/**
		 * `{ kind, text, fields }`: a person writes; see payloads.ts for the kinds. `text` comes encoded
		 * and raw, `fields` override the rest, null leaves one out. Ends when the webhook has answered,
		 * and tells what the vendor made of that.
		 */
		inbound: async (body) => {
			const { kind = 'text', text, fields = {} } = body;
			if (!isInboundKind(kind)) throw new Error('There is no such kind of message');
			const changes = { ...(text !== undefined && words(String(text))), ...(fields as Json) };
			return (await receive(world(), project(body), kind, changes)) ?? null;
		},
		/** `{ group_id, number, joined }`: someone joins or leaves a group; event 3. */
		'group-member': (body) => {
			const target = project(body);
			const group = target.groups.find(({ id }) => id === body.group_id);
			if (!group) throw new Error('There is no such group');
			const number = String(body.number);
			const joined = body.joined !== false;
			group.members = group.members.filter((member) => member.number !== number);
			if (joined) group.members.push({ number, createdTime: clockTime(new Date()), admin: false });
			sendEvent(world(), target, {
				event_id: 3,
				// The sample has 1; that it means joined, and 2 left, is assumed.
				action: joined ? 1 : 2,
				group_id: group.id,
				group_subject: group.subject,
				number,
				// As in the sample, although groups live on Web Automation.
				application: 8,
			});
		},
		/** `{ mobile, name, email }`: someone subscribes; event 4. Its further fields are not known. */
		subscriber: (body) => {
			const { mobile = '919000000000', name = '', email = '' } = body;
			const fields = { subscriber_id: 'VP14314575', mobile, name, email, profile_pic: '' };
			sendEvent(world(), project(body), { event_id: 4, ...fields });
		},
	};
}

function projectOf(world: World, { generation = 'v3', project_id: id }: Json): Project {
	const { projects } = world.accounts[generation as Generation];
	const found = id === undefined ? projects[0] : projects.find((known) => known.id === Number(id));
	if (!found) throw new Error('There is no such project');
	return found;
}
