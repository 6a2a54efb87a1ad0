import type { Resource } from '../../shared/types';
import { projectResource } from './project';

export const resources: Resource[] = [projectResource];
