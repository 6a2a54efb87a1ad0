import type { IDataObject } from 'n8n-workflow';

/** Names of the query parameters of a resume URL: which item's question it answers, of which run of the node. */
export const ITEM = 'item';
export const RUN = 'run';

/** Where a node's context keeps what it has asked: n8n stores that with the execution. */
export const ASKED = 'asked';

/** What an item asks: the page behind its link shows nothing that has changed since. */
export interface Question {
	text: string;
	responseType: string;
	/** Title and labels, where they differ from the default. */
	page: IDataObject;
}

/** What a node waits for. */
export interface Asked {
	/** Which run of the node asked; in a loop there are several. */
	run: number;
	/** By item. */
	questions: Record<string, Question>;
	/** The items that could not be asked, and why. */
	notAsked: Array<{ item: number; error: string }>;
}

/** The call that an AI agent wants to make of a tool, where a person is asked first. */
export interface PlannedCall {
	tool: string;
	description: string;
	parameters: unknown;
}

/** A piece of a text: what the user wrote, or an expression in it. */
export type TextPart = { text: string } | { expression: string; value(): unknown };
