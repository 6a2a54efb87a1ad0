import type { IDataObject } from 'n8n-workflow';

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
