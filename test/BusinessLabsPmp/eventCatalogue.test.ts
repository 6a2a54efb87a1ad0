// The vendor does not show what its catalogue of events looks like: names are found in any shape.
import { usePmp } from './node';

const pmp = usePmp(3);

test.each<[unknown, object[]]>([
	[
		{
			status: true,
			message: 'events_listed',
			data: {
				customers: ['customer_created', { event: 'customer.updated', label: 'Changed' }],
				invoices: [{ key: 'invoice_paid', name: 'Invoice paid' }, 'no name', '', 7, null, [], {}],
			},
		},
		[
			{ name: 'customer_created', group: 'customers' },
			{ name: 'customer.updated', group: 'customers' },
			{ name: 'invoice_paid', group: 'invoices' },
		],
	],
	[
		[{ name: 'lead_created' }, { event: 'lead_updated', name: 'lead_other' }],
		[
			{ name: 'lead_created', group: '' },
			{ name: 'lead_updated', group: '' },
		],
	],
	[
		{ status: true, data: { leads: { created: 'lead_created', count: 1 } } },
		[{ name: 'lead_created', group: 'created' }],
	],
])('%j', async (body, expected) => {
	const headers = { 'content-type': 'application/json' };
	pmp.simulator.faults.set([{ path: '/api/webhooks/events', status: 200, headers, body }]);
	expect((await pmp.run('webhook.getEvents')).json).toEqual(expected);
});
