import type { IDataObject, ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { withConnection } from '../../shared/engine/connection';
import { businessLabsPmp } from '../transport/client';
import { eventNames } from '../model/eventNames';

/** Choices of a drop-down out of one of the three lists that every version has. Docs: "Common". */
async function choices(
	context: ILoadOptionsFunctions,
	type: string,
	toChoice: (row: IDataObject) => INodePropertyOptions,
): Promise<INodePropertyOptions[]> {
	const request = { method: 'GET', path: `/api/common/${type}`, expect: 'list' } as const;
	return await withConnection(context, businessLabsPmp, async (connection) => {
		const rows = (await connection.send(request)) as IDataObject[];
		return rows.map(toChoice).sort((a, b) => a.name.localeCompare(b.name));
	});
}

/** Taxes, as the rows of a document name them: `VAT|20.00`. */
export async function getTaxes(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await choices(this, 'tax_data', ({ name, taxrate }) => ({
		name: `${String(name)} (${String(taxrate)} %)`,
		value: `${String(name)}|${String(taxrate)}`,
	}));
}

export async function getPaymentModes(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	return await choices(this, 'payment_mode', ({ name, id }) => ({
		name: String(name),
		value: String(id),
	}));
}

/** The events of the server's own catalogue; version 3. */
export async function getEvents(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const request = { method: 'GET', path: '/api/webhooks/events', expect: 'done' } as const;
	return await withConnection(this, businessLabsPmp, async (connection) => {
		const catalogue = await connection.send(request);
		return eventNames(catalogue).map(({ name }) => ({ name, value: name }));
	});
}
