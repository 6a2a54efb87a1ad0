import type { Json } from './answers';
import type { Project } from './world';

/** The documented samples, plus `reply`, `list` and `group`, put together from the field table. */
const KINDS = {
	text: { ...words('Hello there & welcome, 100%'), type: '1', application: '8', name: 'Asha' },
	media: {
		...words('test'),
		type: '2',
		application: '1',
		'media-url': 'https://example.org/PT05.jpeg',
	},
	button: {
		...words('Not Sure'),
		type: 9,
		application: '8',
		direction: 0,
		name: 'Asha',
		'context-msg-id': '30486936',
		payload: 'confirmbutton',
	},
	list: {
		...words('Monday'),
		type: 9,
		application: '8',
		direction: 0,
		name: 'Asha',
		interactive: { type: 1, id: 'day-1', description: 'Monday' },
	},
	contact: {
		type: '7',
		application: '8',
		contact: [
			{
				city: null,
				country: 'USA',
				country_code: 'in',
				state: 'Kerala',
				street: null,
				address_type: 'Home',
				zip: null,
				email: 'a@example.org',
				first_name: 'Test',
				last_name: 'User',
				phone: '+91 99999 00111',
				phone_type: 'Mobile',
				contact_image: '',
			},
		],
	},
	// As the vendor prints it: a capital L, and 7, the type of a contact, where 5 would be right.
	location: {
		type: '7',
		application: '8',
		Location: {
			lat: 81.5094,
			long: 6.9698,
			name: 'Tourism',
			address: 'Some address',
			url: 'http://example.org/',
		},
	},
	group: {
		...words('Hello all'),
		number: 'Test Group @ Asha',
		type: '1',
		application: '10',
		direction: 0,
		'group-id': 'A3526',
		'group-mentions': [],
	},
} satisfies Record<string, Json>;

export type InboundKind = keyof typeof KINDS;
export const isInboundKind = (kind: unknown): kind is InboundKind =>
	typeof kind === 'string' && kind in KINDS;

/** A message as the platform of the project sends it: V4 has numbers where V3 has strings. */
export function samplePayload(project: Project, kind: InboundKind, uniqueId: string): Json {
	const base: Json = { number: '963587413', ...KINDS[kind], 'unique-id': uniqueId };
	if (project.generation === 'v3') return { ...base, 'project-id': String(project.id) };
	const { type, application } = base;
	return {
		...base,
		type: Number(type),
		// What a managed WhatsApp channel sends with on V4.
		application: application === '8' ? 121 : Number(application),
		'project-id': project.id,
		direction: 0,
	};
}

/** `message-in` is URL encoded with a plus for each space, `message_in_raw` is not. */
export function words(message: string): Json {
	const encoded = encodeURIComponent(message).replace(/%20/g, '+');
	return { 'message-in': encoded, message_in_raw: message };
}
