import type { ReceivedFile } from '../shared/ledger';
import type { Crm } from './crm';

/** Generation of the API module; it decides which routes exist and how writes behave. */
export type Version = 1 | 2 | 3;

/** A database row as the API shows it: every scalar is text or null. */
export type Row = Record<string, string | null>;

/** A decoded request body, as PHP would hold it: nested arrays become objects or lists. */
export type Input = Record<string, unknown>;

/** What goes back to the client. `html` wins over `body`; `empty` sends no body at all. */
export interface Answer {
	status: number;
	body?: unknown;
	html?: string;
	headers?: Record<string, string>;
}

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
	files: ReceivedFile[];
	token: string;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** What a token may be allowed to do with a resource. */
export type Capability = 'get' | 'list' | 'search' | 'post' | 'put' | 'delete' | 'send';

export interface Route {
	method: Method;
	/** Below /api, like `customers/:id`; a trailing `*` swallows further segments. */
	path: string;
	/** First version that has it. */
	since?: Version;
	/** Name in the token's rights; undefined when any valid token will do. */
	feature?: string;
	capability: Capability;
	/** An address of a deletion that the installation can switch off. */
	deletion?: 'prefixed' | 'unprefixed';
	handle(call: Call): Answer | Promise<Answer>;
}
