import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../../shared/contract/errors';
import { simplifyField } from '../../../shared/description/fields';
import type { Field, Operation, Values } from '../../../shared/contract/types';
import { filled, recordsOf } from '../../../shared/values/records';
import { flag, integer, text } from '../../model/fields';
import { asNumbers, phoneNumbers } from '../../model/phone';
import { awaitOrder, simplifyOrder } from '../order';

const numbers: Field = {
	displayName: 'Phone Numbers',
	name: 'tn',
	type: 'string',
	list: true,
	default: '',
	required: true,
	placeholder: 'e.g. 12029822917, 12029822918',
	description: 'One or more numbers, separated by commas',
	check: phoneNumbers,
};

const CURRENT = ['sms', 'voice'];
const labels: Array<[string, string]> = [
	['Emergency', 'emergency'],
	['Fax', 'fax'],
	['MMS', 'mms'],
	['SMS', 'sms'],
	['Voice', 'voice'],
];
const features: Field = {
	displayName: 'Features',
	name: 'features',
	type: 'multiOptions',
	default: ['voice', 'sms'],
	options: labels.map(([name, value]) => ({ name, value })),
	required: true,
	description: 'Features of the numbers. The current order call only supports SMS and voice.',
};

const profile = text('Price Profile', 'profile', [1, 255], {
	description: 'Name of the TN profile. Only used with the option Older Order Call.',
});

/** The items of a body of 2021: features are switches. Vendor docs: order telephone number. */
function flaggedItems(values: Values): IDataObject[] {
	const wanted = values.features as string[];
	const { profile: name } = (values.options ?? {}) as IDataObject;
	const switches = Object.fromEntries(labels.map(([, value]) => [value, wanted.includes(value)]));
	return asNumbers(values.tn).map((tn) => ({
		tn,
		...switches,
		...filled({ profile: name }),
		...filled({ autorenew: values.autorenew }),
	}));
}

function items(values: Values): IDataObject[] {
	return asNumbers(values.tn).map((tn) => ({
		tn,
		features: values.features,
		autorenew: values.autorenew,
	}));
}

const isOlder = ({ options }: Values) => ((options ?? {}) as IDataObject).olderOrder === true;

/** Buys numbers. OpenTact works on an order after it has answered. */
export const orderNumbers: Operation = {
	name: 'Order',
	value: 'order',
	action: 'Order phone numbers',
	description: 'Buy phone numbers. Your account is charged.',
	fields: [
		numbers,
		features,
		flag(
			'Renew Automatically',
			'autorenew',
			'Whether to renew the numbers each month. Otherwise they are released at its end.',
		),
		flag('Wait Until Done', 'waitUntilDone', 'Whether to wait until the order is completed'),
		simplifyField,
	],
	options: [
		flag(
			'Older Order Call',
			'olderOrder',
			'Whether to use the order call of 2021 (POST /order/tn), which supports more features and the price profile',
		),
		profile,
		integer('Max Wait', 'longestWait', [1, 3600], {
			default: 300,
			description: 'How many seconds to wait for an order. The order continues after that.',
		}),
	],
	check: (values) => {
		const unknown = (values.features as string[]).find((name) => !CURRENT.includes(name));
		if (isOlder(values) || unknown === undefined) return;
		throw new InputError(
			`Features: "${unknown}" cannot be ordered with the current order call`,
			'Choose only SMS and voice, or turn on the option "Older Order Call".',
		);
	},
	key: ({ tn }) => asNumbers(tn).sort().join(),
	run: async (exchange, values) => {
		const request = isOlder(values)
			? { method: 'POST' as const, path: '/order/tn', body: { items: flaggedItems(values) } }
			: { method: 'POST' as const, path: '/order', body: { items: items(values) } };
		const [placed, ...others] = recordsOf(await exchange.send(request));
		if (values.waitUntilDone !== true || others.length > 0) return [placed, ...others];
		const { longestWait = 300 } = (values.options ?? {}) as IDataObject;
		return [await awaitOrder(exchange, placed, Number(longestWait))];
	},
	simplify: simplifyOrder,
};

/** What numbers cost. */
export const priceNumbers: Operation = {
	name: 'Get Price',
	value: 'getPrice',
	action: 'Get the price of phone numbers',
	description: 'Get the one-time (nrc), monthly (mrc) and per-use prices of phone numbers',
	fields: [numbers, features],
	options: [profile],
	request: (values) => ({
		method: 'POST',
		path: '/order/price',
		body: { items: flaggedItems(values) },
		repeatable: true,
		expect: 'record',
	}),
};
