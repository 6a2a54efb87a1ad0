import type { IDataObject } from 'n8n-workflow';

/** How a resource is used in a test, and what must be on the wire. */
export interface Sample {
	resource: string;
	/** Place below /api, and the simulator's table. */
	path: string;
	table?: string;
	idKey?: string;
	/** Parameters of every operation, like the task that a comment belongs to. */
	parent?: IDataObject;
	/** Place of the reads, where it is another one. */
	reads?: string;
	create: IDataObject;
	/** The form that a creation sends. */
	form: Record<string, unknown>;
	/** Fields of the form whose value differs from time to time. */
	generated?: string[];
	/** One field to change, as it is sent, and as the column then reads. */
	change: { field: string; value: unknown; sent: unknown; stored: string };
	/** What must go along with an update before version 3, because the API does not tell it. */
	beside?: IDataObject;
	search?: string;
	/** Oldest version that has the resource. */
	since?: 2 | 3;
	prefixedDelete?: boolean;
	/** The API cannot read one record. */
	unreadable?: boolean;
}
