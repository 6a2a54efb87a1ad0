import type { IDataObject } from 'n8n-workflow';
import type { Exchange } from '../../shared/contract/types';
import { isBroken, PmpError } from '../transport/answer';
import { addressOf, idOf, listAddress } from '../model/definition';
import type { Definition } from '../model/definition';
import { tidied } from '../model/record';
import { readWhole } from '../transport/pages';

type Reading = Pick<Exchange, 'send' | 'once' | 'hint'>;

/**
 * One record, as it is now. Some resources can only be listed; others can be read by their ID only
 * where the server does not fail to do so.
 * @param values its `id`, and that of the record it belongs to
 * @param list reads the list, where one is needed
 * @throws PmpError when it is not there
 */
export async function readOne(
	exchange: Reading,
	definition: Definition,
	values: IDataObject,
	list = async (path: string) => await listOf(exchange, path),
): Promise<IDataObject> {
	const { operations, listedWhenBroken, many } = definition;
	if (!operations.includes('get')) return await fromList(list, definition, values);
	if (!listedWhenBroken) return await byId(exchange, definition, values);
	const server = await exchange.once(`how ${many} are read`, () =>
		Promise.resolve({ isBroken: false }),
	);
	if (!server.isBroken) {
		const found = await byId(exchange, definition, values).catch((error: unknown) => {
			if (!isBroken(error)) throw error;
			server.isBroken = true;
		});
		if (found) return found;
	}
	exchange.hint(
		`PMP's server fails to read a single one of its ${many}, so they were looked for in the list, which tells less of them. Its API module and its version of PHP may not fit together.`,
	);
	return await fromList(list, definition, values);
}

async function byId(
	{ send }: Pick<Exchange, 'send'>,
	definition: Definition,
	values: IDataObject,
): Promise<IDataObject> {
	const path = addressOf(definition, values);
	const answer = (await send({ method: 'GET', path, expect: 'record' })) as IDataObject;
	requireSame(definition, answer, values.id);
	return tidied(answer);
}

/**
 * Whether a server answers with the record that was asked for: an update writes back what it reads. Joined
 * tables bring IDs of their own along, and some under the same name, so any of them may be the record's.
 * @throws PmpError for another record, and for what has no ID, like an envelope that is not known
 */
function requireSame(definition: Definition, record: IDataObject, asked: unknown): void {
	const { idKey, columns, kinds = {} } = definition;
	// Those of its customer, its project and the like are never its own.
	const others = [...columns.map(({ field }) => field.name), ...Object.keys(kinds)];
	const isOwn = (key: string) => key === idKey || !others.includes(key);
	const ids = Object.entries(record)
		.filter(([key, value]) => /id$/i.test(key) && isOwn(key) && value !== null && value !== '')
		.map(([, value]) => value);
	if (ids.some((id) => String(id) === String(asked) || Number(id) === Number(asked))) return;
	const what = ids.length === 0 ? 'no record' : `another record (ID ${idOf(definition, record)})`;
	throw new PmpError(
		'odd',
		`BusinessLabs PMP answers with ${what} where the ${definition.one} with the ID ${String(asked)} was asked for`,
		{ description: 'Nothing was changed. Check what the API of this server answers.' },
	);
}

/** All records that an address lists. */
export async function listOf(
	{ send }: Pick<Exchange, 'send'>,
	path: string,
): Promise<IDataObject[]> {
	return await readWhole(send, path);
}

async function fromList(
	list: (path: string) => Promise<IDataObject[]>,
	definition: Definition,
	values: IDataObject,
): Promise<IDataObject> {
	const records = await list(listAddress(definition, values));
	const found = records.find((record) => idOf(definition, record) === String(values.id));
	if (found) return tidied(found) as IDataObject;
	throw new PmpError('notFound', `BusinessLabs PMP has no such ${definition.one}`, {
		httpCode: 404,
		description: 'Check the ID. The record may have been deleted.',
	});
}
