import type { Json } from './answers';
import type { MediaKind } from './media';
import type { Generation } from './tokens';

export type Kind = 'text' | 'contact' | 'location' | MediaKind;

/** What one recipient gets. */
export interface Content {
	kind: Kind;
	/** Text or caption, with the values of a template in place. */
	text: string;
	/** Address of the attachment, or the name under which an uploaded one is kept; '' for none. */
	media: string;
	/** Shown file name of a document. */
	mediaName: string;
	templateId: string;
	language: string;
	/** Values for a template's buttons. */
	buttons: string[];
	contact?: unknown;
	location?: Json;
}

/** One message that the vendor took for one recipient, or for one group. */
export interface Message extends Content {
	generation: Generation;
	projectId: number;
	pushId: string;
	msgId: string;
	application: number;
	/** Phone number, Messenger user id or group id. */
	recipient: string;
	referenceNumber: string;
	/** US dollars, as the answer has it. */
	credit: string;
	/** 0 unknown, 1 delivered, 2 failed, 3 read, 4 submitted to the channel, 5 refunded. */
	status: number;
	/** Thrown out of the queue by a device command before it was delivered. */
	discarded: boolean;
	/** Milliseconds since the epoch. */
	at: number;
}

export interface Push {
	id: string;
	generation: Generation;
	projectId: number;
	application: number;
	toGroup: boolean;
	at: number;
	messages: Message[];
}
