import type { IDataObject } from 'n8n-workflow';
import { listSearch } from '../shared/lookup';
import { openTact } from './client';

/** The account's messaging profiles, by name. */
export const searchMessagingProfiles = listSearch(openTact, async (connection) => {
	const profiles = await connection.send({ method: 'GET', path: '/profile/messaging' });
	return (profiles as IDataObject[]).map(({ name, uuid }) => ({
		name: String(name),
		value: String(uuid),
	}));
});
