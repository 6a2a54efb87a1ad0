import { collection, simplifyField } from '../../../shared/description/fields';
import type { Field, Operation, Resource, Values } from '../../../shared/contract/types';
import { cleared, requireChange } from '../../model/changes';
import { uuid } from '../../model/checks';
import { TYPES_ONLY } from '../../operations/crud';
import { writeRecord } from '../../operations/takenOver';
import { flag, record, reference, text } from '../../model/fields';
import { digitsOf, isLeaseId, listed, numberPattern } from '../../model/phone';
import { lease, messagingProfile, sipConnection, sipControlApp } from '../../model/references';
import { common, runSearch, searchFields } from '../../operations/search';
import type { Search } from '../../operations/search';
import { searchAvailable, places } from './available';
import { leaseId, leasePath, leaseRequest, simplifyLease } from '../../model/lease';
import { orderNumbers, priceNumbers } from './purchase';

const key = ({ lease: value }: Values) => (isLeaseId(value) ? String(value) : digitsOf(value));

const connections: Field = text('Not on SIP Connections', 'sip_connections_skip', [36, 4096], {
	description: 'IDs of SIP connections whose numbers to leave out, separated by commas',
	list: true,
	check: (value) => listed(value).map(uuid.complaint).find(Boolean),
});

const find: Search = {
	path: '/lease/tn/search',
	filters: [
		...common,
		flag('Renew Automatically', 'autorenew', 'Whether the number is renewed each month'),
		connections,
		reference(sipConnection),
		reference(sipControlApp),
		text('Phone Number', 'tn', [1, 24], {
			description: 'Pattern to match. OpenTact does not document its wildcards.',
		}),
	],
	sort: ['created_on', 'modified_on', 'tn'],
	wire: ({ sip_connections_skip: skipped, tn, ...filters }) => ({
		...filters,
		...(tn !== undefined && { tn: numberPattern(tn) }),
		...(skipped !== undefined && { sip_connections_skip: listed(skipped) }),
	}),
};

const changes: Field[] = [
	flag('Emergency', 'emergency', 'Whether the number can call emergency services'),
	flag('Fax', 'fax', 'Whether the number supports fax'),
	reference(messagingProfile),
	flag('MMS', 'mms', 'Whether the number supports MMS'),
	flag('Renew Automatically', 'autorenew', 'Whether the number is renewed each month'),
	reference({ ...sipConnection, description: 'Leave empty to remove it' }),
	reference({ ...sipControlApp, description: 'Leave empty to remove it' }),
	flag('SMS', 'sms', 'Whether the number supports SMS'),
	flag('Voice', 'voice', 'Whether the number supports voice calls'),
];

const operations: Operation[] = [
	{
		name: 'Disable SMS',
		value: 'disableSms',
		action: 'Disable SMS on a phone number',
		description: 'Remove the SMS subscription of one of your numbers',
		fields: [lease],
		key,
		request: (values) => ({
			method: 'DELETE',
			path: `${leasePath(values.lease)}/subscription/sms`,
		}),
	},
	{
		name: 'Enable SMS',
		value: 'enableSms',
		action: 'Enable SMS on a phone number',
		description: 'Enable SMS on one of your numbers. For the US and Canada there is a fee.',
		fields: [
			lease,
			record(messagingProfile),
			text('SMS Campaign ID', 'sms_campaign', [36, 36], {
				required: true,
				placeholder: `e.g. ${uuid.example}`,
				description: 'ID of the 10DLC campaign, from the OpenTact portal',
				check: uuid.complaint,
			}),
		],
		key,
		request: ({ lease: value, messaging_profile, sms_campaign }) => ({
			method: 'POST',
			path: `${leasePath(value)}/subscription/sms`,
			body: { messaging_profile, sms_campaign },
		}),
	},
	{
		name: 'Get',
		value: 'get',
		action: 'Get a phone number',
		description: 'Get one of your numbers',
		fields: [lease, simplifyField],
		request: (values) => leaseRequest(values.lease),
		simplify: simplifyLease,
	},
	{
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many phone numbers',
		description: 'Get many of your numbers',
		evidence: TYPES_ONLY,
		fields: [...searchFields(find), simplifyField],
		run: runSearch(find),
		simplify: simplifyLease,
	},
	{
		name: 'Release',
		value: 'release',
		action: 'Release a phone number',
		description: 'Permanently release one of your numbers',
		fields: [lease],
		key,
		request: (values) => ({ method: 'DELETE', path: leasePath(values.lease) }),
		items: () => [{ deleted: true }],
	},
	{
		name: 'Update',
		value: 'update',
		action: 'Update a phone number',
		description: 'Update a phone number. Only the settings that you add are changed.',
		fields: [lease, collection('Update Fields', 'updateFields', changes), simplifyField],
		simplify: simplifyLease,
		key,
		check: ({ updateFields }) =>
			requireChange(updateFields, changes, ['sip_connection', 'sip_control_app']),
		run: async (exchange, values) => {
			const path = leasePath(await leaseId(exchange.send, values.lease));
			const body = cleared(values.updateFields);
			return await writeRecord(exchange, { method: 'PATCH', path, body }, changes);
		},
	},
];

/** Phone numbers: those on sale, and those that the account has leased. */
export const phoneNumber: Resource = {
	name: 'Phone Number',
	value: 'phoneNumber',
	operations: [...operations, orderNumbers, priceNumbers, searchAvailable, ...places],
};
