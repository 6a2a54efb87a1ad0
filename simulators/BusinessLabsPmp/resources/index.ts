import type { Resource } from '../resource';
import { contacts } from './contacts';
import { customers } from './customers';
import { leads } from './leads';
import { milestones } from './milestones';
import { projects } from './projects';
import { tickets } from './tickets';

const all = [customers, contacts, leads, projects, milestones, tickets];

/** Every resource with a table, by name. */
export const resources: Record<string, Resource> = Object.fromEntries(
	all.map((resource) => [resource.name, resource]),
);
