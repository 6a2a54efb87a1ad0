import * as workflow from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

/** A field of a webhook's description that depends on what the user chose. */
export interface Dependent {
	/** The expression that the editor, and every n8n, can evaluate. */
	template: string;
	/** The same, as a function of the node's parameters. */
	resolve(parameters: IDataObject): string;
}

type Describe = <Name extends string>(fields: Record<Name, Dependent>) => Record<Name, string>;

/**
 * Fields for the description of a webhook. n8n 2.41 and later take the function in place of the
 * expression, which spares each call an isolate of the expression engine, as long as the node's
 * parameters are plain: an expression in any of them, or a resource locator, and the expression is
 * evaluated. Earlier ones know the expression alone.
 */
export function webhookFields<Name extends string>(
	fields: Record<Name, Dependent>,
): Record<Name, string> {
	const { webhookDescriptionFields } = workflow as { webhookDescriptionFields?: Describe };
	return (webhookDescriptionFields ?? expressionsOf)(fields);
}

const expressionsOf: Describe = (fields) => {
	const entries = Object.entries<Dependent>(fields).map(([name, { template }]) => [name, template]);
	return Object.fromEntries(entries) as Record<keyof typeof fields, string>;
};

/** The method of a trigger that can poll as well: then there is none, and so n8n knows no webhook. */
export const methodUnlessPolling: Dependent = {
	template: '={{ $parameter["mode"] === "polling" ? "" : "POST" }}',
	resolve: ({ mode }) => (mode === 'polling' ? '' : 'POST'),
};
