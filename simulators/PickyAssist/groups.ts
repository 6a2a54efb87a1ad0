import { Refusal, success } from './answers';
import type { Json } from './answers';
import { WEB_AUTOMATION } from './channels';
import { choice, isPhoneNumber, requiredChoice, text, texts, url } from './checks';
import { clockTime } from './dates';
import type { Call, Endpoint } from './endpoint';
import { nextId } from './world';
import type { Group, Member } from './world';

/**
 * Vendor docs: whatsapp-group-api. Web Automation only; whether `application` is needed is open, so
 * it may be left out.
 */
export const groupEndpoints: Record<string, Endpoint> = {
	'/create-whatsapp-group': createGroup,
	'/group-details': groupDetails,
	'/update-group-info': updateGroup,
	'/add-group-admin': addAdmins,
	'/remove-group-members': removeMembers,
	'/generate-invite-link': newInviteLink,
	'/delete-group-action': deleteAction,
};

/** Web Automation takes no icon; that a given one is ignored is assumed. */
function createGroup({ world, project, body }: Call): Json {
	choice(body, 'application', [WEB_AUTOMATION], 835);
	url(body, 'group_icon');
	const subject = text(body, 'group_subject', 25, 834);
	if (!subject) throw new Refusal(833);
	if (project.device.server !== 'CONNECTED') throw new Refusal(835);
	const createdDate = clockTime(new Date());
	const owner = project.device.connectedNumber;
	const group: Group = {
		id: `A${nextId(world)}`,
		subject,
		iconLink: '',
		inviteLink: '',
		createdDate,
		members: [{ number: owner, createdTime: createdDate, admin: true }],
	};
	group.inviteLink = inviteLink(nextId(world));
	project.groups.push(group);
	return success({ group_id: group.id, group_invite_link: group.inviteLink });
}

function groupDetails(call: Call): Json {
	const group = groupById(call);
	const shown = ({ number, createdTime }: Member) => ({ number, created_time: createdTime });
	return success({
		group_id: group.id,
		group_subject: group.subject,
		group_icon_link: group.iconLink,
		group_invite_link: group.inviteLink,
		group_created_date: group.createdDate,
		group_admins: group.members.filter(({ admin }) => admin).map(shown),
		group_members: group.members.map(shown),
	});
}

function updateGroup(call: Call): Json {
	const group = groupById(call);
	url(call.body, 'group_icon');
	group.subject = text(call.body, 'group_subject', 25, 834) || group.subject;
	return success();
}

function addAdmins(call: Call): Json {
	const group = groupById(call);
	const members = numbersOf(call.body).map((number) => memberOf(group, number));
	if (members.includes(undefined)) throw new Refusal(841);
	for (const member of members) if (member) member.admin = true;
	return success();
}

/** Rows say 0 for removed and 1 for failed. Removing an admin, assumed, leaves a plain member. */
function removeMembers(call: Call): Json {
	const group = groupById(call);
	const onlyAdmin = requiredChoice(call.body, 'type', [0, 1], 839) === 1;
	const rows = numbersOf(call.body).map((number) => {
		const member = memberOf(group, number);
		if (!member || (onlyAdmin && !member.admin)) return { number, status: 1 };
		if (onlyAdmin) member.admin = false;
		else group.members.splice(group.members.indexOf(member), 1);
		return { number, status: 0 };
	});
	if (rows.every(({ status }) => status === 1)) throw new Refusal(841);
	return success({ data: rows });
}

/** The vendor's list of variables misspells the field as `group_invite_ink`. */
function newInviteLink(call: Call): Json {
	const group = groupById(call);
	group.inviteLink = inviteLink(nextId(call.world));
	return success({ group_invite_link: group.inviteLink });
}

function deleteAction(call: Call): Json {
	const group = groupById(call);
	const action = requiredChoice(call.body, 'action', [1, 2, 3], 842);
	// The icon is not for Web Automation, which is the only channel with groups.
	if (action === 1) throw new Refusal(838);
	if (action === 2) group.inviteLink = '';
	const { groups } = call.project;
	// Assumed: a group that was left is not known any more.
	if (action === 3) groups.splice(groups.indexOf(group), 1);
	return success();
}

export function groupById({ project, body }: Call): Group {
	choice(body, 'application', [WEB_AUTOMATION], 838);
	const id = text(body, 'group_id');
	const group = project.groups.find((known) => known.id === id);
	if (!group) throw new Refusal(836);
	return group;
}

function numbersOf(body: Json): string[] {
	const numbers = texts(body, 'number');
	if (numbers.length === 0) throw new Refusal(402);
	if (!numbers.every(isPhoneNumber)) throw new Refusal(840);
	return numbers;
}

const memberOf = (group: Group, number: string): Member | undefined =>
	group.members.find((member) => member.number === number);

const inviteLink = (code: string) => `https://chat.whatsapp.com/${code}`;
