import type { IDataObject } from 'n8n-workflow';
import { isResourceLocatorValue } from 'n8n-workflow';

/** A record chosen by its ID, as the editor stores it. */
export function byId(value: string | number) {
	return { __rl: true, mode: 'id', value: String(value) };
}

/** Parameters of a trigger's version 1 as another version has them: without locators. */
export function asVersion(version: number, parameters: IDataObject): IDataObject {
	if (version === 1) return parameters;
	const entries = Object.entries(parameters).map(([name, value]) => [
		name,
		isResourceLocatorValue(value) ? value.value : value,
	]);
	return Object.fromEntries(entries) as IDataObject;
}
