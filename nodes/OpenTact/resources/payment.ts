import { simplifyField } from '../../shared/description/fields';
import type { Field, Resource } from '../../shared/contract/types';
import { pick } from '../../shared/values/records';
import { crud, recordPath } from '../operations/crud';
import type { Definition } from '../operations/crud';
import { choice, record } from '../model/fields';

const amount: Field = {
	displayName: 'Amount',
	name: 'amount',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 2 },
	default: 0,
};

const definition: Definition = {
	one: 'payment',
	many: 'payments',
	path: '/payment',
	id: record({ displayName: 'Payment', name: 'uuid', search: 'searchPayments' }),
	required: [
		choice('Provider', 'provider', [
			{ name: 'PayPal', value: 'paypal' },
			{ name: 'Stripe', value: 'stripe' },
			{ name: 'Unknown', value: 'unknown' },
		]),
		amount,
	],
	simplify: pick([
		'uuid',
		'state',
		'provider',
		'amount',
		'reference_id',
		'meta',
		'created_on',
		'modified_on',
	]),
};

/** Payments into the account. */
export const payment: Resource = {
	name: 'Payment',
	value: 'payment',
	operations: [
		...crud(definition, ['create', 'get', 'getAll']),
		{
			name: 'Update',
			value: 'update',
			action: 'Update the state of a payment',
			description: 'Have OpenTact ask the payment provider for the state of a payment',
			fields: [definition.id, simplifyField],
			simplify: definition.simplify,
			key: (values) => recordPath(definition, values),
			request: (values) => ({ method: 'PATCH', path: recordPath(definition, values) }),
		},
	],
};
