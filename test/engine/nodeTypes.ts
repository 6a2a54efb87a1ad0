import type { INodeType, INodeTypes } from 'n8n-workflow';

/** An n8n that knows this node alone. */
export function nodeTypesOf(type: INodeType): INodeTypes {
	return {
		getByName: () => type,
		getByNameAndVersion: () => type,
		getKnownTypes: () => ({}),
	};
}
