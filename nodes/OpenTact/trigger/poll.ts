import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { withConnection } from '../../shared/engine/connection';
import type { Connection } from '../../shared/engine/connection';
import { nodeName } from '../../shared/trigger/nodeName';
import { Notes } from '../../shared/trigger/notes';
import { takeTest } from '../../shared/trigger/testCall';
import { openTact } from '../transport/client';
import { toItem } from './message';
import { areMessages, newest, newMessages } from './newMessages';
import type { Messages } from './newMessages';

/**
 * What n8n calls at the chosen times, and for a test in the editor. A node that receives callbacks is
 * called here too: n8n knows no node that does one or the other.
 */
export async function look(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const isTest = context.getMode() === 'manual';
	if (context.getNodeParameter('mode') !== 'polling') {
		if (!isTest) return null;
		const received = takeTest(nodeName(context));
		if (received) return received;
	}
	const items = await withConnection(
		context,
		openTact,
		async (connection) => await find(context, connection, isTest),
	);
	return items.length > 0 ? [items.map((json) => ({ json }))] : null;
}

async function find(context: IPollFunctions, connection: Connection, isTest: boolean) {
	const isSimple = context.getNodeParameter('simplify', true) as boolean;
	const shape = (message: Parameters<typeof toItem>[0]) => toItem(message, isSimple);
	if (isTest) return (await newest(connection)).map(shape);
	const { client, credentials } = connection;
	const account = [client.baseUrl(credentials), client.account(credentials)];
	const warn = (message: string) => context.logger.warn(message);
	return await new Notes<Messages>(context, areMessages, ...account).look(
		async (before) => await newMessages(connection, before, warn),
		shape,
	);
}
