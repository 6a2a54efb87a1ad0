import { columns } from '../columns';
import type { Resource } from '../resource';

const texts = (noun: string) =>
	({
		add: [`${noun} added successfully.`, `${noun} add fail.`],
		update: [`${noun} updated successfully.`, `${noun} update fail.`],
		remove: [`${noun} deleted successfully.`, `${noun} delete fail.`],
	}) satisfies Partial<Resource>;

/** Vendor docs: Tasks, checklist items. */
export const checklistItems: Resource = {
	...texts('Checklist item'),
	name: 'checklist_items',
	event: 'task_checklist',
	id: 'id',
	columns: columns(`id:int taskid:int description finished:int dateadded:datetime addedfrom:int=1
		finished_from:int list_order:int assigned:int?`),
	created: 'dateadded',
	accepts: ['taskid', 'description', 'assigned', 'list_order'],
	required: ['description'],
	requiredOnPut: ['description'],
};

/** Vendor docs: Tasks, comments. */
export const taskComments: Resource = {
	...texts('Comment'),
	name: 'task_comments',
	event: 'task_comment',
	id: 'id',
	columns: columns(`id:int content taskid:int staffid:int=1 contact_id:int file_id:int
		dateadded:datetime`),
	created: 'dateadded',
	accepts: ['taskid', 'content'],
	required: ['content'],
	requiredOnPut: ['content'],
};

/** Vendor docs: Tickets, reply. */
export const ticketReplies: Resource = {
	...texts('Ticket reply'),
	name: 'ticket_replies',
	event: 'ticket_reply',
	id: 'id',
	columns:
		columns(`id:int ticketid:int userid:int? contactid:int name? email? date:datetime message?
		admin:int?`),
	created: 'date',
	accepts: ['ticketid', 'userid', 'contactid', 'message', 'admin'],
	required: ['message'],
	files: true,
};

export const NOTE_TYPES = [
	...['customer', 'lead', 'contract', 'ticket', 'invoice', 'estimate', 'credit_note', 'staff'],
	...['expense', 'proposal', 'project', 'task'],
];

/** Vendor docs: Notes. */
export const notes: Resource = {
	...texts('Note'),
	name: 'notes',
	event: 'note',
	id: 'id',
	columns: columns(`id:int rel_id:int rel_type description date_contacted:datetime? addedfrom:int=1
		dateadded:datetime`),
	created: 'dateadded',
	accepts: ['rel_type', 'rel_id', 'description'],
	required: ['rel_type', 'rel_id', 'description'],
	requiredOnPut: ['description'],
	check({ input: { rel_type: type } }): Record<string, string> {
		if (!type || NOTE_TYPES.includes(String(type))) return {};
		return { rel_type: `The rel_type must be one of: ${NOTE_TYPES.join(', ')}.` };
	},
};

const slug = (text: string): string =>
	text
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');

/** Vendor docs: Knowledge Base, articles. */
export const articles: Resource = {
	...texts('Article'),
	name: 'knowledge_base',
	event: 'kb_article',
	id: 'articleid',
	since: 3,
	columns: columns(`articleid:int articlegroup:int subject description slug active:int=1
		datecreated:datetime article_order:int staff_article:int`),
	created: 'datecreated',
	accepts: ['subject', 'articlegroup', 'description', 'active', 'staff_article', 'article_order'],
	required: ['subject', 'articlegroup'],
	requiredOnPut: ['subject', 'articlegroup'],
	search: ['subject', 'description'],
	check({ crm, input: { subject }, id }): Record<string, string> {
		const taken = crm
			.rows('knowledge_base')
			.some((row) => row.articleid !== id && row.subject === subject);
		return taken ? { subject: 'The subject has already been taken.' } : {};
	},
	prepare(change) {
		if (change.subject) change.slug = slug(change.subject);
	},
	sample: (n) => ({ subject: `Sample Article ${n}`, articlegroup: '1', slug: `sample-${n}` }),
};

/** Vendor docs: Knowledge Base, groups. */
export const articleGroups: Resource = {
	...texts('Group'),
	name: 'knowledge_base_groups',
	event: 'kb_group',
	id: 'groupid',
	columns: columns(`groupid:int name group_slug description active:int=1 color=#28B8DA
		group_order:int`),
	accepts: ['name', 'description', 'color', 'active', 'group_order'],
	required: ['name'],
	requiredOnPut: ['name'],
	check({ crm, input: { name }, id }): Record<string, string> {
		const taken = crm
			.rows('knowledge_base_groups')
			.some((row) => row.groupid !== id && row.name === name);
		return taken ? { name: 'The name has already been taken.' } : {};
	},
	prepare(change) {
		if (change.name) change.group_slug = slug(change.name);
	},
	sample: (n) => ({ name: `Sample Group ${n}` }),
};
