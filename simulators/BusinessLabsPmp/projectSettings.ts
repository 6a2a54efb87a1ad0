import type { Crm } from './crm';
import { isEmpty, values } from './php';
import type { Input } from './php';
import type { Write } from './resource';
import type { Row } from './table';

/** Tabs of a project in the CRM. */
const TABS = [
	...['project_overview', 'project_tasks', 'project_timesheets', 'project_milestones'],
	...['project_files', 'project_discussions', 'project_gantt', 'project_tickets'],
	...['project_invoices', 'project_estimates', 'project_expenses', 'project_notes'],
];

const USUAL: Row = {
	available_features: serializedTabs(TABS.filter((tab) => tab !== 'project_notes')),
	...{ view_tasks: '1', create_tasks: '0', view_milestones: '1', upload_files: '0' },
	view_finance_overview: '1',
};

/** What the customer may see of a project, and its tabs, as a read gives them. */
export function settingsOf(crm: Crm, id: string): Row {
	return (crm.projectSettings[id] ??= { ...USUAL });
}

/**
 * What version 2 makes of `settings`: left out, all become 0; else those whose key is there become 1,
 * and `available_features` is the list of the tabs that are on.
 * @returns whether one changed
 */
export function storeSettings({ crm, input }: Write, id: string): boolean {
	const before = settingsOf(crm, id);
	const given = (input.settings ?? {}) as Input;
	const tabs = values(given.available_features).map(String);
	const after = Object.keys(before).map((name) => {
		if (isEmpty(input.settings)) return [name, '0'];
		if (name === 'available_features') return [name, serializedTabs(tabs)];
		return [name, name in given ? '1' : '0'];
	});
	crm.projectSettings[id] = Object.fromEntries(after) as Row;
	return JSON.stringify(crm.projectSettings[id]) !== JSON.stringify(before);
}

/** A new project has all tabs, and its customer sees nothing else. */
export function firstSettings(crm: Crm, id: string): void {
	const off = Object.keys(USUAL).map((name) => [name, '0']);
	crm.projectSettings[id] = {
		...Object.fromEntries(off),
		available_features: serializedTabs(TABS),
	};
}

/** PHP's `serialize()` of a map from each tab to 1 or 0. */
function serializedTabs(on: string[]): string {
	const all = [...new Set([...on, ...TABS])];
	const inner = all.map((tab) => `s:${tab.length}:"${tab}";i:${on.includes(tab) ? 1 : 0};`);
	return `a:${all.length}:{${inner.join('')}}`;
}
