import type { Connection } from '../../shared/engine/connection';

/** The installation that a credential names, whatever its token. */
export function installationOf({ client, credentials }: Connection): string {
	return client.baseUrl(credentials).toLowerCase();
}
