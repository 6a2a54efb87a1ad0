import { Refusal } from './answers';
import type { Json } from './answers';
import { SMS, isOfficial } from './channels';
import { isObject, text, url } from './checks';
import { kindOfUrl, uploaded } from './media';
import type { MediaKind } from './media';
import type { Content } from './messages';

interface Attachment {
	kind: MediaKind;
	media: string;
}

/** The parts of a push that hold for all of its recipients; read once. */
export interface Shared {
	text: string;
	attachment?: Attachment;
	mediaName: string;
	contact?: unknown;
	location?: Json;
}

const TEXT_LIMIT = 4096;

/** Vendor docs: push-api/sending-bulk-messages-push, sending-media-attachments-push. */
export function sharedContent(body: Json): Shared {
	return {
		text: text(body, 'globalmessage', TEXT_LIMIT),
		attachment:
			linked(body, 'globalmedia') ?? file(body, 'globalmedia_code') ?? file(body, 'media_code'),
		mediaName: text(body, 'media_name', 20),
		contact: contacts(body.contact),
		location: place(body.location),
	};
}

/** A recipient's own attachment; the documentation leaves open where `media_code` goes. */
export function ownAttachment(row: Json, application: number): Attachment | undefined {
	const own = linked(row, 'media');
	// Documented as not possible; that it is refused rather than ignored is assumed.
	if (own && !isOfficial(application)) {
		throw new Refusal(410, 'media in data is for WhatsApp Official and shared numbers');
	}
	return own ?? file(row, 'media_code');
}

/**
 * What a recipient gets without a template: text or media, own or global, or a contact, or a place.
 * @throws {Refusal} 407 when there is nothing to send
 */
export function plainContent(row: Json, shared: Shared, application: number): Content {
	const attachment =
		application === SMS ? undefined : (ownAttachment(row, application) ?? shared.attachment);
	const { contact, location } = shared;
	const words = text(row, 'message', TEXT_LIMIT) || shared.text;
	if (!words && !attachment && !contact && !location) throw new Refusal(407);
	// Documents and audio take no caption.
	const hasCaption = attachment?.kind !== 'document' && attachment?.kind !== 'audio';
	return {
		kind: attachment?.kind ?? (contact ? 'contact' : location ? 'location' : 'text'),
		text: hasCaption ? words : '',
		media: attachment?.media ?? '',
		mediaName: shared.mediaName,
		templateId: '',
		language: '',
		buttons: [],
		contact,
		location,
	};
}

function linked(body: Json, name: string): Attachment | undefined {
	const media = url(body, name);
	return media ? { kind: kindOfUrl(media), media } : undefined;
}

function file(body: Json, name: string): Attachment | undefined {
	const kind = uploaded(body, name);
	return kind && { kind, media: `uploaded ${kind}` };
}

/** Inner fields are known from inbound samples only; a phone number in each card is assumed. */
function contacts(value: unknown): unknown {
	if (value === undefined) return undefined;
	const isList = Array.isArray(value) && value.length > 0;
	if (!isList || !value.every((card) => isObject(card) && text(card, 'phone'))) {
		throw new Refusal(410, 'contact must be an array of objects with phone');
	}
	return value;
}

/** Inner fields are known from inbound samples only; latitude and longitude, assumed, are required. */
function place(value: unknown): Json | undefined {
	if (value === undefined) return undefined;
	const within = (number: unknown, limit: number) =>
		!['', null, undefined].includes(number as string) && Math.abs(Number(number)) <= limit;
	if (!isObject(value) || !within(value.lat, 90) || !within(value.long, 180)) {
		throw new Refusal(410, 'location must be an object with lat and long');
	}
	return value;
}
