/** The part of a node's description, as n8n serves it, that these checks read. */
export interface Description {
	name: string;
	displayName: string;
	group: string[];
	credentials?: Array<{ name: string }>;
	properties: Property[];
}

/** A field, an entry of a drop-down, or a group of a fixed collection. */
export interface Property {
	displayName: string;
	name: string;
	type: string;
	default?: unknown;
	description?: string;
	placeholder?: string;
	hint?: string;
	required?: boolean;
	typeOptions?: { multipleValues?: boolean };
	displayOptions?: { show?: Record<string, unknown[]> };
	options?: Property[];
	/** Fields of a group. */
	values?: Property[];
	/** Of an entry. */
	value?: unknown;
	action?: string;
}

export type Parameters = Record<string, unknown>;

export const PropertyTypes = {
	collection: 'collection',
	fixedCollection: 'fixedCollection',
	hidden: 'hidden',
	notice: 'notice',
	resourceMapper: 'resourceMapper',
} as const;
