import type { ReceivedFile } from '../shared/ledger';
import type { Crm } from './crm';

/** The formats in which a body can arrive. */
export type BodyKind = 'json' | 'form' | 'multipart' | 'none';

/** One request, after the token was checked. */
export interface Call {
	crm: Crm;
	parameters: Record<string, string>;
	query: Record<string, string>;
	kind: BodyKind;
	/** Decoded body: of POST by the rules of the version, of PUT see `putInput`. */
	body: unknown;
	/** A body of JSON as it came. */
	json?: string;
	files: ReceivedFile[];
	token: string;
}
