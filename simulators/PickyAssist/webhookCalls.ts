import type { Json } from './answers';
import type { Generation } from './tokens';

/** An event that was sent to the Event Webhook, and how that went. */
export interface EventCall {
	generation: Generation;
	projectId: number;
	url: string;
	payload: Json;
	attempts: number;
	/** HTTP status of the last attempt, 0 while there is none. */
	status: number;
	/** Why the last attempt got no answer. */
	error: string;
}

/** A person's message that was sent to the Global Webhook, and what came back. */
export interface Inbound {
	generation: Generation;
	projectId: number;
	url: string;
	payload: Json;
	status: number;
	/** The answer as it came. */
	body: string;
	/** Why nothing was sent back; '' when the answer is fine, an empty `{}` included. */
	error: string;
	/** The answer as the vendor understood it; undefined when there is nothing to send. */
	reply?: Json;
}

/** A reply that the vendor sent to the person who wrote. */
export interface InstantReply {
	generation: Generation;
	projectId: number;
	/** Number or Messenger user id. */
	recipient: string;
	/** `unique-id` of the message that it answers. */
	answers: string;
	reply: Json;
}
