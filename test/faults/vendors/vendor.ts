import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	INodeType,
} from 'n8n-workflow';
import type { Resource } from '../../../nodes/shared/contract/types';
import type { Simulator } from '../../../simulators/shared/simulator';
import type { Answer, Passing } from '../front';

export const ITEMS = 6;
/** Looks like a token that OpenTact issues. */
export const SESSION = 'made.of.three';

/** One operation of a class, for six items that can be told apart on the wire. */
export interface Sample {
	class: 'read' | 'idempotent write' | 'send';
	title: string;
	resource: string;
	operation: string;
	/** Of the request that the faults hit; an operation may make others. */
	method: string;
	parameters: IDataObject;
	items: IDataObject[];
	/** For each item, what only its request holds. */
	marks: string[];
}

export interface VendorUnderTest {
	title: string;
	type: INodeType;
	trigger: INodeType;
	resources: Resource[];
	credentialType: ICredentialType;
	simulator: Simulator;
	/** @param session a token that the vendor is thought to have issued, where it issues some */
	credentials(url: string, session?: string): ICredentialDataDecryptedObject;
	/** What no error may show. */
	secrets: string[];
	/** Those of them that the vendor gets to know, and so may say aloud. */
	told: string[];
	/** The same request with a token that the vendor does not know. */
	corrupt(passing: Passing): Passing;
	isSuccess(answer: Answer): boolean;
	samples: Sample[];
}

export const numbers = Array.from({ length: ITEMS }, (_, n) => n);
export const locator = (value: string) => ({ __rl: true, mode: 'id', value });
export const names = numbers.map((n) => `Fault item ${n}`);
