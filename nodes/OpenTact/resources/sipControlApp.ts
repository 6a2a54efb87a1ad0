import type { IDataObject } from 'n8n-workflow';
import { VendorError } from '../../shared/contract/errors';
import { pick, recordsOf } from '../../shared/values/records';
import type { Field, Operation, Resource, Values } from '../../shared/contract/types';
import { pathSegment } from '../../shared/values/url';
import { assignedNumbers } from '../operations/assignedNumbers';
import { callFlowFields, sendCallFlow } from '../operations/callFlow';
import { callbackUrl, uuid } from '../model/checks';
import { crud, recordPath, TYPES_ONLY } from '../operations/crud';
import type { Definition } from '../operations/crud';
import { choice, flag, integer, record, text } from '../model/fields';
import { asNumber, phoneNumber } from '../model/phone';
import { product, sipControlApp as reference } from '../model/references';
import { common, runSearch, searchFields } from '../operations/search';
import type { Search } from '../operations/search';
import { egress, ingress, trunkWire } from '../model/trunk';

const url = (displayName: string, name: string, description: string) =>
	text(displayName, name, [10, 255], {
		placeholder: 'e.g. https://example.com/calls',
		description,
		url: true,
		check: callbackUrl,
	});
const method = (displayName: string, name: string) => choice(displayName, name, ['GET', 'POST']);
const timeout = (displayName: string, name: string) =>
	integer(displayName, name, [0, undefined], {
		default: 10_000,
		description: 'In milliseconds. 0 leaves it to the operating system.',
	});

const definition: Definition = {
	one: 'SIP control app',
	many: 'SIP control apps',
	path: '/sip/app',
	id: record({ ...reference, name: 'uuid' }),
	required: [text('Name', 'name', [1, 255], { placeholder: 'e.g. Reception' }), product],
	optional: [
		flag('Active', 'is_active', 'Whether the app is active'),
		method('Call Flow Method', 'call_flow_method'),
		timeout('Call Flow Timeout', 'call_flow_request_timeout'),
		url('Call Flow URL', 'call_flow_url', 'URL that answers a call with call flow XML'),
		egress,
		ingress,
		method('Webhook Method', 'webhook_method'),
		timeout('Webhook Timeout', 'webhook_request_timeout'),
		url('Webhook URL', 'webhook_url', 'URL that is notified when calls start and finish'),
	],
	wire: trunkWire([ingress, egress]),
	simplify: pick([
		'uuid',
		'name',
		'is_active',
		'product',
		'webhook_url',
		'webhook_method',
		'call_flow_url',
		'call_flow_method',
		'created_on',
		'modified_on',
	]),
	pages: [],
};

const flowPath = ({ uuid: id }: Values) => `/sip/app/call/flow/${pathSegment(id)}`;
/** The answer with the XML under its own name; one that holds none as it is. */
const flow = (answer: unknown): IDataObject[] =>
	recordsOf(answer).map((said) =>
		typeof said.payload === 'string' ? { xml: said.payload, url: said.url } : said,
	);

const callFlows: Operation[] = [
	{
		name: 'Delete Call Flow',
		value: 'deleteCallFlow',
		action: 'Delete the call flow of a SIP control app',
		description: 'Delete the static call flow of a SIP control app',
		evidence: TYPES_ONLY,
		fields: [definition.id],
		key: flowPath,
		request: (values) => ({ method: 'DELETE', path: flowPath(values) }),
		items: () => [{ deleted: true }],
	},
	{
		name: 'Get Call Flow',
		value: 'getCallFlow',
		action: 'Get the call flow of a SIP control app',
		description: 'Get the static call flow of a SIP control app, as XML',
		evidence: TYPES_ONLY,
		fields: [definition.id],
		request: (values) => ({ method: 'GET', path: flowPath(values), expect: 'done' }),
		items: (answer) => {
			const [found] = flow(answer);
			if (typeof found.xml === 'string') return [found];
			throw new VendorError('OpenTact does not answer with a call flow', {
				description: 'The response has an unexpected format.',
			});
		},
	},
	{
		name: 'Save Call Flow',
		value: 'saveCallFlow',
		action: 'Save the call flow of a SIP control app',
		description: 'Save the call flow XML that a SIP control app runs for each call',
		evidence: TYPES_ONLY,
		fields: [definition.id, ...callFlowFields],
		key: flowPath,
		run: async (exchange, values) => flow(await sendCallFlow(exchange, values, flowPath(values))),
	},
];

const elements =
	'Callback Case Default Dial Error Gather Hangup Pause Play Record Redirect Reject Say Switch';
const ofCall: Field = text('Call ID', 'call', [36, 36], { check: uuid.complaint });
const logs: Search = {
	path: (values) => `${recordPath(definition, values)}/logs`,
	filters: [
		...common,
		ofCall,
		choice('Element', 'name', elements.split(' ')),
		text('From', 'from', [1, 255]),
		text('Phone Number', 'tn', [3, 24], {
			placeholder: 'e.g. +1 202 982 2900',
			check: phoneNumber,
		}),
		flag('Succeeded', 'success', 'Whether the element succeeded'),
	],
	sort: ['channel_uuid', 'created_on', 'from', 'modified_on', 'name', 'tn'],
	wire: ({ tn, ...filters }) => ({ ...filters, ...(tn !== undefined && { tn: asNumber(tn) }) }),
};

const searchLogs: Operation = {
	name: 'Search Logs',
	value: 'searchLogs',
	action: 'Search the logs of a SIP control app',
	description: 'Find log entries of call flow elements',
	evidence: TYPES_ONLY,
	fields: [definition.id, ...searchFields(logs)],
	run: runSearch(logs),
};

/** SIP control apps: they steer calls by XML. */
export const sipControlApp: Resource = {
	name: 'SIP Control App',
	value: 'sipControlApp',
	operations: [...crud(definition), ...assignedNumbers(definition), ...callFlows, searchLogs],
};
