const CHANGES = 'created updated deleted';

/**
 * The simulator's catalogue: the events that it fires. A real installation has 124 in 22 groups; the
 * vendor's documents name a few, with a dot in some places and an underscore in others.
 */
const GROUPS: Record<string, string> = {
	customer: CHANGES,
	contact: CHANGES,
	lead: `${CHANGES} status_changed`,
	project: CHANGES,
	milestone: CHANGES,
	task: `${CHANGES} completed`,
	task_checklist: CHANGES,
	task_comment: CHANGES,
	ticket: CHANGES,
	ticket_reply: 'created',
	staff: CHANGES,
	invoice: `${CHANGES} paid sent`,
	estimate: CHANGES,
	proposal: CHANGES,
	credit_note: CHANGES,
	payment: 'created',
	item: CHANGES,
	expense: CHANGES,
	contract: CHANGES,
	subscription: CHANGES,
	kb_article: CHANGES,
	note: CHANGES,
};

/** Names of the catalogue, by group. */
export function eventGroups(separator: string): Record<string, string[]> {
	return Object.fromEntries(
		Object.entries(GROUPS).map(([group, actions]) => [
			group,
			actions.split(' ').map((action) => `${group}${separator}${action}`),
		]),
	);
}

export const eventNames = (separator: string): string[] =>
	Object.values(eventGroups(separator)).flat();
