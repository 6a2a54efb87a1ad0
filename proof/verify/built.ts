import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ICredentialType, INodeType } from 'n8n-workflow';
import type { Client, Resource } from '../../nodes/shared/contract/types';
import type { Found } from '../../nodes/shared/engine/json';
import { root } from '../../playground/lib/paths';

const load = createRequire(__filename);
const from = <T>(path: string): T => load(join(root, 'dist', path)) as T;

/** What `npm run build` made of a vendor: what users install. */
export function built(folder: string, client: string) {
	const node = from<Record<string, new () => INodeType>>(`nodes/${folder}/${folder}.node.js`);
	const credential = from<Record<string, new () => ICredentialType>>(
		`credentials/${folder}Api.credentials.js`,
	);
	return {
		node: new node[folder](),
		credentialType: new credential[`${folder}Api`](),
		client: from<Record<string, Client>>(`nodes/${folder}/transport/client.js`)[client],
		resources: from<{ resources: Resource[] }>(`nodes/${folder}/resources/index.js`).resources,
	};
}

/** The JSON in an answer, and what stands around it, as the built nodes find it. */
export const findJson = (text: string) =>
	from<{ findJson(text: string): Found | undefined }>('nodes/shared/engine/json.js').findJson(text);
