import { dateTime, email, flag, id, lines, mark, phone, ref, text } from '../model/columns';
import { crud } from '../operations/crud';
import type { Definition } from '../model/definition';
import { recordField } from '../model/references';
import { upsertOperation } from '../operations/upsert';

/** People who may become customers. Vendor docs: "Lead". */
const definition: Definition = {
	name: 'Lead',
	value: 'lead',
	one: 'lead',
	many: 'leads',
	path: 'leads',
	idKey: 'id',
	id: recordField('lead'),
	columns: [
		text('name', 'Name', { required: true, placeholder: 'e.g. Nathan Smith', longest: 600 }),
		ref('leadStatus', 'status', 'Status', { required: true }),
		ref('leadSource', 'source', 'Source', { required: true }),
		ref('staff', 'assigned', 'Assigned To', {
			required: true,
			description: 'The staff member who works on the lead; most servers require it',
		}),
		lines('address', 'Address'),
		text('city', 'City'),
		id('client_id', 'Customer ID', {
			description:
				'ID of the customer that the lead came from. Only some servers support this field.',
		}),
		text('company', 'Company'),
		text('contact', 'Contact', {
			description: 'Name of a contact person. Only some servers support this field.',
		}),
		dateTime('custom_contact_date', 'Contact Date', {
			on: 'create',
			since3: true,
			description:
				'When the lead was contacted; before version 3 of the API module PMP notes the moment of the creation',
		}),
		flag('contacted_today', 'Contacted Today', 'Whether the lead was contacted today', {
			on: 'create',
		}),
		ref('country', 'country', 'Country', {
			on: 'update',
			description:
				'ID of the country in PMP, or 0 for none. Version 3 of the API module also offers a list.',
		}),
		lines('description', 'Description'),
		email('email', 'Email'),
		text('default_language', 'Language', { placeholder: 'e.g. english' }),
		dateTime('lastcontact', 'Last Contact', { on: 'update' }),
		phone(),
		text('title', 'Position', { placeholder: 'e.g. Sales Manager' }),
		flag('is_public', 'Public', 'Whether all staff can see the lead', { on: 'create' }),
		mark('is_public', 'Public', 'Whether all staff can see the lead', {
			on: 'update',
			eitherWay: true,
		}),
		text('state', 'State'),
		text('tags', 'Tags', {
			list: true,
			unread: true,
			placeholder: 'e.g. fair, vip',
			description: 'Tags, separated by commas. An update replaces all tags of the lead.',
		}),
		text('website', 'Website', { placeholder: 'e.g. https://example.com' }),
		text('zip', 'Zip'),
	],
	summary: [
		...['id', 'name', 'company', 'email', 'phonenumber'],
		...['status', 'source', 'assigned', 'dateadded', 'customfields'],
	],
	resent: ['name', 'status', 'source', 'assigned', 'address', 'country', 'email', 'is_public'],
	created: 'dateadded',
	filters: [
		ref('staff', 'assigned', 'Assigned To').field,
		ref('leadSource', 'source', 'Source').field,
		ref('leadStatus', 'status', 'Status').field,
	],
	match: ['name', 'email', 'company'],
	operations: ['create', 'delete', 'get', 'getAll', 'search', 'update'],
	files: true,
	words: {
		search:
			'Find leads by name, position, company, address, email or phone. Junk leads are left out.',
	},
};

export const lead = crud({
	...definition,
	more: [
		upsertOperation(definition, {
			by: { email: 'Email', company: 'Company', name: 'Name', phonenumber: 'Phone' },
			searched: ['email', 'company', 'name', 'phonenumber'],
			initial: ['status', 'source', 'assigned'],
		}),
	],
});
