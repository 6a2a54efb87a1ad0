import { collection, listFields } from '../../shared/description/fields';
import type { Resource } from '../../shared/contract/types';
import { filled } from '../../shared/values/records';
import { crud, TYPES_ONLY } from '../operations/crud';
import type { Definition } from '../operations/crud';
import { choice, integer, record, text } from '../model/fields';

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const day = choice(
	'Day',
	'dow',
	days.map((name) => ({ name, value: name.slice(0, 3).toLowerCase() })),
	{ default: 'mon' },
);
const time = (displayName: string, name: string) =>
	integer(displayName, name, [0, 235_959], {
		description:
			'From 0 to 235959. OpenTact documents it as seconds from midnight, but its limit looks like HHMMSS, so test it first.',
	});

const definition: Definition = {
	one: 'office hours entry',
	many: 'office hours entries',
	path: '/account/office_hours',
	id: record({ displayName: 'Entry', name: 'uuid', search: 'searchOfficeHours' }),
	required: [
		choice('Type', 'type', [
			{ name: 'Coffee Break', value: 'coffeebreak' },
			{ name: 'Lunch Time', value: 'lunchtime' },
			{ name: 'Not Working', value: 'nonworking' },
			{ name: 'Weekends', value: 'weekends' },
		]),
		day,
		time('From', 'time_from'),
		time('To', 'time_to'),
	],
	optional: [text('Name', 'name', [1, 24], { placeholder: 'e.g. Lunch' })],
	pages: ['create'],
};

/** When nobody is in the office. */
export const officeHours: Resource = {
	name: 'Office Hour',
	value: 'officeHours',
	operations: [
		...crud(definition, ['create', 'delete', 'get', 'update']),
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many office hours entries',
			description: 'Get many office hours entries',
			evidence: TYPES_ONLY,
			fields: [...listFields, collection('Filters', 'filters', [day])],
			request: ({ filters }) => ({
				method: 'GET',
				path: definition.path as string,
				query: filled(filters),
			}),
		},
	],
};
