import type { Resource } from '../../shared/contract/types';
import { accountResource } from './account';
import { deviceResource } from './device';
import { groupResource } from './group';
import { messageResource } from './message';
import { profileResource } from './profile';
import { projectResource } from './project';
import { templateResource } from './template';
import { twoStepResource } from './twoStep';

/** The first one is what a new node starts with. */
export const resources: Resource[] = [
	messageResource,
	accountResource,
	deviceResource,
	groupResource,
	profileResource,
	projectResource,
	templateResource,
	twoStepResource,
];
