import type { Resource } from '../resource';
import * as version3Records from './version3Records';
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
	...[subscriptions, timesheets, calendar, webhooks, version3Records.articles],
];

/** Tables with addresses of their own. */
const others: Resource[] = [
	...[version3Records.checklistItems, version3Records.taskComments, version3Records.ticketReplies],
	...[version3Records.notes, version3Records.articleGroups],
];

/** Every table, by name. */
export const resources: Record<string, Resource> = Object.fromEntries(
	[...uniform, ...others].map((resource) => [resource.name, resource]),
);
