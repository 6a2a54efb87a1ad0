import { Refusal, success } from './answers';
import type { Json } from './answers';
import { WEB_AUTOMATION, isPhone } from './channels';
import { choice, requiredText } from './checks';
import { isoWithOffset } from './dates';
import type { Call, Endpoint } from './endpoint';
import { admit } from './limits';
import type { Message } from './messages';
import type { Project, World } from './world';

const PHONE_COMMANDS = [
	'restart',
	'reset',
	'delete-message-queue',
	'delete-call-queue',
	'stop-message-queue',
	'stop-call-queue',
	'resume-message-queue',
	'resume-call-queue',
];
/** The page is cut after these; more may exist. */
const SERVER_COMMANDS = [
	'restart',
	'restart-server',
	'delete-message-queue',
	'disconnect',
	'clearlogs',
];

/** Vendor docs: device-manage-apis. */
export const deviceEndpoints: Record<string, Endpoint> = {
	'/device-status': deviceStatus,
	'/device-action': deviceAction,
};

/** With `application` 10 the Web Automation server, else the phone. */
function deviceStatus({ world, project, body }: Call): Json {
	if (!admit(world, project, 'status')) throw new Refusal(101);
	return isServer(body) ? serverStatus(world, project) : phoneStatus(world, project);
}

/** `status` is a state in words, and there is no `message`. */
function serverStatus(world: World, project: Project): Json {
	const { server, connectedNumber } = project.device;
	return {
		project_id: String(project.id),
		status: server,
		connected_number: connectedNumber,
		version: '2.2119.6',
		message_queue_count: queued(world, project, 'server').length,
		time: isoWithOffset(new Date()),
	};
}

/**
 * Third parties mention battery, queue and free space, and 101 without a phone. The names of the
 * fields are assumed after those of the server.
 */
function phoneStatus(world: World, project: Project): Json {
	requirePhone(project);
	return success({
		project_id: String(project.id),
		battery: '85',
		free_space: '12.4 GB',
		message_queue_count: queued(world, project, 'phone').length,
	});
}

function deviceAction({ world, project, body }: Call): Json {
	const target = isServer(body) ? 'server' : 'phone';
	const command = requiredText(body, 'command');
	const known = target === 'server' ? SERVER_COMMANDS : PHONE_COMMANDS;
	if (!known.includes(command)) throw new Refusal(410, 'command is unknown');
	const { device } = project;
	if (target === 'phone') requirePhone(project);
	device.commands.push({ target, command });
	if (command === 'delete-message-queue' || command === 'reset') {
		for (const message of queued(world, project, target)) message.discarded = true;
	}
	if (command === 'stop-message-queue') device.isQueueStopped = true;
	if (command === 'resume-message-queue') device.isQueueStopped = false;
	if (command === 'disconnect') Object.assign(device, { server: 'UNPAIRED', connectedNumber: '' });
	return success();
}

function requirePhone({ device }: Project): void {
	if (device.phone === 'none') throw new Refusal(101);
	if (device.phone === 'offline') throw new Refusal(404);
}

const isServer = (body: Json) => choice(body, 'application', [WEB_AUTOMATION]) === WEB_AUTOMATION;

function queued(world: World, project: Project, target: 'phone' | 'server'): Message[] {
	return world.messages.filter(
		(message) =>
			message.projectId === project.id &&
			message.generation === project.generation &&
			message.status === 0 &&
			!message.discarded &&
			(target === 'server' ? message.application === WEB_AUTOMATION : isPhone(message.application)),
	);
}
