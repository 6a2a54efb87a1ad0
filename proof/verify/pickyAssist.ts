import type { IDataObject } from 'n8n-workflow';
import { built } from './built';
import type { Vendor } from './vendor';

/** Everything is a POST here: these change nothing. Vendor docs: the page of each. */
const READS = [
	'/check-balance',
	'/delivery-report',
	'/device-status',
	'/group-details',
	'/pm/get-projects',
	'/template-status',
];

export function pickyAssist(): Vendor {
	return {
		name: 'pickyAssist',
		title: 'Picky Assist',
		...built('PickyAssist', 'pickyAssist'),
		inputs: () => [
			{
				field: 'platform',
				variable: 'PICKY_ASSIST_PLATFORM',
				question: 'Platform (v4 or v3)',
				initially: 'v4',
			},
			{
				field: 'apiToken',
				variable: 'PICKY_ASSIST_TOKEN',
				question: 'API token of the project',
				isSecret: true,
			},
			{
				field: 'masterToken',
				variable: 'PICKY_ASSIST_MASTER_TOKEN',
				question: 'Master token of the account (empty if there is none)',
				isSecret: true,
				initially: '',
			},
		],
		credential: (given, server) => ({
			...given,
			...(server && { platform: 'custom', baseUrl: server }),
		}),
		isReadingPost: ({ path }) => READS.includes(path),
		leftOut: {},
		sources: {},
		refusal: {
			resource: 'template',
			operation: 'get',
			field: 'template_id',
			value: '999999999',
		},
		throwaways: [],
		notMade: {
			group: 'a group can be left, but not deleted',
			template: 'a template cannot be deleted',
			project: 'a project cannot be deleted',
		},
		message: {
			resource: 'message',
			operation: 'sendText',
			parameters: (to) => ({ number: to, application: { __rl: true, mode: 'id', value: '8' } }),
		},
	};
}

/** The address of the other platform: a token only works on its own. */
export function otherPlatform({ platform, baseUrl }: IDataObject): IDataObject | undefined {
	if (platform === 'v3') return { platform: 'v4' };
	if (platform === 'v4') return { platform: 'v3' };
	const address = String(baseUrl);
	const other = address.endsWith('/app/api/v2')
		? address.replace(/\/app\/api\/v2$/, '/api/v2')
		: address.replace(/\/api\/v2$/, '/app/api/v2');
	return other === address ? undefined : { baseUrl: other };
}
