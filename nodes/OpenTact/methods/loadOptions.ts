import type { IDataObject, ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { withConnection } from '../../shared/engine/connection';
import { openTact } from '../transport/client';

/** The account's messaging profiles, by name. */
export async function getMessagingProfiles(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const request = { method: 'GET', path: '/profile/messaging', expect: 'list' } as const;
	return await withConnection(this, openTact, async (connection) => {
		const profiles = (await connection.send(request)) as IDataObject[];
		return profiles
			.map(({ name, uuid }) => ({ name: String(name ?? uuid), value: String(uuid) }))
			.sort((a, b) => a.name.localeCompare(b.name));
	});
}
