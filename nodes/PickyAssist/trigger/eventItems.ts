import type { IDataObject } from 'n8n-workflow';
import { rowsIn } from '../../shared/engine/answer';
import { fromJson } from '../../shared/values/list';
import { isRecord } from '../../shared/values/records';
import { deliveryStatus } from '../model/statusWords';
import { idOf, numberIn, others, present } from './payloadValues';

/** What the Event Webhook's `event_id` stands for. Vendor docs: event-webhook/event-webhook-variables. */
const EVENTS: Record<number, string> = {
	1: 'deliveryReport',
	2: 'numberCheckResult',
	3: 'groupChange',
	4: 'newSubscriber',
};

const ENVELOPE = ['project_id', 'event_id', 'data'];

/** The event that a call of the Event Webhook reports; none for other bodies, '' for an unknown one. */
export function eventOf(body: IDataObject): string | undefined {
	const code = numberIn(body.event_id);
	if (code === undefined || idOf(body.project_id) === undefined) return undefined;
	const event = EVENTS[code] ?? '';
	const needsRows = event === 'deliveryReport' || event === 'numberCheckResult';
	return needsRows && !reportedRows(body.data) ? undefined : event;
}

/** The rows of a report: in a list, also one with numbers for keys, in JSON, or one row alone. */
function reportedRows(data: unknown): IDataObject[] | undefined {
	const given = typeof data === 'string' ? fromJson(data) : data;
	if (Array.isArray(given)) return given.filter(isRecord);
	if (!isRecord(given)) return undefined;
	return rowsIn(given) ?? (idOf(given.msg_id) === undefined ? undefined : [given]);
}

/** One item for each row of a report, one for any other event. */
export function eventItems(event: string, body: IDataObject): IDataObject[] {
	const rows = reportedRows(body.data) ?? [];
	const head = { event, projectId: idOf(body.project_id) };
	const variables = others(body, ENVELOPE);
	switch (event) {
		case 'deliveryReport':
			return rows.map((row) => present({ ...head, ...deliveryRow(row), variables }));
		case 'numberCheckResult':
			return rows.map((row) => present({ ...head, ...checkRow(row), variables }));
		case 'groupChange':
			return [present({ ...head, ...groupChange(body) })];
		default:
			return [present({ ...head, ...subscriber(body) })];
	}
}

const inPush = (row: IDataObject) => ({
	pushId: idOf(row.push_id),
	number: idOf(row.number),
	messageId: idOf(row.msg_id),
});

/** The reason of a failure comes from WhatsApp Official and shared channels only. */
function deliveryRow(row: IDataObject) {
	return {
		...inPush(row),
		status: deliveryStatus(idOf(row.status)),
		statusCode: numberIn(row.status),
		referenceNumber: idOf(row.reference_number),
		errorCode: idOf(row.error_code),
		errorMessage: row.error_message,
		text: row.message,
		type: row.message_type,
		mediaUrl: row.media,
		application: numberIn(row.channel_id) ?? row.channel_id,
		agentId: idOf(row.agent_id),
		templateId: idOf(row.template_id),
		source: row.source,
	};
}

/** What the codes mean is documented nowhere; samples have 1 and 2. */
const checkRow = (row: IDataObject) => ({ ...inPush(row), statusCode: numberIn(row.status) });

/** What the action's codes mean is documented nowhere; the sample has 1. */
function groupChange(body: IDataObject) {
	const known = ['action', 'group_id', 'group_subject', 'number', 'application'];
	return {
		actionCode: numberIn(body.action),
		groupId: idOf(body.group_id),
		groupSubject: body.group_subject,
		number: idOf(body.number),
		application: numberIn(body.application) ?? body.application,
		variables: others(body, [...ENVELOPE, ...known]),
	};
}

/** The vendor's list of fields was cut after these. */
function subscriber(body: IDataObject) {
	const known = ['subscriber_id', 'mobile', 'name', 'email', 'profile_pic'];
	return {
		subscriberId: idOf(body.subscriber_id),
		number: idOf(body.mobile),
		name: body.name,
		email: body.email,
		profilePictureUrl: body.profile_pic,
		variables: others(body, [...ENVELOPE, ...known]),
	};
}
