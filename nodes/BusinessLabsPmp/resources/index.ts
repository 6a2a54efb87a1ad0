import type { Resource } from '../../shared/types';
import { customer } from './customer';
import { lead } from './lead';
import { milestone } from './milestone';
import { project } from './project';
import { ticket } from './ticket';

export const resources: Resource[] = [customer, lead, milestone, project, ticket];
