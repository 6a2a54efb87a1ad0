import { Refusal, meaningOf, success } from './answers';
import type { Json } from './answers';
import { MESSENGER, WEB_AUTOMATION, isChannel, isOfficial, isPhone } from './channels';
import {
	choice,
	isObject,
	isPhoneNumber,
	range,
	requiredInteger,
	requiredText,
	text,
} from './checks';
import { plainContent, sharedContent } from './content';
import { deliver } from './deliveries';
import type { Call, Endpoint } from './endpoint';
import { groupById } from './groups';
import { admit } from './limits';
import type { Content, Message, Push } from './messages';
import { filterNumbers } from './numberFilter';
import { templateContent, templateOf } from './templateContent';
import { nextId } from './world';

/** One message costs 0.005 US dollars in every sample. */
const CREDIT = '0.005';
const PRICE = 5;

interface Draft {
	recipient: string;
	referenceNumber: string;
	content: Content;
}

/** Vendor docs: push-api/api-variables. */
export const pushEndpoints: Record<string, Endpoint> = { '/push': push };

/** 100 means accepted and queued. Nothing is deduplicated. */
function push(call: Call): Json {
	const { world, project, body } = call;
	const isAdmitted = admit(world, project, 'push');
	const application = requiredInteger(body, 'application');
	if (!isChannel(application)) throw new Refusal(410, 'application is no channel');
	if (isOfficial(application) && !world.settings.officialAccount) throw new Refusal(801);
	choice(body, 'priority', [0, 1]);
	choice(body, 'type', [...range(1, 7), 9]);
	if (choice(body, 'action', [1]) === 1) return filterNumbers(call, application, isAdmitted);
	if (body.group_id !== undefined) return pushToGroup(call, application, isAdmitted);

	const drafts = readRecipients(call, application);
	const { refuse } = world.settings;
	const isRefused = (draft: Draft) => refuse.numbers.includes(draft.recipient);
	if (drafts.every(isRefused)) throw new Refusal(406);

	const accepted = drafts.filter((draft) => !isRefused(draft));
	const sent = accept(call, application, accepted, isAdmitted);
	const messages = sent.messages.values();
	const rows = drafts.flatMap((draft): Json[] => {
		if (isRefused(draft)) return refuse.as === 'row' ? [refusedRow(draft)] : [];
		const { msgId, recipient, credit } = messages.next().value as Message;
		// Assumed: a Messenger user's id comes back under `number` as well.
		return [{ msg_id: msgId, number: recipient, credit }];
	});
	return success({ push_id: sent.id, data: rows });
}

/** Web Automation only. Assumed: no rows in the answer, as the samples for groups have no `data`. */
function pushToGroup(call: Call, application: number, isAdmitted: boolean): Json {
	if (application !== WEB_AUTOMATION) throw new Refusal(838, 'groups need Web Automation');
	const group = groupById(call);
	const content = plainContent({}, sharedContent(call.body), application);
	const draft = { recipient: group.id, referenceNumber: '', content };
	return success({ push_id: accept(call, application, [draft], isAdmitted, true).id });
}

/** Assumed: one row that is not valid fails the whole push, and nothing of it is sent. */
function readRecipients({ body, project }: Call, application: number): Draft[] {
	const { data } = body;
	if (data !== undefined && !Array.isArray(data)) throw new Refusal(410, 'data must be an array');
	if (!data?.length) throw new Refusal(402);
	const template = templateOf(body, project, application);
	const shared = sharedContent(body);
	return data.map((row: unknown, index): Draft => {
		if (!isObject(row)) throw new Refusal(410, `data[${index}] must be an object`);
		return {
			recipient: recipientOf(row, application),
			referenceNumber: text(row, 'reference_number'),
			content: template
				? templateContent(body, row, template, shared, application)
				: plainContent(row, shared, application),
		};
	});
}

function recipientOf(row: Json, application: number): string {
	if (application === MESSENGER) return requiredText(row, 'messenger_id');
	if (!isPhoneNumber(row.number)) throw new Refusal(406, text(row, 'number'));
	return String(row.number);
}

function accept(
	{ world, account, project }: Call,
	application: number,
	drafts: Draft[],
	isAdmitted: boolean,
	toGroup = false,
): Push {
	const cost = PRICE * drafts.length;
	// Reported by third parties: an empty wallet stops only the channels that use it, which is assumed
	// to mean WhatsApp Official.
	if (isOfficial(application) && cost > account.balance) throw new Refusal(403);
	const at = Date.now();
	const { generation, id: projectId } = project;
	const id = nextId(world);
	const messages = drafts.map(({ content, ...draft }): Message => ({
		...content,
		...draft,
		generation,
		projectId,
		pushId: id,
		msgId: nextId(world),
		application,
		credit: CREDIT,
		status: 0,
		discarded: false,
		at,
	}));
	const sent: Push = { id, generation, projectId, application, toGroup, at, messages };
	if (!isAdmitted) {
		world.dropped.push(...messages);
		return sent;
	}
	account.balance = Math.max(0, account.balance - cost);
	if (isPhone(application)) project.device.isQueueStopped = false;
	world.messages.push(...messages);
	world.pushes.set(id, sent);
	deliver(world, project, sent);
	return sent;
}

/** Assumed, see `refuse` in the settings. */
const refusedRow = (draft: Draft): Json => ({
	msg_id: '',
	number: draft.recipient,
	credit: '0',
	status: 406,
	message: meaningOf(406),
});
