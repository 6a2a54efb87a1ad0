import type { IDataObject } from 'n8n-workflow';
import { VendorError } from '../../shared/contract/errors';
import { listFields } from '../../shared/description/fields';
import type { Exchange, Field, Operation, Resource } from '../../shared/contract/types';
import { pathSegment } from '../../shared/values/url';
import { uuid } from '../model/checks';
import { crud } from '../operations/crud';
import type { Definition } from '../operations/crud';
import { flag, integer, record, text } from '../model/fields';

const definition: Definition = {
	one: 'token',
	many: 'tokens',
	path: '/token',
	id: record({ displayName: 'Token', name: 'uuid', search: 'searchTokens' }),
	required: [text('Name', 'name', [1, 255], { placeholder: 'e.g. n8n' })],
	optional: [
		integer('Lifetime', 'ttl', [60, undefined], {
			default: 2_592_000,
			description: 'In seconds, at least 60. OpenTact does not document the default.',
		}),
	],
};

/** Deleting takes the token itself; its ID is looked up, so that no workflow has to hold a secret. */
const doomed: Field = {
	...definition.id,
	name: 'token',
	description: 'From the list, by its ID, or by the token itself',
	// The path of all tokens, in any case.
	check: (value) =>
		/^all$/i.test(String(value)) ? 'must be one token, use Delete All for all of them' : undefined,
	modes: definition.id.modes?.map((mode) =>
		mode.name === 'id' ? { ...mode, displayName: 'By ID or Token', validation: [] } : mode,
	),
};

async function tokenOf({ send }: Exchange, value: string): Promise<string> {
	if (uuid.complaint(value)) return value;
	const tokens = (await send({
		method: 'GET',
		path: '/token/list',
		expect: 'list',
	})) as IDataObject[];
	const found = tokens.find((token) => token.uuid === value);
	if (typeof found?.token === 'string') return found.token;
	throw new VendorError(`There is no token with the ID ${value}`, {
		httpCode: 404,
		description: 'It may have been deleted already, or belong to another user.',
	});
}

const others: Operation[] = [
	{
		name: 'Delete',
		value: 'delete',
		action: 'Delete a token',
		description: 'Permanently delete an API token',
		fields: [doomed],
		key: ({ token }) => String(token),
		run: async (exchange, { token }) => {
			const secret = await tokenOf(exchange, String(token));
			await exchange.send({ method: 'DELETE', path: `/token/${pathSegment(secret, 'Token')}` });
			return [{ deleted: true }];
		},
	},
	{
		name: 'Delete All',
		value: 'deleteAll',
		action: 'Delete all tokens',
		description: 'Permanently delete all API tokens of the user',
		fields: [],
		key: () => 'all',
		request: () => ({ method: 'DELETE', path: '/token/all' }),
		items: () => [{ deleted: true }],
	},
	{
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many tokens',
		description: 'Get many API tokens of the user',
		fields: [
			...listFields,
			flag(
				'Show Tokens',
				'showTokens',
				'Whether to return the tokens themselves. Anyone who reads them can access the account.',
				false,
			),
		],
		request: () => ({ method: 'GET', path: '/token/list', expect: 'list' }),
		items: (payload, { showTokens }) =>
			(payload as IDataObject[]).map(({ token, ...rest }) =>
				showTokens === true ? { ...rest, token } : rest,
			),
	},
];

/** API tokens of the user, for other programs. */
export const token: Resource = {
	name: 'Token',
	value: 'token',
	operations: [...crud(definition, ['create', 'update']), ...others],
};
