import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { authorize, patient, signIn } from '../nodes/OpenTact/transport/session';

/** Signs in to OpenTact with an e-mail address and a password, or uses a token that was pasted. */
export class OpenTactApi implements ICredentialType {
	name = 'openTactApi';

	displayName = 'OpenTact API';

	icon = {
		light: 'file:../nodes/OpenTact/openTact.svg',
		dark: 'file:../nodes/OpenTact/openTact.dark.svg',
	} as const;

	documentationUrl = 'https://doc.opentact.org';

	properties: INodeProperties[] = [
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{ name: 'Production', value: 'production', description: 'The host api.opentact.org' },
				{ name: 'Staging', value: 'staging', description: 'The host api.stage.opentact.org' },
				{ name: 'Custom', value: 'custom', description: 'Your own base URL' },
			],
			default: 'production',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://api.opentact.org/rest',
			description: 'URL of the REST API, ending with /rest',
			required: true,
			displayOptions: { show: { environment: ['custom'] } },
		},
		{
			displayName: 'Sign in With',
			name: 'authentication',
			type: 'options',
			options: [
				{
					name: 'Email and Password',
					value: 'password',
					description: 'Signs in, and signs in again when the session expires after 24 hours',
				},
				{
					name: 'Token',
					value: 'token',
					description: 'A session token (JWT), or an API token from the OpenTact portal',
				},
			],
			default: 'password',
		},
		{
			displayName: 'Email',
			name: 'email',
			type: 'string',
			default: '',
			placeholder: 'e.g. nathan@example.com',
			required: true,
			displayOptions: { show: { authentication: ['password'] } },
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { authentication: ['password'] } },
		},
		{
			displayName: 'Token',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'A session token expires after 24 hours. An API token is valid for the time chosen when it was created.',
			displayOptions: { show: { authentication: ['token'] } },
		},
		{
			displayName: 'Ignore SSL Issues (Insecure)',
			name: 'ignoreSSLIssues',
			type: 'boolean',
			default: false,
			description: 'Whether to connect even if SSL certificate validation is not possible',
		},
		{
			displayName: 'Session Token',
			name: 'sessionToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
	];

	/**
	 * Signs in; n8n calls it while the session token is empty and stores what it returns.
	 * Source: OpenTact documentation, "Authentication", GET /auth.
	 */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		if (credentials.authentication !== 'password') return {};
		const send = async (options: IHttpRequestOptions) => await this.helpers.httpRequest(options);
		return { sessionToken: await signIn(patient(send), credentials) };
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		return authorize(credentials, requestOptions);
	}
}
