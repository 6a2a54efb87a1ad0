import type { IDataObject } from 'n8n-workflow';
import type { Exchange } from '../../shared/contract/types';
import { VendorError } from '../../shared/contract/errors';
import { pathSegment } from '../../shared/values/url';
import { digitsOf, isLeaseId } from './phone';

/** The fields of a leased number that people look for, flat. */
export function simplifyLease(lease: IDataObject): IDataObject {
	const tn = (lease.tn ?? {}) as IDataObject;
	const profile = (lease.messaging_profile ?? {}) as IDataObject;
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
 * @throws VendorError where the answer has none
 */
export async function leaseId(send: Exchange['send'], value: unknown): Promise<string> {
	if (isLeaseId(value)) return String(value);
	const { uuid } = (await send(leaseRequest(value))) as IDataObject;
	if (isLeaseId(uuid ?? '')) return String(uuid);
	throw new VendorError(`OpenTact does not tell the ID of the lease of ${String(value)}`, {
		description: 'The response has an unexpected format. Enter the ID of the lease itself.',
	});
}
