import type { IDataObject } from 'n8n-workflow';
import type { Exchange, Operation, Values } from '../../shared/contract/types';
import { pathSegment } from '../../shared/values/url';
import { PmpError, unless } from '../transport/answer';
import { addressOf, keyOf, parentField } from '../model/definition';
import type { Definition } from '../model/definition';
import { article } from '../model/article';

/** Delete, under the address that the vendor's documentation prints. */
export function deleteOperation(definition: Definition): Operation {
	const { one, record, path } = definition;
	return {
		name: 'Delete',
		value: 'delete',
		action: `Delete ${article(one)}`,
		description: definition.words?.delete ?? `Permanently delete ${article(one)}`,
		fields: [...parentField(definition, 'delete'), record],
		key: ({ id }) => keyOf({ path }, id),
		request: (values) => ({ method: 'DELETE', path: firstAddress(definition, values) }),
		run: async (exchange, values) => await remove(exchange, definition, values),
	};
}

/**
 * Most deletions have two addresses, and which of them an installation knows depends on its version.
 * The second is tried only when the first is no page of the API, so nothing is deleted twice.
 */
async function remove(
	exchange: Exchange,
	definition: Definition,
	values: Values,
): Promise<IDataObject[]> {
	const send = async (path: string) => await exchange.send({ method: 'DELETE', path });
	const first = firstAddress(definition, values);
	const second = addressOf(definition, values, 'write');
	if (first === second) {
		await send(first);
		return [{ deleted: true }];
	}
	const refusal = await unless(['foreign'], send(first));
	if (refusal instanceof PmpError) {
		if (!['404', '405'].includes(refusal.httpCode)) throw refusal;
		await send(second);
	}
	return [{ deleted: true }];
}

function firstAddress(definition: Definition, values: Values): string {
	if (definition.plainDelete) return addressOf(definition, values, 'write');
	return `/api/delete/${definition.path}/${pathSegment(values.id)}`;
}
