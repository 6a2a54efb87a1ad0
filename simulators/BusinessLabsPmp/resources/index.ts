import type { Resource } from '../resource';
import * as children from './children';
import { contacts } from './contacts';
import { contracts } from './contracts';
import { creditNotes } from './creditNotes';
import { customers } from './customers';
import { estimates } from './estimates';
import { expenses } from './expenses';
import { invoices } from './invoices';
import { items } from './items';
import { leads } from './leads';
import { milestones } from './milestones';
import { payments } from './payments';
import { calendar, subscriptions, timesheets } from './plain';
import { projects } from './projects';
import { proposals } from './proposals';
import { staffs } from './staffs';
import { tasks } from './tasks';
import { tickets } from './tickets';
import { webhooks } from './webhooks';

/** Resources whose addresses follow from their table. */
export const uniform: Resource[] = [
	...[customers, contacts, leads, projects, milestones, tasks, tickets, staffs],
	...[invoices, estimates, proposals, creditNotes, payments, items, expenses, contracts],
	...[subscriptions, timesheets, calendar, webhooks, children.articles],
];

/** Tables with addresses of their own. */
const others: Resource[] = [
	...[children.checklistItems, children.taskComments, children.ticketReplies],
	...[children.notes, children.articleGroups],
];

/** Every table, by name. */
export const resources: Record<string, Resource> = Object.fromEntries(
	[...uniform, ...others].map((resource) => [resource.name, resource]),
);
