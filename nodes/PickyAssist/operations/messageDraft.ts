import type { IDataObject } from 'n8n-workflow';
import type { Values } from '../../shared/contract/types';

/** One item's part of a push. */
export interface Draft {
	/** Fields that hold for every recipient: items that differ in one cannot share a call. */
	shared: IDataObject;
	/** The recipient's own entry in `data`. */
	row: IDataObject;
	/** Name of the item's file that goes along; it needs a call of its own. */
	file?: string;
}

/** What an operation has prepared for one item. */
export function draftOf(values: Values): Draft {
	return values.draft as unknown as Draft;
}
