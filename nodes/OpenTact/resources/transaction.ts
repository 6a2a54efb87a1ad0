import type { IDataObject } from 'n8n-workflow';
import { collection, simplifyField } from '../../shared/description/fields';
import { VendorError } from '../../shared/contract/errors';
import { rowsIn } from '../../shared/engine/answer';
import { filled, pick } from '../../shared/values/records';
import type { Field, Resource } from '../../shared/contract/types';
import { pathSegment } from '../../shared/values/url';
import { uuid } from '../model/checks';
import { TYPES_ONLY } from '../operations/crud';
import { choice, record, text } from '../model/fields';
import { common, runSearch, searchFields } from '../operations/search';
import type { Search } from '../operations/search';

const services = ['emergency', 'fax', 'mms', 'sms', 'voice'];
const types = services.flatMap((service) =>
	['incoming', 'mrc', 'nrc', 'outgoing'].map((kind) => `${service}_${kind}`),
);
const refType = choice('Reference Type', 'ref_type', [
	...types,
	'payment',
	'tnlease_mrc',
	'tnlease_nrc',
	'tts',
]);

const number = (displayName: string, name: string): Field => ({
	displayName,
	name,
	type: 'number',
	default: 0,
});
const moment = (displayName: string, name: string): Field => ({
	displayName,
	name,
	type: 'dateTime',
	default: '',
	instant: true,
});

const find: Search = {
	path: '/transaction/search',
	filters: [
		...common,
		number('Amount', 'amount'),
		number('Balance After', 'account_balance_after'),
		number('Balance Before', 'account_balance_before'),
		text('Description', 'description', [1, 255]),
		text('Reference ID', 'ref_uuid', [36, 36], { check: uuid.complaint }),
		refType,
	],
	sort: [
		'account_balance_after',
		'account_balance_before',
		'amount',
		'created_on',
		'modified_on',
		'ref_type',
	],
};

const simplify = pick([
	'uuid',
	'amount',
	'account_balance_before',
	'account_balance_after',
	'ref_type',
	'ref_uuid',
	'ref_object',
	'description',
	'created_on',
	'modified_on',
]);

const range = (usual: string): Field => ({
	...collection('Filters', 'filters', [moment('From', 'from'), moment('To', 'to')]),
	description: `If empty, the report covers ${usual}`,
});

/** One item per line of a report, each with the report's own range. */
function lines(payload: unknown): IDataObject[] {
	const { report, ...head } = payload as IDataObject;
	const rows = rowsIn(report);
	if (rows) return rows.map((line) => ({ ...head, ...line }));
	throw new VendorError('OpenTact does not answer with a report', {
		description: 'The response has an unexpected format, so it is not taken for an empty one.',
	});
}

/** What the balance went up and down for. */
export const transaction: Resource = {
	name: 'Transaction',
	value: 'transaction',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get a transaction',
			description: 'Get one transaction with details of what it paid for',
			evidence: TYPES_ONLY,
			fields: [
				record({ displayName: 'Transaction', name: 'uuid', search: 'searchTransactions' }),
				simplifyField,
			],
			request: ({ uuid: id }) => ({
				method: 'GET',
				path: `/transaction/${pathSegment(id, 'Transaction')}`,
			}),
			simplify,
		},
		{
			name: 'Get Dashboard Report',
			value: 'getDashboardReport',
			action: 'Get the dashboard report',
			description: 'Get the daily costs of one type',
			evidence: TYPES_ONLY,
			fields: [refType, range('the last 30 days')],
			request: ({ ref_type, filters }) => ({
				method: 'GET',
				path: `/transaction/report/dashboard/${pathSegment(ref_type, 'Reference Type')}`,
				query: filled(filters),
			}),
			items: lines,
		},
		{
			name: 'Get Invoice Report',
			value: 'getInvoiceReport',
			action: 'Get the invoice report',
			description: 'Get the totals of all types of costs',
			evidence: TYPES_ONLY,
			fields: [range('the previous month')],
			request: ({ filters }) => ({
				method: 'GET',
				path: '/transaction/report/invoice',
				query: filled(filters),
			}),
			items: lines,
		},
		{
			name: 'Search',
			value: 'search',
			action: 'Search transactions',
			description: 'Find transactions',
			evidence: TYPES_ONLY,
			fields: [...searchFields(find), simplifyField],
			run: runSearch(find),
			simplify,
		},
	],
};
