import type { INodeProperties } from 'n8n-workflow';
import { isRecord } from '../values/records';

/**
 * The same parameter, as each version of a trigger shows it. The versions do the same. n8n evaluates an
 * expression for every call of version 1; for version 2 it needs none, as long as the node has no
 * resource locators (see `webhookFields`).
 */
export function byVersion(one: INodeProperties, two: INodeProperties): INodeProperties[] {
	return [one, two].map((property, before) => {
		const { show } = property.displayOptions ?? {};
		return { ...property, displayOptions: { show: { ...show, '@version': [before + 1] } } };
	});
}

/** What was chosen, also where a value of version 1 stands in a node of version 2. */
export function chosenIn(value: unknown): unknown {
	return isRecord(value) && 'value' in value ? value.value : value;
}
