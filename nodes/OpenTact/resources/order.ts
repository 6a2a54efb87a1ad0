import type { IDataObject } from 'n8n-workflow';
import { unlessUnread } from '../../shared/engine/afterWrite';
import { listFields, simplifyField } from '../../shared/description/fields';
import { VendorError } from '../../shared/contract/errors';
import { pick } from '../../shared/values/records';
import type { Exchange, Resource } from '../../shared/contract/types';
import { pathSegment } from '../../shared/values/url';
import { TYPES_ONLY } from '../operations/crud';
import { choice, record } from '../model/fields';
import { runSearch, searchFields } from '../operations/search';
import type { Search } from '../operations/search';

/** Milliseconds between two looks at an order: quick at first, then more and more patient. */
const FIRST_LOOK = 1000;
const LONGEST_PAUSE = 10_000;

/** `success` in here is how many numbers were bought, not whether the call went well. */
const simplify = pick([
	'uuid',
	'state',
	'total',
	'success',
	'processing',
	'failed',
	'errors',
	'created_on',
	'modified_on',
]);

const order = record({ displayName: 'Order', name: 'uuid', search: 'searchOrders' });

const find: Search = {
	path: '/order/search',
	filters: [choice('State', 'state', ['created', 'failed', 'processing', 'success', 'verify'])],
	sort: ['created_on', 'modified_on'],
};

/** Orders of phone numbers. */
export const orders: Resource = {
	name: 'Order',
	value: 'order',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get an order',
			description: 'Get one order of phone numbers with its result',
			evidence: TYPES_ONLY,
			fields: [order, simplifyField],
			request: ({ uuid }) => ({ method: 'GET', path: orderPath(uuid), expect: 'record' }),
			simplify,
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many orders',
			description: 'Get many orders of phone numbers',
			evidence: TYPES_ONLY,
			fields: [...listFields, simplifyField],
			request: () => ({ method: 'GET', path: '/order', expect: 'list' }),
			simplify,
		},
		{
			name: 'Search',
			value: 'search',
			action: 'Search orders',
			description: 'Find orders of phone numbers by their state',
			fields: [...searchFields(find), simplifyField],
			run: runSearch(find),
			simplify,
		},
	],
};

export const simplifyOrder = simplify;

function orderPath(uuid: unknown): string {
	return `/order/${pathSegment(uuid, 'Order')}`;
}

/**
 * Looks at an order until it is done. An order that takes longer is not lost: it comes back as it is,
 * with a hint. Vendor docs: order phone number.
 * @param limit seconds
 * @throws VendorError when no number could be bought
 */
export async function awaitOrder(
	exchange: Exchange,
	placed: IDataObject,
	limit: number,
): Promise<IDataObject> {
	const until = Date.now() + limit * 1000;
	let current = placed;
	for (let pause = FIRST_LOOK; !isDone(current); pause = Math.min(pause * 1.5, LONGEST_PAUSE)) {
		if (Date.now() + pause > until) {
			exchange.hint(
				`An order was not done within ${limit} seconds. It continues. Check it later with Order > Get.`,
			);
			return current;
		}
		await exchange.wait(pause);
		const seen = await look(exchange, placed.uuid);
		if (!seen) return current;
		current = { ...placed, ...seen };
	}
	if (current.state === 'failed') throw failed(current);
	return current;
}

/** The order as it is. Undefined, with a hint, when it cannot be read: it was placed, and that counts. */
async function look(exchange: Exchange, uuid: unknown): Promise<IDataObject | undefined> {
	if (typeof uuid !== 'string' || uuid === '') {
		exchange.hint(
			'An order was placed, but OpenTact does not tell its ID. Do not place it again, look for it later with Order > Get Many.',
		);
		return undefined;
	}
	const reading = exchange.send({ method: 'GET', path: orderPath(uuid), expect: 'record' });
	const order = await unlessUnread(reading, (reason) =>
		exchange.hint(
			`An order was placed as ${uuid}, but cannot be read: ${reason}. Do not place it again, look at it later with Order > Get.`,
		),
	);
	return order as IDataObject | undefined;
}

function isDone({ state }: IDataObject): boolean {
	return state === 'success' || state === 'failed';
}

function failed({ uuid, errors }: IDataObject): VendorError {
	const reasons = (Array.isArray(errors) ? (errors as IDataObject[]) : []).map(
		({ item, reason, description }) =>
			[(item as IDataObject | undefined)?.tn, reason ?? description].filter(Boolean).join(': '),
	);
	const why = reasons.length > 0 ? `: ${reasons.join('; ')}` : '';
	return new VendorError(`OpenTact could not complete the order${why}`, {
		description: `It was placed as ${String(uuid)}.`,
	});
}
