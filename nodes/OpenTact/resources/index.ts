import type { Resource } from '../../shared/types';
import { messagingProfile } from './messagingProfile';

export const resources: Resource[] = [messagingProfile];
