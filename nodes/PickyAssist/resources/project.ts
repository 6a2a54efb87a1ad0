import type { IDataObject } from 'n8n-workflow';
import { collection, listFields, locator, simplifyField } from '../../shared/description/fields';
import { filled, isRecord, pick } from '../../shared/values/records';
import type {
	Credentials,
	Field,
	Resource,
	Values,
	WireRequest,
} from '../../shared/contract/types';
import { rowsIn } from '../../shared/engine/answer';
import { entriesOf, recordIn, requireRecord, wholeNumber } from '../transport/answer';
import { atMost, numericId } from '../model/checks';
import { PROJECT_API_NOTICE, requireMasterToken } from '../transport/client';
import { projectsIn } from '../model/projects';
import { ipField, planField, projectFields, serviceField } from './projectFields';

const project: Field = {
	...locator({
		displayName: 'Project',
		name: 'project_id',
		search: 'searchProjects',
		id: numericId,
	}),
	check: numericId.complaint,
};

const projectName: Field = {
	displayName: 'Project Name',
	name: 'project_name',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Support desk',
	description: 'A name for your reference, up to 20 characters',
	check: atMost(20),
};

const includeSecrets: Field = {
	displayName: 'Include Secrets',
	name: 'includeSecrets',
	type: 'boolean',
	default: false,
	description: 'Whether to also return the API tokens, the license key and its QR code',
};

const ENABLE_TOKEN = 2;
const DELETE_TOKEN = 3;

const apiToken: Field = {
	displayName: 'API Token',
	name: 'api_token',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	required: true,
	description: 'Token to change',
};

/** On the wire `action`, a name that n8n keeps for operations. */
const tokenAction: Field = {
	displayName: 'Change',
	name: 'tokenAction',
	type: 'options',
	options: [
		{ name: 'Delete', value: DELETE_TOKEN, description: 'Permanently delete the token' },
		{ name: 'Disable', value: 1, description: 'Turn the token off until it is enabled again' },
		{ name: 'Enable', value: ENABLE_TOKEN },
	],
	default: 1,
};

/** Called `api_token` here and `api_tokens` elsewhere. Making tokens is what the call is for. */
function tokensIn(body: unknown, project: Values[string]): IDataObject[] {
	const { project_id: id = project, ...record } = recordIn(body);
	const held = record.api_token ?? record.api_tokens;
	const tokens = rowsIn(held) ?? [held].filter(isRecord);
	// Nobody is shown a token a second time: what is not understood is given as it is.
	const given = tokens.length > 0 ? tokens.map(pick(['ip', 'token'])) : [record];
	return given.map((token) => ({ project_id: String(id), ...token }));
}

/** A call of the Project Management API. */
function call(
	path: string,
	body: IDataObject,
	credentials: Credentials,
	more: Partial<WireRequest> = {},
): WireRequest {
	requireMasterToken(credentials);
	return { method: 'POST', path: `/pm/${path}`, body, ...more };
}

/** One project, or all with the ID 0. */
function read(values: Values, credentials: Credentials, id: number | string): WireRequest {
	const more = { repeatable: true, keepsSecrets: showsSecrets(values) };
	return call('get-projects', { project_id: id }, credentials, more);
}

const key = (values: Values) => String(values.project_id);

/** The address of the QR code holds the license key as well. */
const SECRETS = ['license_key', 'qr_code_base64', 'api_tokens', 'api_token', 'token', 'tokens'];

function showsSecrets({ options }: Values): boolean {
	return (options as IDataObject | undefined)?.includeSecrets === true;
}

function withoutSecrets(record: IDataObject, values: Values): IDataObject {
	if (showsSecrets(values)) return record;
	return Object.fromEntries(Object.entries(record).filter(([name]) => !SECRETS.includes(name)));
}

const simplify = pick([
	'project_id',
	'project_name',
	'project_status',
	'company_name',
	'number',
	'service',
	'billing_plan',
	'next_billing_date',
	'license_key',
	'api_tokens',
]);

/** Projects of the account. Vendor docs: project-management-api. */
export const projectResource: Resource = {
	name: 'Project',
	value: 'project',
	notice: PROJECT_API_NOTICE,
	operations: [
		{
			name: 'Change Billing Plan',
			value: 'changeBillingPlan',
			action: 'Change the billing plan of a project',
			description: 'Move a project to another plan. Upgrades are paid from the wallet.',
			fields: [project, serviceField, planField('Plan', 'plan_id', 9)],
			key,
			request: ({ project_id: id, service, plan_id: plan }, credentials) =>
				call(
					'change-billing',
					{ project_id: wholeNumber(id), service, plan_id: plan },
					credentials,
				),
			items: (body, { project_id: id }) => [{ project_id: id, ...recordIn(body) }],
		},
		{
			name: 'Create',
			value: 'create',
			action: 'Create a project',
			description: 'Create a project and return its license key and API tokens',
			fields: [projectName, collection('Additional Fields', 'additionalFields', projectFields)],
			request: ({ project_name: name, additionalFields }, credentials) => {
				const { country, ip_whitelist: addresses, ...more } = filled(additionalFields);
				const body: IDataObject = { project_name: name, ...more };
				if (country) body.country = String(country).toUpperCase();
				if (addresses) body.token_ip_address = entriesOf(addresses);
				return call('create-project', body, credentials);
			},
			items: (body) => [recordIn(body)],
		},
		{
			name: 'Create API Token',
			value: 'createApiToken',
			action: 'Create API tokens for a project',
			description: 'Create an API token for each IP address. Returns one item per token.',
			fields: [
				project,
				{
					...ipField(
						'IP Addresses',
						'IP addresses that may use the tokens, separated by commas. One token is created for each address.',
					),
					required: true,
				},
			],
			key,
			request: ({ project_id: id, ip_whitelist: addresses }, credentials) => {
				const body = { project_id: wholeNumber(id), ip_whitelist: entriesOf(addresses) };
				return call('create-api-token', body, credentials);
			},
			items: (body, { project_id: id }) => tokensIn(body, id),
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get a project',
			description: 'Get one project. Secrets are only returned with the Include Secrets option.',
			fields: [project, simplifyField],
			options: [includeSecrets],
			key,
			request: (values, credentials) => read(values, credentials, wholeNumber(values.project_id)),
			items: (body, values) => [
				withoutSecrets(requireRecord(body, 'a project', 'project_id', values.project_id), values),
			],
			simplify,
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many projects',
			description:
				'Get many projects of the account. Secrets are only returned with the Include Secrets option.',
			fields: [...listFields, simplifyField],
			options: [includeSecrets],
			request: (values, credentials) => ({ ...read(values, credentials, 0), expect: 'list' }),
			items: (body, values) => projectsIn(body).map((record) => withoutSecrets(record, values)),
			simplify,
		},
		{
			name: 'Manage API Token',
			value: 'manageApiToken',
			action: 'Manage an API token of a project',
			description: 'Disable, enable or delete an API token of a project',
			fields: [project, apiToken, tokenAction],
			key,
			request: ({ project_id: id, api_token: token, tokenAction: action }, credentials) =>
				call(
					'manage-api-token',
					{ project_id: wholeNumber(id), api_token: token, action },
					credentials,
				),
			items: (_, { project_id: id, tokenAction: action }) => [
				action === DELETE_TOKEN
					? { project_id: id, deleted: true }
					: { project_id: id, enabled: action === ENABLE_TOKEN },
			],
		},
	],
};
