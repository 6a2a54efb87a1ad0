import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../values/records';

/** No vendor nests deeper. */
const LEVELS = 20;
/** `data[0][number]`: a name, and the steps behind it. */
const NESTED = new RegExp(`^[^[\\]]+(\\[[^[\\]]*\\]){1,${LEVELS}}$`);

type Entry = [steps: string[], value: unknown];

/**
 * The fields of a form, as PHP reads and writes them: `data[0][number]` stands inside of `data`, and lists
 * have numbers for keys.
 * @returns undefined where there is no form
 */
export function fieldsOf(form: unknown): IDataObject | undefined {
	if (!isRecord(form)) return undefined;
	return grouped(
		Object.entries(form).map(([name, value]) => [
			NESTED.test(name) ? name.replace(/\]/g, '').split('[') : [name],
			value,
		]),
	);
}

function grouped(entries: Entry[]): IDataObject {
	const groups = new Map<string, Entry[]>();
	for (const [[name, ...steps], value] of entries) {
		const group = groups.get(name) ?? [];
		group.push([steps, value]);
		groups.set(name, group);
	}
	const fields = [...groups].map(([name, group]): [string, unknown] => {
		// The last step of a list whose places are not told is empty.
		const plain = group.find(([steps]) => steps.join('') === '');
		return [name, plain ? plain[1] : grouped(group)];
	});
	return Object.fromEntries(fields) as IDataObject;
}
