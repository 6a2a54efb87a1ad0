import type { Resource } from '../../shared/types';
import { messagingProfile } from './messagingProfile';
import { orders } from './order';
import { phoneNumber } from './phoneNumber';
import { sms } from './sms';

export const resources: Resource[] = [messagingProfile, orders, phoneNumber, sms];
