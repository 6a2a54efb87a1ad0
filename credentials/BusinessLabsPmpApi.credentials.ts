import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { authorize } from '../nodes/BusinessLabsPmp/transport/client';

/** Reaches one installation of PMP, or of any Perfex CRM with the same REST API module. */
export class BusinessLabsPmpApi implements ICredentialType {
	name = 'businessLabsPmpApi';

	displayName = 'BusinessLabs PMP API';

	icon = {
		light: 'file:../nodes/BusinessLabsPmp/businessLabsPmp.svg',
		dark: 'file:../nodes/BusinessLabsPmp/businessLabsPmp.dark.svg',
	} as const;

	documentationUrl = 'https://pmp.businesslabs.org/knowledge-base/article/api-of-pmp-backend';

	properties: INodeProperties[] = [
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://pmp.businesslabs.org',
			description:
				'URL of your PMP, without /api. If the web server asks for a user name and password first (Basic authentication), put them in front of the host, as in https://user:password@pmp.example.com.',
		},
		{
			displayName: 'API Token',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'The administrator of PMP creates it under API Management',
		},
		{
			displayName: 'Date Format',
			name: 'dateFormat',
			type: 'options',
			options: [
				{ name: 'd.m.Y, Like 30.07.2026', value: 'd.m.Y' },
				{ name: 'd/m/Y, Like 30/07/2026', value: 'd/m/Y' },
				{ name: 'd-m-Y, Like 30-07-2026', value: 'd-m-Y' },
				{ name: 'm.d.Y, Like 07.30.2026', value: 'm.d.Y' },
				{ name: 'm/d/Y, Like 07/30/2026', value: 'm/d/Y' },
				{ name: 'm-d-Y, Like 07-30-2026', value: 'm-d-Y' },
				{ name: 'Y-m-d, Like 2026-07-30', value: 'Y-m-d' },
			],
			default: 'd/m/Y',
			description:
				'Date format of your PMP, as chosen in its settings under Localization. With the wrong one, PMP refuses dates or swaps days and months.',
		},
		{
			displayName: 'Server Version',
			name: 'version',
			type: 'options',
			options: [
				{
					name: 'Detect',
					value: 'auto',
					description: 'Asks the server when needed, once per execution',
				},
				{
					name: 'Version 1 or 2',
					value: 'v2',
					description: 'Updates read the record first and send back all of its fields',
				},
				{
					name: 'Version 3 or Later',
					value: 'v3',
					description: 'Updates send only the fields that you change',
				},
			],
			default: 'auto',
			description: 'Version of the REST API module in your PMP',
		},
		{
			displayName: 'Ignore SSL Issues (Insecure)',
			name: 'ignoreSSLIssues',
			type: 'boolean',
			default: false,
			description: 'Whether to connect even if SSL certificate validation is not possible',
		},
	];

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		return authorize(credentials, requestOptions);
	}
}
