import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { withConnection } from '../../shared/engine/connection';
import type { Connection } from '../../shared/engine/connection';
import { takeTest } from '../../shared/trigger/testCall';
import { businessLabsPmp } from '../transport/client';
import { clean, simplifier } from '../model/record';
import { changedRecords, changedSample } from './changedRecords';
import { freshRecords, newestRecord } from './newRecords';
import { kinds } from './pollable';
import { nodeName } from '../../shared/trigger/nodeName';

/**
 * What n8n calls at the chosen times, and for a test in the editor. A node that is called by PMP is
 * asked here, too: n8n knows no node that does one or the other.
 */
export async function look(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const isTest = context.getMode() === 'manual';
	if (context.getNodeParameter('mode') !== 'polling') {
		return isTest ? (takeTest(nodeName(context)) ?? null) : null;
	}
	const records = await withConnection(
		context,
		businessLabsPmp,
		async (connection) => await find(context, connection, isTest),
	);
	return records.length > 0 ? [records.map((json) => ({ json }))] : null;
}

async function find(
	context: IPollFunctions,
	connection: Connection,
	isTest: boolean,
): Promise<IDataObject[]> {
	const resource = context.getNodeParameter('resource') as string;
	const kind = kinds[resource];
	const { idKey, summary, columns, kinds: types = {} } = kind.definition;
	const memory = context.getWorkflowStaticData('node');
	const isChanges = kind.changes && context.getNodeParameter('event', 'new') === 'changed';
	const records = isChanges
		? isTest
			? await changedSample(connection, String(kind.changes))
			: await changedRecords(connection, String(kind.changes), memory)
		: isTest
			? await newestRecord(connection, kind)
			: await freshRecords(connection, kind, resource, memory);
	const simplify = context.getNodeParameter('simplify', true) as boolean;
	const shape = simplify ? simplifier(summary, columns, types) : (record: IDataObject) => record;
	return records.map((record) => shape(clean(idKey)(record)));
}
