import { randomBytes } from 'node:crypto';
import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';
import { SECRET } from './guard';

/** Secrets to choose from, new ones each time, written as they go behind the address. */
export async function suggestSecrets(this: ILoadOptionsFunctions): Promise<INodeListSearchResult> {
	return { results: newSecrets().map(choice) };
}

/** The same; the one that was chosen stays in the list. */
export async function getSecrets(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const chosen = this.getCurrentNodeParameter('secret');
	const isPlain = typeof chosen === 'string' && chosen !== '' && !chosen.startsWith('=');
	return [...(isPlain ? [chosen] : []), ...newSecrets()].map(choice);
}

function newSecrets(): string[] {
	return Array.from({ length: 3 }, () => randomBytes(16).toString('hex'));
}

function choice(value: string) {
	return { name: `?${SECRET}=${value}`, value };
}
