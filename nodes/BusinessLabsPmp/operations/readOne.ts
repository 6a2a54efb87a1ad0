import type { IDataObject } from 'n8n-workflow';
import type { Exchange } from '../../shared/contract/types';
import { PmpError } from '../transport/answer';
import { addressOf, idOf, listAddress } from '../model/definition';
import type { Definition } from '../model/definition';
import { withoutSecrets } from '../model/record';

/**
 * One record, as it is now. Some resources can only be listed.
 * @param values its `id`, and that of the record it belongs to
 * @throws PmpError when it is not there
 */
export async function readOne(
	{ send }: Pick<Exchange, 'send'>,
	definition: Definition,
	values: IDataObject,
): Promise<IDataObject> {
	if (definition.operations.includes('get')) {
		const path = addressOf(definition, values);
		return withoutSecrets(await send({ method: 'GET', path, expect: 'record' })) as IDataObject;
	}
	const path = listAddress(definition, values);
	const records = (await send({ method: 'GET', path, expect: 'list' })) as IDataObject[];
	const found = records.find((record) => idOf(definition, record) === String(values.id));
	if (found) return withoutSecrets(found) as IDataObject;
	throw new PmpError('notFound', `BusinessLabs PMP has no such ${definition.one}`, {
		httpCode: 404,
		description: 'Check the ID. The record may have been deleted.',
	});
}
