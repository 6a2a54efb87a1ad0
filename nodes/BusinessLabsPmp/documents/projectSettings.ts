import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../shared/contract/errors';
import { phpMap } from '../model/phpList';

const TABS = 'available_features';

/**
 * What keeps the settings of a project as they are: before version 3 an update switches off all of them,
 * or all but those whose key is there. The tabs read as a map that PHP serialized and are written as a
 * list.
 * @param read `settings` of the project, or undefined where the server does not tell them
 * @throws InputError when they cannot be written back
 */
export function keptSettings(read: unknown): IDataObject {
	if (read === undefined || read === null) return {};
	const settings = Object.entries(read);
	// All of them off is what leaving them out makes of them.
	if (settings.every(([, value]) => isOff(value))) return {};
	const tabs = tabsIn((read as IDataObject)[TABS]);
	const others = settings.filter(([name, value]) => name !== TABS && !isOff(value));
	const isClear = others.every(([, value]) => ['1', 'true'].includes(String(value)));
	if (!tabs || !isClear) {
		throw new InputError(
			'PMP shows the settings of this project in a form that cannot be written back',
			'Before version 3 an update has to send them again, so nothing was changed. Save the project once in PMP, and run the node again.',
		);
	}
	return {
		settings: { ...Object.fromEntries(others.map(([name]) => [name, '1'])), [TABS]: tabs },
	};
}

function isOff(value: unknown): boolean {
	return ['', '0', 'null', 'false'].includes(String(value ?? ''));
}

/** The tabs that are on. */
function tabsIn(value: unknown): string[] | undefined {
	if (typeof value === 'string') {
		return phpMap(value)?.flatMap(([tab, state]) => (isOff(state) ? [] : [tab]));
	}
	if (Array.isArray(value)) return value.map(String);
	if (typeof value !== 'object' || value === null) return undefined;
	return Object.entries(value).flatMap(([tab, state]) => (isOff(state) ? [] : [tab]));
}
