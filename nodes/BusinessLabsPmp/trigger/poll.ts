import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { withConnection } from '../../shared/engine/connection';
import { nodeName } from '../../shared/trigger/nodeName';
import { Notes } from '../../shared/trigger/notes';
import { takeTest } from '../../shared/trigger/testCall';
import { clean, simplifier } from '../model/record';
import { businessLabsPmp } from '../transport/client';
import { installationOf } from './answers';
import { areChanges, changedRecords, changedSample } from './changedRecords';
import type { Changes } from './changedRecords';
import { areIds, freshRecords, newestRecord } from './newRecords';
import type { Ids } from './newRecords';
import { pollables } from './pollable';
import type { Pollable } from './pollable';

type Shape = (record: IDataObject) => IDataObject;

/**
 * What n8n calls at the chosen times, and for a test in the editor. A node that is called by PMP is
 * asked here, too: n8n knows no node that does one or the other.
 */
export async function look(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const isTest = context.getMode() === 'manual';
	if (context.getNodeParameter('mode') !== 'polling') {
		return isTest ? (takeTest(nodeName(context)) ?? null) : null;
	}
	const resource = context.getNodeParameter('resource') as string;
	const pollable = pollables[resource];
	const isChanges =
		Boolean(pollable.changes) && context.getNodeParameter('event', 'new') === 'changed';
	const shape = shapeOf(context, pollable);
	const records = await withConnection(context, businessLabsPmp, async (connection) => {
		const event = isChanges ? 'changed' : 'new';
		const isSound = isChanges ? areChanges : areIds;
		const notes = new Notes(context, isSound, installationOf(connection), event, resource);
		if (isTest) {
			const sample = isChanges ? changedSample : newestRecord;
			return (await sample(connection, pollable)).map(shape);
		}
		const warn = (message: string) => context.logger.warn(message);
		const find = isChanges ? changedRecords : freshRecords;
		return await notes.look(
			async (before) =>
				await find(connection, pollable, before as (Ids & Changes) | undefined, warn),
			shape,
		);
	});
	return records.length > 0 ? [records.map((json) => ({ json }))] : null;
}

function shapeOf(context: IPollFunctions, { definition }: Pollable): Shape {
	const { idKey, summary, columns, kinds = {} } = definition;
	const isSimple = context.getNodeParameter('simplify', true) as boolean;
	const simplify = isSimple
		? simplifier(idKey, summary, columns, kinds)
		: (record: IDataObject) => record;
	return (record) => simplify(clean(idKey)(record));
}
