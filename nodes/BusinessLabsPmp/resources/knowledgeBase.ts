import { color, longText, onOff, ref, text, wholeNumber } from '../model/columns';
import { crud } from '../operations/crud';
import { recordField } from '../model/references';

/** Vendor docs: "Knowledge Base", articles. */
export const article = crud({
	name: 'Knowledge Base Article',
	value: 'knowledgeBaseArticle',
	one: 'knowledge base article',
	many: 'knowledge base articles',
	path: 'knowledge_base',
	idKey: 'articleid',
	id: recordField('article'),
	columns: [
		text('subject', 'Subject', {
			required: true,
			description: 'Must be unique among articles',
		}),
		ref('articleGroup', 'articlegroup', 'Group', { required: true }),
		onOff('active', 'Active', 'Whether the article is visible'),
		longText('description', 'Description', { description: 'Text of the article as HTML' }),
		onOff('staff_article', 'Internal', 'Whether only staff can read the article'),
		wholeNumber('article_order', 'Order', {
			description: 'Position among the articles of the group',
		}),
	],
	summary: [
		...['id', 'subject', 'articlegroup', 'slug', 'active'],
		...['staff_article', 'article_order', 'datecreated', 'description'],
	],
	created: 'datecreated',
	listQuery: { group_id: ref('articleGroup', 'articlegroup', 'Group').field },
	match: ['subject'],
	operations: ['create', 'delete', 'get', 'getAll', 'search', 'update'],
	plainDelete: true,
	since3: true,
});

/** Vendor docs: "Knowledge Base", groups. A group with articles cannot be deleted. */
export const articleGroup = crud({
	name: 'Knowledge Base Group',
	value: 'knowledgeBaseGroup',
	one: 'knowledge base group',
	many: 'knowledge base groups',
	path: 'knowledge_base/groups',
	idKey: 'groupid',
	id: recordField('articleGroup'),
	columns: [
		text('name', 'Name', { required: true, description: 'Must be unique among groups' }),
		onOff('active', 'Active', 'Whether the group is visible'),
		color('color', 'Color'),
		longText('description', 'Description'),
		wholeNumber('group_order', 'Order', { description: 'Position among the groups' }),
	],
	summary: ['id', 'name', 'group_slug', 'description', 'active', 'color', 'group_order'],
	match: ['name'],
	operations: ['create', 'delete', 'getAll', 'update'],
	plainDelete: true,
	since3: true,
	words: { delete: 'Delete a knowledge base group that has no articles' },
});
