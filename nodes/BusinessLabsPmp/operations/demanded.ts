import type { IDataObject } from 'n8n-workflow';
import type { Exchange } from '../../shared/contract/types';
import { PmpError, unless } from '../transport/answer';

/** Sends an update, with more fields than it has anyway. */
type Put = (more?: IDataObject) => Promise<unknown>;

/**
 * For fields that a read does not give back as they are stored, so that it is better to leave them out.
 * The vendor's documents demand them of an update, its published code does not. A server that does
 * refuses the call before it changes anything, and gets them from then on in this execution.
 * @param held their values as they were read
 */
export function unlessDemanded(
	{ once }: Pick<Exchange, 'once'>,
	path: string,
	held: IDataObject,
	put: Put,
): Put {
	const names = Object.keys(held);
	if (names.length === 0) return put;
	return async (more = {}) => {
		const server = await once(`whether ${path} demand ${names.join()}`, () =>
			Promise.resolve({ demands: false }),
		);
		if (!server.demands) {
			const answer = await unless(['validation'], put(more));
			if (!(answer instanceof PmpError) || answer.reason !== 'validation') return answer;
			const said = answer.message.toLowerCase();
			if (!names.some((name) => said.includes(name))) throw answer;
			server.demands = true;
		}
		return await put({ ...held, ...more });
	};
}
