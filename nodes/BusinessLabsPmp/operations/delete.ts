import type { IDataObject } from 'n8n-workflow';
import type { Credentials, Exchange, Operation, Values } from '../../shared/contract/types';
import { pathSegment } from '../../shared/values/url';
import { PmpError, unless } from '../transport/answer';
import { addressOf, keyOf, parentField } from '../model/definition';
import type { Definition } from '../model/definition';
import { article } from '../model/article';
import { readOne } from './readOne';

/** Delete, under the address that the documents of the server's version print. */
export function deleteOperation(definition: Definition): Operation {
	const { one, id, path } = definition;
	return {
		name: 'Delete',
		value: 'delete',
		action: `Delete ${article(one)}`,
		description: definition.words?.delete ?? `Permanently delete ${article(one)}`,
		fields: [...parentField(definition, 'delete'), id],
		key: ({ id }) => keyOf({ path }, id),
		request: (values, credentials) => ({
			method: 'DELETE',
			path: addresses(definition, values, credentials)[0],
		}),
		run: async (exchange, values) => await remove(exchange, definition, values),
	};
}

/**
 * Most deletions have two addresses, and which of them an installation knows depends on its version.
 * The second is tried only when the first is no page of the API, so nothing is deleted twice. Some
 * handlers say that they failed although the record is gone, so it is looked for.
 */
async function remove(
	exchange: Exchange,
	definition: Definition,
	values: Values,
): Promise<IDataObject[]> {
	const [first, second] = addresses(definition, values, exchange.credentials);
	const send = async (path: string) =>
		await unless(['foreign', 'failed', 'odd'], exchange.send({ method: 'DELETE', path }));
	let refusal = await send(first);
	const isNoPage =
		refusal instanceof PmpError &&
		refusal.reason === 'foreign' &&
		['404', '405'].includes(refusal.httpCode);
	if (isNoPage && second !== undefined) refusal = await send(second);
	if (!(refusal instanceof PmpError)) return [{ deleted: true }];
	if (refusal.reason !== 'foreign' && (await isGone(exchange, definition, values))) {
		exchange.hint(
			`PMP answered the deletion of ${article(definition.one)} with "${refusal.message}", but it is gone.`,
		);
		return [{ deleted: true }];
	}
	throw refusal;
}

async function isGone(
	exchange: Exchange,
	definition: Definition,
	values: Values,
): Promise<boolean> {
	const record = await readOne(exchange, definition, values).catch((error: unknown) => error);
	return record instanceof PmpError && record.reason === 'notFound';
}

/** The documented one first: version 3 prints the short one, older documents the one with `delete`. */
function addresses(
	definition: Definition,
	values: Values,
	{ version }: Credentials,
): [string, string?] {
	const short = addressOf(definition, values, 'write');
	if (definition.plainDelete) return [short];
	const long = `/api/delete/${definition.path}/${pathSegment(values.id)}`;
	return version === 'v3' ? [short, long] : [long, short];
}
