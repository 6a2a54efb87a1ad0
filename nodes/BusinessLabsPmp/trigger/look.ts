import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { Connection } from '../../shared/connection';
import { toItemError } from '../../shared/errors';
import { takeTest } from '../../shared/testEvent';
import { businessLabsPmp } from '../client';
import { clean, simplifier } from '../output';
import { changedRecords, changedSample } from './changed';
import { freshRecords, newestRecord } from './fresh';
import { kinds } from './kinds';
import { nodeName } from './receive';

/**
 * What n8n calls at the chosen times, and for a test in the editor. A node that is called by PMP is
 * asked here, too: n8n knows no node that does one or the other.
 */
export async function look(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const isTest = context.getMode() === 'manual';
	if (context.getNodeParameter('mode') !== 'polling') {
		return isTest ? (takeTest(nodeName(context)) ?? null) : null;
	}
	try {
		const records = await find(context, isTest);
		return records.length > 0 ? [records.map((json) => ({ json }))] : null;
	} catch (error) {
		throw toItemError(context.getNode(), error, undefined);
	}
}

async function find(context: IPollFunctions, isTest: boolean): Promise<IDataObject[]> {
	const connection = await Connection.open(context, businessLabsPmp);
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
