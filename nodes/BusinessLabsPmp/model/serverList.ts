import type { Field } from '../../shared/contract/types';

/** A field whose choices come from the server, with the texts that n8n wants for it. */
export function fromServer(displayName: string, name: string, loadOptionsMethod: string): Field {
	return {
		displayName,
		name,
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod },
		default: [],
		description:
			'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	};
}
