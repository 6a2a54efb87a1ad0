import { collection, listFields, simplifyField } from '../../shared/description/fields';
import { filled, pick } from '../../shared/values/records';
import type { Field, Operation, Resource, Values } from '../../shared/contract/types';
import { pathSegment } from '../../shared/values/url';
import { requireChange } from '../model/changes';
import { uuid } from '../model/checks';
import { TYPES_ONLY } from '../operations/crud';
import { writing } from '../operations/takenOver';
import { choice, record, text } from '../model/fields';

const email = text('Email', 'email', [5, 80], { placeholder: 'e.g. nathan@example.com' });
const password = text('Password', 'password', [3, 255], { typeOptions: { password: true } });
const role = choice('Role', 'role', ['Admin', 'Provider', 'User'], { default: 'User' });
const person: Field[] = [
	text('Avatar URL', 'avatar', [10, 255], { placeholder: 'e.g. https://example.com/photo.jpg' }),
	{
		displayName: 'Date of Birth',
		name: 'dob',
		type: 'dateTime',
		default: '',
		day: true,
		instant: true,
	},
	text('First Name', 'first_name', [1, 24]),
	text('Gender', 'gender', [1, 255]),
	text('Last Name', 'last_name', [1, 24]),
	text('Phone Number', 'phone_number', [3, 16], { placeholder: 'e.g. +1 415 853 1285' }),
];

const userId = record({ displayName: 'User', name: 'uuid', search: 'searchUsers' });

const simplifyAccount: Operation['simplify'] = (account) => ({
	...pick(['uuid', 'name', 'email', 'phone', 'level', 'balance', 'address1', 'zip_code', 'city'])(
		account,
	),
	...pick(['created_on'])(account),
});
const simplifyUser = pick([
	'uuid',
	'email',
	'first_name',
	'last_name',
	'phone_number',
	'role',
	'wss_online',
	'created_on',
	'modified_on',
	'deleted_on',
]);

const ofUser = ({ uuid: id }: Values) => `/account/user/${pathSegment(id, 'User')}`;

/** The account of the credential, and its users. */
export const account: Resource = {
	name: 'Account',
	value: 'account',
	operations: [
		{
			name: 'Add User',
			value: 'addUser',
			action: 'Add a user to the account',
			description: 'Add a user who can sign in to the account',
			fields: [
				{ ...email, required: true },
				{ ...password, required: true },
				collection('Additional Fields', 'additionalFields', [...person, role]),
				simplifyField,
			],
			...writing([email, ...person, role], ({ email: login, password: secret, ...values }) => ({
				method: 'POST',
				path: '/account/user',
				body: { email: login, password: secret, ...filled(values.additionalFields) },
			})),
			simplify: simplifyUser,
		},
		{
			name: 'Deactivate User',
			value: 'deactivateUser',
			action: 'Deactivate a user',
			description: 'Prevent a user from signing in',
			evidence: TYPES_ONLY,
			fields: [userId, simplifyField],
			key: ofUser,
			request: (values) => ({ method: 'DELETE', path: ofUser(values) }),
			simplify: simplifyUser,
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get an account',
			description: 'Get the account with its balance',
			fields: [
				text('Account ID', 'uuid', [36, 36], {
					placeholder: `e.g. ${uuid.example}`,
					description: 'Leave empty to use the account of the credential',
					check: uuid.complaint,
				}),
				simplifyField,
			],
			request: ({ uuid: id }) => ({
				method: 'GET',
				path: id ? `/account/${pathSegment(id)}` : '/account',
				expect: 'record',
			}),
			simplify: simplifyAccount,
		},
		{
			name: 'Get Users',
			value: 'getUsers',
			action: 'Get the users of the account',
			description: 'Get the users who can sign in to the account',
			evidence: TYPES_ONLY,
			fields: [...listFields, simplifyField],
			request: () => ({ method: 'GET', path: '/account/user', expect: 'list' }),
			simplify: simplifyUser,
		},
		{
			name: 'Reactivate User',
			value: 'reactivateUser',
			action: 'Reactivate a user',
			description: 'Let a user sign in again',
			evidence: TYPES_ONLY,
			fields: [userId, simplifyField],
			key: ofUser,
			request: (values) => ({ method: 'PUT', path: ofUser(values) }),
			simplify: simplifyUser,
		},
	],
};

const changes: Field[] = [email, password, ...person];

/** Users; the fields of an update are those of a new user, no source lists them. */
export const user: Resource = {
	name: 'User',
	value: 'user',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get a user',
			description: 'Get one user of the account',
			evidence: TYPES_ONLY,
			fields: [userId, simplifyField],
			request: ({ uuid: id }) => ({ method: 'GET', path: `/user/${pathSegment(id, 'User')}` }),
			simplify: simplifyUser,
		},
		{
			name: 'Get Current',
			value: 'getCurrent',
			action: 'Get the current user',
			description: 'Get the user of the credential',
			evidence: TYPES_ONLY,
			fields: [simplifyField],
			request: () => ({ method: 'GET', path: '/user', expect: 'record' }),
			simplify: simplifyUser,
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update a user',
			description: 'Update a user. Only the fields that you add are changed.',
			evidence: `${TYPES_ONLY} The fields are taken from the call that adds a user.`,
			fields: [userId, collection('Update Fields', 'updateFields', changes), simplifyField],
			key: ({ uuid: id }) => String(id),
			check: ({ updateFields }) => requireChange(updateFields, changes),
			...writing(changes, ({ uuid: id, updateFields }) => ({
				method: 'PATCH',
				path: `/user/${pathSegment(id, 'User')}`,
				body: filled(updateFields),
			})),
			simplify: simplifyUser,
		},
	],
};
