import type { Field } from '../../nodes/shared/contract/types';
import type { Shape } from './shape';
import type { Vendor } from './vendor';
import type { Expected } from './witness';

/** Every name that the product or its simulator gives to something. */
export function vocabularyOf({ resources }: Vendor, { answers }: Expected): Set<string> {
	const names = new Set<string>();
	for (const { value, operations } of resources) {
		names.add(value);
		for (const { value: operation, fields } of operations) {
			names.add(operation);
			addFields(fields, names);
		}
	}
	for (const { request, shape } of [...answers.values()].flat()) {
		names.add(request);
		addShape(shape, names);
	}
	for (const name of ['text', 'html', 'application', 'json', 'record', 'node']) names.add(name);
	return names;
}

function addFields(fields: Field[], names: Set<string>): void {
	for (const { name, options = [] } of fields) {
		names.add(name);
		addFields(
			options.filter((option): option is Field => 'type' in option),
			names,
		);
	}
}

function addShape({ fields, entries }: Shape, names: Set<string>): void {
	for (const [name, { shape }] of Object.entries(fields)) {
		names.add(name);
		addShape(shape, names);
	}
	if (entries) addShape(entries, names);
}
