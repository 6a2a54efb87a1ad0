import { randomUUID } from 'node:crypto';
import { Later } from './later';
import type { Outcome } from './outcome';
import { plant } from './plant';
import { World } from './world';

/** What the sources leave open, or disagree on; each can be switched while the simulator runs. */
export interface Behaviour {
	/** HTTP status of refused fields: the published sample says 500, the older types say 400. */
	validationStatus: number;
	/** Names that no document lists. Unknown; refusing shows a client's slip. */
	unknownFields: 'reject' | 'ignore';
	/** Both are documented for calls that create. */
	createdStatus: 200 | 201;
	/** Three are documented for sending. */
	smsStatus: 200 | 201 | 202;
	/** Whether the newest pages are right that an API token may stand in X-Auth-Token. */
	apiTokenInHeader: boolean;
	/** Life of a JWT, seconds. */
	jwtLifetime: number;
	/** Milliseconds between the states of a message; null waits for the control `sms-settle`. */
	smsStep: number | null;
	/** Milliseconds between the states of an order; null waits for the control `order-settle`. */
	orderStep: number | null;
	/** The last state of a message that left: `sent` in 2021, `success` in the events of 2022. */
	smsFinalState: 'sent' | 'success';
	/** The body of a messaging callback: the bare message, or wrapped in `payload` or `data.payload`. */
	callbackShape: 'flat' | 'payload' | 'data';
	/** What assigning numbers to a connection or an app answers. */
	assignReply: 'uuids' | 'leases';
}

const USUAL: Behaviour = {
	validationStatus: 500,
	unknownFields: 'reject',
	createdStatus: 201,
	smsStatus: 202,
	apiTokenInHeader: true,
	jwtLifetime: 86_400,
	smsStep: 40,
	orderStep: 150,
	smsFinalState: 'sent',
	callbackShape: 'flat',
	assignReply: 'uuids',
};

/** The vendor between two resets: its records, its habits, and what it will do in a moment. */
export class Vendor {
	world = new World();
	behaviour = { ...USUAL };
	/** Keys of the JWTs, newest last; a token signed with an older one counts as expired. */
	secrets: string[] = [];
	/** What the far end does with messages to a number; those not listed are delivered. */
	outcomes = new Map<string, Outcome>();
	readonly later = new Later();

	reset(): void {
		this.later.clear();
		this.world = plant(new World());
		this.behaviour = { ...USUAL };
		this.secrets = [randomUUID()];
		this.outcomes = new Map();
	}

	expireJwts(): void {
		this.secrets.push(randomUUID());
	}
}
