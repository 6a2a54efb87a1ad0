import type { IDataObject } from 'n8n-workflow';
import type { Exchange } from '../../shared/contract/types';
import { VendorError } from '../../shared/contract/errors';
import { isRecord } from '../../shared/values/records';
import { pathSegment } from '../../shared/values/url';
import { digitsOf, isLeaseId } from './phone';

/** A part of a record that may be a record itself, with this field in it, or that field alone. */
function partOf(value: unknown, name: string): IDataObject {
	return isRecord(value) ? value : { [name]: (value ?? undefined) as string };
}

/** The number that is leased. */
export function numberOf(lease: IDataObject): unknown {
	return partOf(lease.tn, 'tn').tn;
}

/** The fields of a leased number that people look for, flat. */
export function simplifyLease(lease: IDataObject): IDataObject {
	const tn = partOf(lease.tn, 'tn');
	const profile = partOf(lease.messaging_profile, 'uuid');
	return {
		uuid: lease.uuid,
		tn: tn.tn,
		voice: tn.voice,
		sms: tn.sms,
		mms: tn.mms,
		fax: tn.fax,
		autorenew: lease.autorenew,
		expired_on: lease.expired_on,
		messaging_profile: profile.uuid,
		created_on: lease.created_on,
	};
}

/** One number, where the path takes the lease's ID or the number. */
export function leasePath(value: unknown): string {
	return `/lease/tn/${pathSegment(isLeaseId(value) ? value : digitsOf(value), 'Phone Number')}`;
}

/** One number's lease, asked for by either. */
export function leaseRequest(value: unknown) {
	const path = isLeaseId(value) ? leasePath(value) : `${leasePath(value)}/tn`;
	return { method: 'GET' as const, path, expect: 'record' as const };
}

/**
 * The lease's ID, where nothing else will do; a number is looked up first.
 * @throws VendorError where the answer has none, or is about another number
 */
export async function leaseId(send: Exchange['send'], value: unknown): Promise<string> {
	if (isLeaseId(value)) return String(value);
	const lease = (await send(leaseRequest(value))) as IDataObject;
	const { uuid } = lease;
	const found = numberOf(lease) ?? value;
	if (digitsOf(found) !== digitsOf(value)) {
		throw new VendorError(
			`OpenTact answers with the lease of ${String(found)} in place of ${String(value)}`,
			{ description: 'Nothing was changed. Enter the ID of the lease itself.' },
		);
	}
	if (isLeaseId(uuid ?? '')) return String(uuid);
	throw new VendorError(`OpenTact does not tell the ID of the lease of ${String(value)}`, {
		description: 'The response has an unexpected format. Enter the ID of the lease itself.',
	});
}
