import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { pickyAssist } from '../nodes/PickyAssist/transport/client';

/** The tokens of a Picky Assist project and, where there is one, of the whole account. */
export class PickyAssistApi implements ICredentialType {
	name = 'pickyAssistApi';

	displayName = 'Picky Assist API';

	icon = {
		light: 'file:../nodes/PickyAssist/pickyAssist.svg',
		dark: 'file:../nodes/PickyAssist/pickyAssist.dark.svg',
	} as const;

	documentationUrl = 'https://help.pickyassist.com/api-documentation-v2/quick-start-guide';

	properties: INodeProperties[] = [
		{
			displayName: 'Platform',
			name: 'platform',
			type: 'options',
			options: [
				{
					name: 'V4',
					value: 'v4',
					description: 'You sign in at app.pickyassist.com',
				},
				{
					name: 'V3',
					value: 'v3',
					description: 'You sign in at pickyassist.com/app',
				},
				{ name: 'Custom', value: 'custom', description: 'Your own base URL' },
			],
			default: 'v4',
			description: 'A token only works on the platform that it was created on',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://app.pickyassist.com/api/v2',
			description: 'URL of the API, ending with /api/v2',
			required: true,
			displayOptions: { show: { platform: ['custom'] } },
		},
		{
			displayName: 'API Token',
			name: 'apiToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'Token of one project. V4: More > Developers > Create API Token. V3: open the project, then Settings > Developers > API. It is shown once, and may be bound to one IP address.',
		},
		{
			displayName: 'Master Token',
			name: 'masterToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Master API token of the account. Only the Project resource needs it; leave it empty otherwise.',
		},
		{
			displayName: 'Pushes per Minute',
			name: 'pushesPerMinute',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 10_000, numberPrecision: 0 },
			default: 90,
			description:
				'How many calls of the Push API this project may make. Leave it at 90 unless Picky Assist has agreed to another number: it answers what exceeds it with Success and never sends it.',
		},
		{
			displayName: 'n8n Processes',
			name: 'processes',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 1000, numberPrecision: 0 },
			default: 1,
			description:
				'How many n8n processes send with this token. Each keeps to its part of the limits. Without queue mode it is 1. In queue mode it is the number of workers, plus 1 for the main process unless manual executions run on workers.',
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
		return pickyAssist.authorize(credentials, requestOptions);
	}
}
