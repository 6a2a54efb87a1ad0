import type { Capability } from './access';
import type { Answer } from './answers';
import type { Call } from './call';
import type { Version } from './version';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** An address of the API, and what answers there. */
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
