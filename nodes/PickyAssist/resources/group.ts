import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../shared/contract/errors';
import { collection } from '../../shared/description/fields';
import type { Field, Operation, Resource, Values } from '../../shared/contract/types';
import { filled } from '../../shared/values/records';
import { entriesOf, recordIn, requireRecord } from '../transport/answer';
import { entriesIn } from '../transport/entries';
import { claim } from '../operations/pushAnswer';
import { WEB_AUTOMATION } from '../model/channels';
import { atMost } from '../model/checks';
import { toDigits } from '../model/numbers';

const groupId: Field = {
	displayName: 'Group ID',
	name: 'group_id',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. A3526',
	description: 'ID of the group, from the Picky Assist console, the Create operation or a trigger',
};

const subject: Field = {
	displayName: 'Subject',
	name: 'group_subject',
	type: 'string',
	default: '',
	placeholder: 'e.g. Delivery team',
	description: 'Name of the group, up to 25 characters',
	check: atMost(25),
};

const icon: Field = {
	displayName: 'Icon URL',
	name: 'group_icon',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://example.com/icon.png',
	description:
		'URL of a JPEG or PNG image of up to 5 MB, ideally 640 x 640 pixels. Not available on WhatsApp Web Automation.',
	url: true,
};

const numbers: Field = {
	displayName: 'Numbers',
	name: 'number',
	type: 'string',
	list: true,
	default: '',
	required: true,
	placeholder: 'e.g. +39 333 123 4567, +39 333 765 4321',
	description: 'Phone numbers with their country codes, separated by commas',
};

const membership: Field = {
	displayName: 'Remove',
	name: 'type',
	type: 'options',
	options: [
		{ name: 'Admins', value: 1, description: 'Revoke the rights of admins' },
		{ name: 'Members', value: 0, description: 'Remove members from the group' },
	],
	default: 0,
};

const key = (values: Values) => String(values.group_id);

function withDigits(values: Values): Values {
	const list = entriesOf(values.number).map((number) => toDigits(number, 'Numbers'));
	return { ...values, number: list };
}

/** The vendor's list of variables lacks a letter in the name of the link. */
function withLink({ group_invite_ink: misspelt, ...record }: IDataObject): IDataObject {
	return misspelt === undefined ? record : { group_invite_link: misspelt, ...record };
}

/** Groups live on WhatsApp Web Automation: the vendor lists no other channel for them. */
function call(path: string, body: IDataObject) {
	return { method: 'POST' as const, path, body: { application: WEB_AUTOMATION, ...body } };
}

type Texts = Pick<Operation, 'name' | 'value' | 'action' | 'description'>;

/** The vendor puts three things that take something away into one call, told apart by a number. */
function takeAway(action: number, texts: Texts, outcome: IDataObject): Operation {
	return {
		...texts,
		fields: [groupId],
		key,
		request: ({ group_id: id }) => call('/delete-group-action', { group_id: id, action }),
		items: (_, { group_id: id }) => [{ group_id: id, ...outcome }],
	};
}

/** WhatsApp groups. Vendor docs: whatsapp-group-api. */
export const groupResource: Resource = {
	name: 'Group',
	value: 'group',
	operations: [
		{
			name: 'Add Admins',
			value: 'addAdmins',
			action: 'Add admins to a group',
			description: 'Make members of a group admins',
			fields: [groupId, numbers],
			key,
			prepare: withDigits,
			request: ({ group_id: id, number }) => ({
				...call('/add-group-admin', { group_id: id, number }),
				repeatable: true,
			}),
			items: (_, { group_id: id, number }) => [{ group_id: id, number, success: true }],
		},
		{
			name: 'Create',
			value: 'create',
			action: 'Create a group',
			description: 'Create a WhatsApp group and return its ID and invite link',
			fields: [
				{ ...subject, required: true },
				collection('Additional Fields', 'additionalFields', [icon]),
			],
			request: ({ group_subject: name, additionalFields }) =>
				call('/create-whatsapp-group', { group_subject: name, ...filled(additionalFields) }),
			items: (body) => [withLink(recordIn(body))],
		},
		takeAway(
			1,
			{
				name: 'Delete Icon',
				value: 'deleteIcon',
				action: 'Delete the icon of a group',
				description: 'Delete the icon of a group. WhatsApp Web Automation may refuse this.',
			},
			{ deleted: true },
		),
		takeAway(
			2,
			{
				name: 'Delete Invite Link',
				value: 'deleteInviteLink',
				action: 'Delete the invite link of a group',
				description: 'Delete the invite link of a group so that nobody can join with it',
			},
			{ deleted: true },
		),
		{
			name: 'Get',
			value: 'get',
			action: 'Get a group',
			description: 'Get one group with its admins and members',
			fields: [groupId],
			key,
			request: ({ group_id: id }) => ({
				...call('/group-details', { group_id: id }),
				repeatable: true,
			}),
			items: (body, { group_id: id }) => [withLink(requireRecord(body, 'a group', 'group_id', id))],
		},
		takeAway(
			3,
			{
				name: 'Leave',
				value: 'leave',
				action: 'Leave a group',
				description: 'Leave a group with the connected number',
			},
			{ success: true },
		),
		{
			name: 'New Invite Link',
			value: 'createInviteLink',
			action: 'Create a new invite link for a group',
			description: 'Create a new invite link for a group. The old link stops working.',
			fields: [groupId],
			key,
			request: ({ group_id: id }) => call('/generate-invite-link', { group_id: id }),
			items: (body, { group_id: id }) => [{ group_id: id, ...withLink(recordIn(body)) }],
		},
		{
			name: 'Remove Members or Admins',
			value: 'removeMembers',
			action: 'Remove members or admins of a group',
			description:
				'Remove members from a group, or revoke the rights of its admins. Returns one item per number.',
			fields: [groupId, membership, numbers],
			key,
			prepare: withDigits,
			request: ({ group_id: id, type, number }) =>
				call('/remove-group-members', { group_id: id, type, number }),
			items: removedRows,
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update a group',
			description: 'Change the subject or the icon of a group',
			fields: [groupId, collection('Update Fields', 'updateFields', [subject, icon])],
			key,
			check({ updateFields }) {
				if (Object.keys(filled(updateFields)).length > 0) return;
				throw new InputError('Update Fields is empty', 'Add at least one field to change.');
			},
			request: ({ group_id: id, updateFields }) => ({
				...call('/update-group-info', { group_id: id, ...filled(updateFields) }),
				repeatable: true,
			}),
			items: (_, { group_id: id, updateFields }) => [{ group_id: id, ...filled(updateFields) }],
		},
	],
};

/** Here 0 is the good answer. One copy of the documentation has no rows in it. */
function removedRows(body: unknown, { group_id: id, number }: Values): IDataObject[] {
	const entries = entriesIn((body as IDataObject).data) ?? [];
	if (entries.length === 0) return [{ group_id: id, number, success: true }];
	const members = (number as string[]).map((each) => ({ number: each }));
	const claimed = claim(entries, members);
	return members.map((member, index) => ({
		group_id: id,
		...member,
		...(claimed[index] ?? { vendor_error: 'Picky Assist returned no result for this number' }),
		removed: isRemoved(claimed[index]?.status),
	}));
}

function isRemoved(status: unknown): boolean {
	return (
		(typeof status === 'number' || typeof status === 'string') && /^0+$/.test(`${status}`.trim())
	);
}
