import { fc } from '../engine/property';
import type { IDataObject, IRunExecutionData } from 'n8n-workflow';

/** The secret of a webhook that n8n remembers, as the vendors' calls prove themselves by it. */
export const HOOK_SECRET = '0123456789abcdef0123456789abcdef';
const PROFILE = '10000000-0000-4000-8000-000000000001';

/** What a user may have chosen in the form of a trigger. */
export const settings: Record<string, fc.Arbitrary<IDataObject>> = {
	'Picky Assist': fc.record({
		events: fc.subarray(['inboundMessage', 'deliveryReport', 'groupChange', 'newSubscriber']),
		secret: fc.constant({ __rl: true, mode: 'text', value: HOOK_SECRET }),
		responseMode: fc.constantFrom('onReceived', 'lastNode', 'responseNode'),
		reply: fc.constantFrom({}, { text: 'Hello' }, { mediaUrl: 'https://example.com/a.png' }),
		options: fc.constantFrom({}, { dropDuplicates: false, includeOutbound: true }),
	}),
	'BusinessLabs PMP': fc.record({
		mode: fc.constantFrom('polling', 'webhook'),
		resource: fc.constantFrom('customer', 'lead', 'contact', 'expense', 'invoice'),
		event: fc.constantFrom('new', 'changed'),
		events: fc.constantFrom([], ['lead_created'], ['lead.created', 'invoice_paid']),
		simplify: fc.boolean(),
	}),
	OpenTact: fc.record({
		mode: fc.constantFrom('polling', 'callback'),
		events: fc.subarray(['inbound', 'delivery']),
		messagingProfile: fc.constant({ __rl: true, mode: 'id', value: PROFILE }),
		otherUrl: fc.constantFrom('keepWorkflows', 'keep', 'replace'),
		simplify: fc.boolean(),
	}),
};

/** What n8n remembers of a trigger. */
export const memory: fc.Arbitrary<IDataObject> = fc.constantFrom(
	{},
	{
		hooks: { production: { id: '7', secret: HOOK_SECRET } },
		profile: PROFILE,
		url: `http://127.0.0.1/webhook/x?n8n_secret=${HOOK_SECRET}`,
		secret: HOOK_SECRET,
		resource: 'customer',
		lastId: 5,
		looked: 1,
		start: '2026-01-01T00:00:00.000Z',
	},
);

/** The stored data of an execution that waits in a node: n8n calls the page of no other. */
export function waitingExecution(name: string, asked?: IDataObject): IRunExecutionData {
	return {
		resultData: { runData: {}, lastNodeExecuted: name },
		executionData: {
			contextData: { [`node:${name}`]: asked ? { asked } : {} },
			nodeExecutionStack: [],
			metadata: {},
			waitingExecution: {},
			waitingExecutionSource: {},
		},
	} as unknown as IRunExecutionData;
}
