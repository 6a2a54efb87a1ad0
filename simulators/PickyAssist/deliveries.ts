import { Refusal } from './answers';
import type { Json } from './answers';
import { isOfficial, isPhone } from './channels';
import { requiredInteger } from './checks';
import { clockTime } from './dates';
import type { Call, Endpoint } from './endpoint';
import type { Kind, Message, Push } from './messages';
import { sendEvent } from './webhooks';
import type { Project, World } from './world';

const FAILED = 2;
const READ = 3;
const DAY = 24 * 3_600_000;

/** Vendor docs: push-api/delivery-reports. */
export const deliveryEndpoints: Record<string, Endpoint> = { '/delivery-report': deliveryReport };

/** Takes the messages of a push through their states, with an event for each. Not for groups. */
export function deliver(world: World, project: Project, push: Push): void {
	const { afterMs, statuses } = world.settings.delivery;
	const step = (index: number) => {
		if (isPhone(push.application) && project.device.isQueueStopped) {
			world.background.after(Math.max(afterMs, 10), () => step(index));
			return;
		}
		const moved = push.messages.filter((message) => move(world, project, message, statuses[index]));
		if (!push.toGroup) report(world, project, moved);
		if (index + 1 < statuses.length) world.background.after(afterMs, () => step(index + 1));
	};
	world.background.after(afterMs, () => step(0));
}

/** @returns whether the message has a new state */
function move(world: World, project: Project, message: Message, next: number): boolean {
	if (message.discarded || isFinal(message)) return false;
	// Read receipts do not reach Phone Automation.
	if (next === READ && isPhone(message.application)) return false;
	message.status = failure(world, project, message) ?? next;
	return true;
}

const isFinal = ({ status }: Message) => [FAILED, READ, 5].includes(status);

function failure(world: World, project: Project, message: Message): number | undefined {
	const { failing, failStatus } = world.settings.delivery;
	if (failing.includes(message.recipient)) return failStatus;
	return isOutsideSession(world, project, message) ? FAILED : undefined;
}

/** WhatsApp Official takes templates only, 24 hours after a person's last message. */
function isOutsideSession(world: World, project: Project, message: Message): boolean {
	if (!world.settings.sessionWindow || !isOfficial(message.application)) return false;
	const lastInbound = project.lastInbound[message.recipient] ?? 0;
	return !message.templateId && message.at - lastInbound > DAY;
}

/** Vendor docs: event-webhook/event-webhook-variables, event 1. */
function report(world: World, project: Project, messages: Message[]): void {
	const { rowsPerCall } = world.settings.delivery;
	for (let start = 0; start < messages.length; start += rowsPerCall) {
		const rows = messages.slice(start, start + rowsPerCall).map((message) => ({
			...eventRow(message),
			...errorOf(world, project, message),
		}));
		sendEvent(world, project, { event_id: 1, data: rows });
	}
}

const eventRow = (message: Message): Json => ({
	push_id: message.pushId,
	number: message.recipient,
	msg_id: message.msgId,
	status: String(message.status),
	...(message.referenceNumber && { reference_number: message.referenceNumber }),
	message: message.text,
	media: message.media,
	message_type: message.kind,
	channel_id: String(message.application),
	...(message.templateId && { template_id: message.templateId }),
});

/** The reason comes from WhatsApp Official and shared channels only. */
function errorOf(world: World, project: Project, message: Message): Json {
	if (![FAILED, 5].includes(message.status) || !isOfficial(message.application)) return {};
	const reason = isOutsideSession(world, project, message)
		? 'More than 24 hours have passed since the customer last replied'
		: 'Message undeliverable';
	return { error_code: '', error_message: reason };
}

/** The report numbers the types in its own way; contact and location are not in it, assumed text. */
const REPORT_TYPES: Partial<Record<Kind, string>> = {
	image: '1',
	video: '2',
	audio: '4',
	document: '5',
};

/** A success has no `status` beside `data`; an unknown push, assumed, is an invalid request. */
function deliveryReport({ world, project, body }: Call): Json {
	const id = requiredInteger(body, 'push_id');
	const push = world.pushes.get(String(id));
	const isOwn = push?.projectId === project.id && push.generation === project.generation;
	if (!push || !isOwn || push.toGroup) throw new Refusal(410, 'push_id is unknown');
	return {
		project_id: String(project.id),
		push_id: id,
		application: String(push.application),
		message_type: REPORT_TYPES[push.messages[0].kind] ?? '3',
		time: clockTime(new Date(push.at)),
		data: push.messages.map(({ recipient, msgId, status }) => ({
			number: recipient,
			msg_id: msgId,
			// 4 and 5 exist in events only.
			status: String(status === 4 ? 0 : status === 5 ? FAILED : status),
			error_code: '',
		})),
	};
}
