import { byId } from './node';
import type { Sample } from './sample';

/** What only servers of version 3 have. */
export const version3Samples: Sample[] = [
	{
		resource: 'taskChecklistItem',
		path: 'tasks/1/checklist',
		table: 'checklist_items',
		parent: { task_id: byId(1) },
		create: { description: 'Buy paint', additionalFields: { assigned: byId(2) } },
		form: { description: 'Buy paint', assigned: '2' },
		change: { field: 'finished', value: true, sent: '1', stored: '1' },
		since: 3,
		unreadable: true,
	},
	{
		resource: 'taskComment',
		path: 'tasks/1/comments',
		table: 'task_comments',
		parent: { task_id: byId(1) },
		create: { content: 'Looks good' },
		form: { content: 'Looks good' },
		change: { field: 'content', value: 'Better', sent: 'Better', stored: 'Better' },
		since: 3,
		unreadable: true,
	},
	{
		resource: 'knowledgeBaseGroup',
		path: 'knowledge_base/groups',
		table: 'knowledge_base_groups',
		idKey: 'groupid',
		create: { name: 'FAQ', additionalFields: { color: '#28B8DA', active: false } },
		form: { name: 'FAQ', color: '#28B8DA', active: '0' },
		change: { field: 'description', value: 'd', sent: 'd', stored: 'd' },
		since: 3,
		unreadable: true,
	},
	{
		resource: 'knowledgeBaseArticle',
		path: 'knowledge_base',
		idKey: 'articleid',
		create: { subject: 'How to', articlegroup: byId(1), additionalFields: { active: true } },
		form: { subject: 'How to', articlegroup: '1', active: '1' },
		change: { field: 'staff_article', value: true, sent: '1', stored: '1' },
		search: 'How',
		since: 3,
	},
	{
		resource: 'note',
		path: 'notes',
		reads: 'notes/customer/1',
		create: { rel_type: 'customer', rel_id: '1', description: 'Call back' },
		form: { rel_type: 'customer', rel_id: '1', description: 'Call back' },
		change: { field: 'description', value: 'Called', sent: 'Called', stored: 'Called' },
		since: 3,
	},
	{
		resource: 'webhook',
		path: 'webhooks',
		create: {
			...{ name: 'Hook', url: 'https://example.com/h', events: ['lead_created'] },
			additionalFields: { secret: 's3cret', timeout: 10 },
		},
		form: {
			...{ name: 'Hook', url: 'https://example.com/h', 'events[]': 'lead_created' },
			...{ secret: 's3cret', timeout: '10' },
		},
		change: { field: 'retry_count', value: 5, sent: '5', stored: '5' },
		since: 3,
	},
];
