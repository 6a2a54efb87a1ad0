import type { Resource } from '../../shared/contract/types';
import { account, user } from './account';
import { address } from './address';
import { call } from './call';
import { dictionary, tnProfile } from './catalogue';
import { messagingProfile } from './messagingProfile';
import { officeHours } from './officeHours';
import { orders } from './order';
import { outboundVoiceProfile } from './outboundVoiceProfile';
import { payment } from './payment';
import { phoneNumber } from './phoneNumber';
import { sipConnection } from './sipConnection';
import { sipControlApp } from './sipControlApp';
import { sipDomain, sipInvite, sipSwitch, sipUser } from './sipDomain';
import { sms } from './sms';
import { token } from './token';
import { transaction } from './transaction';

export const resources: Resource[] = [
	account,
	address,
	call,
	dictionary,
	messagingProfile,
	officeHours,
	orders,
	outboundVoiceProfile,
	payment,
	phoneNumber,
	sipConnection,
	sipControlApp,
	sipDomain,
	sipInvite,
	sipSwitch,
	sipUser,
	sms,
	tnProfile,
	token,
	transaction,
	user,
];
