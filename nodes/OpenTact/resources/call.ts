import { listFields, simplifyField } from '../../shared/description/fields';
import { pick, recordsOf } from '../../shared/values/records';
import type { Field, Resource, Values } from '../../shared/contract/types';
import { pathSegment } from '../../shared/values/url';
import { callFlowFields, sendCallFlow } from '../operations/callFlow';
import { uuid } from '../model/checks';
import { CLIENT_ONLY, TYPES_ONLY } from '../operations/crud';
import { choice, integer, reference, text } from '../model/fields';
import { asNumber, digitsOf, numberPattern, phoneNumber } from '../model/phone';
import { sipControlApp } from '../model/references';
import { common, created, runSearch, searchFields } from '../operations/search';
import type { Search } from '../operations/search';

const id: Field = {
	...text('Call ID', 'uuid', [36, 36], { check: uuid.complaint }),
	required: true,
	placeholder: `e.g. ${uuid.example}`,
};
const number = (displayName: string, name: string) =>
	text(displayName, name, [3, 24], { check: phoneNumber });
const mask = (displayName: string, name: string) =>
	text(displayName, name, [1, 255], {
		description: 'Pattern to match. OpenTact does not document its wildcards.',
	});
const duration = (displayName: string, name: string) =>
	integer(displayName, name, [0, undefined], {
		description: 'In the unit of the call records, which OpenTact does not document',
	});

const simplify = pick([
	'uuid',
	'direction',
	'from',
	'to',
	'state',
	'duration',
	'q850_cause_string',
	'answer_on',
	'hangup_on',
	'created_on',
]);

const all: Search = {
	path: '/call/search',
	filters: [
		...created,
		text('Account ID', 'account', [36, 36], { check: uuid.complaint }),
		choice('Direction', 'direction', [
			{ name: 'Inbound', value: 'in' },
			{ name: 'Outbound', value: 'out' },
		]),
		duration('Longest Duration', 'duration_max'),
		number('Own Number', 'tn'),
		duration('Shortest Duration', 'duration_min'),
		number('To', 'to'),
	],
	wire: ({ tn, to, ...filters }) => ({
		...filters,
		...(tn !== undefined && { tn: asNumber(tn) }),
		...(to !== undefined && { to: digitsOf(to) }),
	}),
};

const ofApps: Search = {
	path: '/sip/app/call/search',
	filters: [
		...common,
		mask('From', 'from'),
		mask('Own Number', 'tn'),
		reference(sipControlApp),
		choice('State', 'state', ['offline', 'online']),
		mask('To', 'to'),
	],
	sort: ['created_on', 'from', 'modified_on', 'state', 'tn', 'to'],
	wire: ({ tn, ...filters }) => ({
		...filters,
		...(tn !== undefined && { tn: numberPattern(tn) }),
	}),
};

const callPath = ({ uuid: call }: Values) => `/sip/app/call/${pathSegment(call, 'Call ID')}`;

/** Calls, above all those that SIP control apps steer. */
export const call: Resource = {
	name: 'Call',
	value: 'call',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get a call',
			description: 'Get one call of a SIP control app',
			evidence: TYPES_ONLY,
			fields: [id, simplifyField],
			request: (values) => ({ method: 'GET', path: callPath(values) }),
			simplify,
		},
		{
			name: 'Get Online',
			value: 'getOnline',
			action: 'Get calls in progress',
			description: 'Get the calls of SIP control apps that are in progress',
			evidence: TYPES_ONLY,
			fields: [...listFields, simplifyField],
			request: () => ({ method: 'GET', path: '/sip/app/call/online' }),
			simplify,
		},
		{
			name: 'Search',
			value: 'search',
			action: 'Search calls',
			description: 'Find calls of any type',
			evidence: CLIENT_ONLY,
			fields: [...searchFields(all), simplifyField],
			run: runSearch(all),
			simplify,
		},
		{
			name: 'Search App Calls',
			value: 'searchAppCalls',
			action: 'Search calls of SIP control apps',
			description: 'Find calls that SIP control apps handled',
			evidence: TYPES_ONLY,
			fields: [...searchFields(ofApps), simplifyField],
			run: runSearch(ofApps),
			simplify,
		},
		{
			name: 'Send Call Flow',
			value: 'sendCallFlow',
			action: 'Send a call flow to a call',
			description: 'Send call flow XML to a call in progress, which follows it right away',
			evidence: TYPES_ONLY,
			fields: [id, ...callFlowFields],
			key: callPath,
			run: async (exchange, values) => {
				const answer = await sendCallFlow(exchange, values, callPath(values));
				return recordsOf(answer);
			},
		},
	],
};
