import type { INodeProperties } from 'n8n-workflow';
import { collection } from '../../../shared/description/fields';
import { InputError } from '../../../shared/contract/errors';
import type { Field, Operation } from '../../../shared/contract/types';
import { filled } from '../../../shared/values/records';
import { channelField } from '../../model/channels';
import { atMost } from '../../model/checks';
import { basics, pushOperation } from '../../operations/push';
import { additionalFields, numberField } from '../../operations/pushFields';

type More = Partial<
	Pick<Field, 'required' | 'placeholder' | 'description' | 'check' | 'typeOptions' | 'url'>
>;

function field(
	displayName: string,
	name: string,
	type: 'string' | 'number',
	more: More = {},
): Field {
	const initial: INodeProperties['default'] = type === 'number' ? 0 : '';
	return { displayName, name, type, default: initial, ...more };
}

/** The fields that contact cards have in the vendor's samples. */
const cardFields = collection('Contact Fields', 'contactFields', [
	field('Address Type', 'address_type', 'string', { placeholder: 'e.g. Home' }),
	field('City', 'city', 'string'),
	field('Contact Image', 'contact_image', 'string', {
		placeholder: 'e.g. https://example.com/photo.jpg',
		description: 'Public URL of a picture',
		url: true,
	}),
	field('Country', 'country', 'string'),
	field('Country Code', 'country_code', 'string', { placeholder: 'e.g. in' }),
	field('Email', 'email', 'string', { placeholder: 'e.g. nathan@example.com' }),
	field('Last Name', 'last_name', 'string'),
	field('Phone Type', 'phone_type', 'string', { placeholder: 'e.g. Mobile' }),
	field('State', 'state', 'string'),
	field('Street', 'street', 'string'),
	field('ZIP', 'zip', 'string'),
]);

/**
 * The shape of a card to send is that of a card received: the page on sending contacts could not be
 * read. Vendor docs: push-api/sending-contacts, webhook/webhook-request-and-response.
 */
export const sendContact: Operation = pushOperation({
	name: 'Send Contact',
	value: 'sendContact',
	action: 'Send a contact',
	description: 'Send a contact card. Not available on Phone Automation.',
	fields: [
		channelField,
		numberField,
		field('First Name', 'first_name', 'string', {
			required: true,
			description: 'First name on the card',
		}),
		field('Phone', 'phone', 'string', {
			required: true,
			placeholder: 'e.g. +39 333 765 4321',
			description: 'Phone number on the card, as shown to the recipient',
		}),
		cardFields,
		additionalFields(),
	],
	draft(values) {
		const { shared, row } = basics(values);
		const { first_name: first, phone, contactFields } = values;
		const card = { first_name: first, phone, ...filled(contactFields) };
		return { shared: { ...shared, contact: [card] }, row };
	},
});

/** Like a contact, in the shape of a location received. Vendor docs: push-api/sending-location. */
export const sendLocation: Operation = pushOperation({
	name: 'Send Location',
	value: 'sendLocation',
	action: 'Send a location',
	description: 'Send a location on the map. Not available on Phone Automation.',
	fields: [
		channelField,
		numberField,
		field('Latitude', 'lat', 'number', {
			required: true,
			typeOptions: { minValue: -90, maxValue: 90, numberPrecision: 7 },
			description: 'In degrees, from -90 to 90',
		}),
		field('Longitude', 'long', 'number', {
			required: true,
			typeOptions: { minValue: -180, maxValue: 180, numberPrecision: 7 },
			description: 'In degrees, from -180 to 180',
		}),
		field('Place Name', 'name', 'string', { check: atMost(1000) }),
		field('Address', 'address', 'string', { check: atMost(1000) }),
		additionalFields(),
	],
	draft(values) {
		const { shared, row } = basics(values);
		const { lat, long, name, address } = values;
		// The fields start with 0, and at 0, 0 there is only sea.
		if (lat === 0 && long === 0) throw new InputError('Latitude and Longitude are both 0');
		return { shared: { ...shared, location: filled({ lat, long, name, address }) }, row };
	},
});
