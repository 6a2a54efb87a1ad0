export interface EventName {
	name: string;
	group: string;
}

/**
 * The events in the catalogue of a server (`GET /api/webhooks/events`). The vendor's documents do not
 * show its shape, and write some names with a dot and others with an underscore; so every text in it
 * counts that looks like a name, under the key of the list that it is in.
 */
export function eventNames(catalogue: unknown, group = ''): EventName[] {
	if (typeof catalogue === 'string') {
		return /^\w+[._]\w+$/.test(catalogue) ? [{ name: catalogue, group }] : [];
	}
	if (typeof catalogue !== 'object' || catalogue === null) return [];
	if (Array.isArray(catalogue)) return catalogue.flatMap((entry) => eventNames(entry, group));
	const { name, event, key } = catalogue as Record<string, unknown>;
	const own = [event, name, key].find((value) => eventNames(value).length > 0);
	if (own !== undefined) return eventNames(own, group);
	return Object.entries(catalogue).flatMap(([key, entry]) =>
		key === 'message' ? [] : eventNames(entry, key),
	);
}
