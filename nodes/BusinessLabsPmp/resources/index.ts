import type { Resource } from '../../shared/contract/types';
import { batch } from './batch';
import { calendarEvent } from './calendarEvent';
import { contact } from './contact';
import { contract } from './contract';
import { creditNote } from './creditNote';
import { customer } from './customer';
import { customField } from './customField';
import { customTable } from './customTable';
import { estimate } from './estimate';
import { expense } from './expense';
import { invoice } from './invoice';
import { item } from './item';
import { article, articleGroup } from './knowledgeBase';
import { lead } from './lead';
import { lookup } from './lookup';
import { milestone } from './milestone';
import { note } from './note';
import { payment } from './payment';
import { project } from './project';
import { proposal } from './proposal';
import { staff } from './staff';
import { subscription } from './subscription';
import { task } from './task';
import { checklistItem, taskComment } from './taskParts';
import { ticket } from './ticket';
import { timesheet } from './timesheet';
import { webhook } from './webhook';

export const resources: Resource[] = [
	...[customer, contact, lead, project, milestone, task, checklistItem, taskComment, ticket],
	...[staff, invoice, estimate, proposal, creditNote, payment, item, expense, contract],
	...[subscription, timesheet, calendarEvent, article, articleGroup, note, webhook],
	...[customField, lookup, customTable, batch],
];
