import { randomUUID } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import type { Values } from '../../shared/contract/types';
import { id, isoDate, longText, onOff, ref, text, unixTime, wholeNumber } from '../model/columns';
import { crud } from '../operations/crud';
import { recordField } from '../model/references';

/** Columns that a new row cannot be without, while PMP writes nothing for those that it is not given. */
function neededColumns(values: Values): IDataObject {
	const given = { ...values, ...(values.additionalFields as IDataObject) };
	const needed: IDataObject = {
		...{ description_in_item: '0', in_test_environment: '0', tax_id: '0', tax_id_2: '0' },
		...{ project_id: '0', created_from: '0', hash: randomUUID().replace(/-/g, '') },
		created: new Date().toISOString().slice(0, 19).replace('T', ' '),
	};
	return Object.fromEntries(Object.entries(needed).filter(([name]) => (given[name] ?? '') === ''));
}

/** Vendor docs: "Subscriptions". They are rows of a table: nothing is set up at Stripe. */
export const subscription = crud({
	name: 'Subscription',
	value: 'subscription',
	one: 'subscription',
	many: 'subscriptions',
	path: 'subscriptions',
	idKey: 'id',
	id: recordField('subscription'),
	columns: [
		text('name', 'Name', { required: true }),
		ref('customer', 'clientid', 'Customer', { required: true }),
		ref('currency', 'currency', 'Currency', { required: true }),
		wholeNumber('quantity', 'Quantity', { required: true, minValue: 1 }),
		unixTime('next_billing_cycle', 'Next Billing Cycle', { required: true }),
		isoDate('date', 'Date'),
		longText('description', 'Description'),
		onOff('description_in_item', 'Description in Item', 'Whether items show the description'),
		unixTime('ends_at', 'Ends At'),
		onOff('in_test_environment', 'In Test Environment', "Whether it is in Stripe's test mode"),
		ref('project', 'project_id', 'Project'),
		text('status', 'Status', { placeholder: 'e.g. active' }),
		text('stripe_plan_id', 'Stripe Plan ID'),
		text('stripe_subscription_id', 'Stripe Subscription ID', {
			description: 'Before version 3 of the API module it is not stored on creation',
		}),
		text('stripe_tax_id_2', 'Stripe Tax ID 2'),
		id('tax_id', 'Tax ID'),
		id('tax_id_2', 'Tax ID 2'),
		longText('terms', 'Terms'),
	],
	summary: [
		...['id', 'name', 'clientid', 'status', 'quantity', 'currency'],
		...['date', 'next_billing_cycle', 'ends_at', 'project_id'],
	],
	completed: async (_exchange, values) => await Promise.resolve(neededColumns(values)),
	created: 'created',
	match: ['name', 'clientid'],
	operations: ['create', 'delete', 'get', 'getAll', 'update'],
	plainDelete: true,
});
