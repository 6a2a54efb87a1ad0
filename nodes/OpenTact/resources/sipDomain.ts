import type { IDataObject } from 'n8n-workflow';
import type { Field, Resource, Values } from '../../shared/contract/types';
import { pick } from '../../shared/values/records';
import { pathSegment } from '../../shared/values/url';
import { crud } from '../operations/crud';
import type { Definition } from '../operations/crud';
import { flag, record, reference, text } from '../model/fields';
import { domain, sipConnection, sipControlApp, voiceProfile } from '../model/references';

/** What is below a domain. */
const below = (part: string) => (values: Values) =>
	`/sip/domain/${pathSegment(values.sipDomain, 'SIP Domain')}/${part}`;

const moment = (displayName: string, name: string, description: string): Field => ({
	displayName,
	name,
	type: 'dateTime',
	default: '',
	description,
	instant: true,
});

/** A relation may be a record, its ID, or nothing. */
function idOf(value: unknown): unknown {
	return (value as IDataObject | null | undefined)?.uuid ?? value ?? null;
}

const links = [sipConnection, sipControlApp, voiceProfile];

const domains: Definition = {
	one: 'SIP domain',
	many: 'SIP domains',
	path: '/sip/domain',
	id: domain,
	required: [text('Domain', 'domain', [3, 255], { placeholder: 'e.g. desk.sip.opentact.org' })],
	optional: links.map(reference),
	createOnly: ['domain'],
	clearable: links.map(({ name }) => name),
	simplify: (row) => ({
		domain: row.domain,
		...Object.fromEntries(links.map(({ name }) => [name, idOf(row[name])])),
		...pick(['created_on', 'modified_on'])(row),
	}),
	pages: [],
};

const switches: Definition = {
	one: 'SIP switch',
	many: 'SIP switches',
	path: below('switch'),
	within: [domain],
	id: record({ displayName: 'SIP Switch', name: 'uuid', search: 'searchSwitches' }),
	required: [
		text('Name', 'name', [1, 255]),
		text('Remote IP Address', 'remote_ip', [7, 15], { placeholder: 'e.g. 203.0.113.5' }),
		text('Remote Domain', 'remote_domain', [1, 255], { placeholder: 'e.g. pbx.example.com' }),
	],
	optional: [
		flag('Active', 'is_active', 'Whether the switch is active'),
		text('Description', 'description', [1, 255]),
	],
	simplify: pick([
		'uuid',
		'name',
		'remote_ip',
		'remote_domain',
		'description',
		'is_active',
		'created_on',
		'modified_on',
	]),
	pages: [],
};

const users: Definition = {
	one: 'SIP user',
	many: 'SIP users',
	path: below('user'),
	within: [domain],
	id: record({ displayName: 'SIP User', name: 'uuid', search: 'searchSipUsers' }),
	required: [
		text('Login', 'login', [1, 255], { placeholder: 'e.g. reception' }),
		text('Password', 'password', [1, 255], { typeOptions: { password: true } }),
	],
	optional: [
		text('Avatar URL', 'avatar', [1, 255], { placeholder: 'e.g. https://example.com/photo.jpg' }),
		{
			...moment('Date of Birth', 'dob', 'Sent as midnight in the time zone of the workflow'),
			day: true,
		},
		text('Email', 'email', [3, 255], { placeholder: 'e.g. nathan@example.com' }),
		text('First Name', 'first_name', [1, 255]),
		text('Gender', 'gender', [1, 255]),
		text('Last Name', 'last_name', [1, 255]),
		text('Phone Number', 'phone_number', [1, 255], { placeholder: 'e.g. +1 415 853 1285' }),
		flag(
			'Same Domain Calls Only',
			'same_domain_calls_only',
			'Whether the user can only call users of the same domain',
		),
	],
	simplify: pick([
		'uuid',
		'login',
		'first_name',
		'last_name',
		'email',
		'phone_number',
		'same_domain_calls_only',
		'created_on',
		'modified_on',
	]),
	pages: [],
};

const invites: Definition = {
	one: 'SIP invite',
	many: 'SIP invites',
	path: below('invite'),
	within: [domain],
	id: record({ displayName: 'SIP Invite', name: 'uuid', search: 'searchInvites' }),
	required: [
		text('Name', 'name', [3, 255]),
		moment('Expires On', 'expired_on', 'When the invite expires'),
	],
	simplify: pick(['uuid', 'name', 'token', 'expired_on', 'created_on', 'modified_on']),
	pages: [],
};

/** SIP domains, and what lives below them. */
export const sipDomain: Resource = {
	name: 'SIP Domain',
	value: 'sipDomain',
	operations: crud(domains),
};
export const sipSwitch: Resource = {
	name: 'SIP Switch',
	value: 'sipSwitch',
	operations: crud(switches),
};
export const sipUser: Resource = {
	name: 'SIP User',
	value: 'sipUser',
	operations: crud(users),
};
export const sipInvite: Resource = {
	name: 'SIP Invite',
	value: 'sipInvite',
	operations: crud(invites, ['create', 'delete', 'getAll', 'update']),
};
