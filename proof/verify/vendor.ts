import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	INodeType,
} from 'n8n-workflow';
import type { Client, Resource } from '../../nodes/shared/contract/types';
import type { Request } from './wire';

export type VendorName = 'pickyAssist' | 'businessLabsPmp' | 'openTact';
export type Data = ICredentialDataDecryptedObject;

/** One field of the credential: where it comes from, and how it is asked for. */
export interface Input {
	field: string;
	/** Name of the environment variable. */
	variable: string;
	question: string;
	/** Not shown while it is typed. */
	isSecret?: boolean;
	/** Taken when nothing is given; without one, the answer is needed. */
	initially?: string;
}

/** What a field takes its value from: the first record of an earlier read, or always the same. */
export type Source = { read: string; key: string } | { value: string };

/** What a throwaway can build on. */
export interface At {
	/** ID of the throwaway of another resource. */
	made(resource: string): string;
	/** A value of the first record of an earlier read. */
	known(read: string, key: string): string;
	/** A text of small letters and digits that no record has. */
	unique: string;
}

/** A record that is made, changed and deleted again. */
export interface Throwaway {
	resource: string;
	/** What makes it, beside its name. */
	fields(at: At): Record<string, unknown>;
	/** The field that holds its name, also one of a collection: `additionalFields.name`. */
	named: string;
	/** Most characters of the name. */
	longest?: number;
	/** The name, where it cannot be a sentence. */
	name?(at: At): string;
	/** The record that it belongs to, in every operation. */
	place?(at: At): Record<string, unknown>;
	/** What its list asks for, where that is more. */
	listedBy?(at: At): Record<string, unknown>;
	/** What is changed in it: one field. */
	change: Record<string, unknown> | ((at: At) => Record<string, unknown>);
	/** A date that was sent, to be found again in the record. */
	dated?: { field: string; value(): string };
	/** Resources whose throwaways must be there, beside those that `place` and `fields` ask for. */
	needs?: string[];
	/** First version of the server that takes it. */
	since?: number;
}

/** A vendor as this check knows it: the built node, and what no operation says of itself. */
export interface Vendor {
	name: VendorName;
	title: string;
	node: INodeType;
	credentialType: ICredentialType;
	client: Client;
	resources: Resource[];
	inputs(given: Record<string, string | undefined>): Input[];
	/** The credential as n8n would store it. @param server address in place of the vendor's own */
	credential(given: Record<string, string>, server?: string): Data;
	/** Reads by POST, told by the whole request; a GET always reads. */
	isReadingPost(request: Request): boolean;
	/** Operations whose name sounds like reading and that are left out, with the reason. */
	leftOut: Record<string, string>;
	/** Where an operation's fields come from, where its own description does not tell: `resource.operation.field`. */
	sources: Record<string, Source>;
	/** A read of a record that does not exist: how does this server say no? */
	refusal: { resource: string; operation: string; field: string; value: string };
	throwaways: Throwaway[];
	/** Resources with a deletion of which nothing is made all the same, with the reason. */
	notMade: Record<string, string>;
	/** The one message that may be sent, to a number that the user names. */
	message?: {
		resource: string;
		operation: string;
		/** @param known a value of the first record of an earlier read */
		parameters(
			to: string,
			known: (read: string, key: string) => unknown,
		): Record<string, unknown> & IDataObject;
	};
}
