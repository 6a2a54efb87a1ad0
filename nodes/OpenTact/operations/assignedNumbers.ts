import type { IDataObject } from 'n8n-workflow';
import { listFields, simplifyField } from '../../shared/description/fields';
import type { Field, Operation } from '../../shared/contract/types';
import { recordsOf } from '../../shared/values/records';
import { uuid } from '../model/checks';
import { a, recordPath, TYPES_ONLY } from './crud';
import type { Definition } from './crud';
import { isLeaseId, listed, phoneNumber } from '../model/phone';
import { leaseId, simplifyLease } from '../model/lease';

function numbers(name: 'add' | 'remove'): Field {
	return {
		displayName: 'Phone Numbers',
		name,
		type: 'string',
		list: true,
		default: '',
		required: true,
		placeholder: 'e.g. 18382050008, 18382050009',
		description: 'Your numbers, or the IDs of their leases, separated by commas',
		check: (value) =>
			listed(value)
				.map((entry) => (isLeaseId(entry) ? uuid.complaint(entry) : phoneNumber(entry)))
				.find(Boolean),
	};
}

/** OpenTact answers with leases, or with nothing but their IDs: the sources disagree. */
function records(payload: unknown): IDataObject[] {
	const named = [payload]
		.flat()
		.map((entry) => (typeof entry === 'string' ? { uuid: entry } : entry));
	return recordsOf(named);
}

const simplify = (lease: IDataObject) => ('tn' in lease ? simplifyLease(lease) : lease);

/** The numbers of a SIP connection or control app: one call adds as well as removes. */
export function assignedNumbers(definition: Definition): Operation[] {
	const { one, id } = definition;
	const change = (name: 'add' | 'remove', verb: string, link: string): Operation => ({
		name: `${verb} Numbers`,
		value: `${verb.toLowerCase()}Numbers`,
		action: `${verb} numbers ${link} ${a(one)}`,
		description: `${verb} phone numbers ${link} ${a(one)} and return all of its numbers`,
		fields: [id, numbers(name), simplifyField],
		key: (values) => recordPath(definition, values),
		run: async ({ send }, values) => {
			const leases: string[] = [];
			for (const entry of listed(values[name])) leases.push(await leaseId(send, entry));
			const path = `${recordPath(definition, values)}/tnlease`;
			const body = { [name]: leases };
			return records(await send({ method: 'POST', path, body, expect: 'list' }));
		},
		simplify,
	});
	return [
		change('add', 'Assign', 'to'),
		change('remove', 'Unassign', 'from'),
		{
			name: 'Get Numbers',
			value: 'getNumbers',
			action: `Get the numbers of ${a(one)}`,
			description: `Get the phone numbers of ${a(one)}`,
			evidence: TYPES_ONLY,
			fields: [id, ...listFields, simplifyField],
			request: (values) => ({ method: 'GET', path: `${recordPath(definition, values)}/tnlease` }),
			items: records,
			simplify,
		},
	];
}
