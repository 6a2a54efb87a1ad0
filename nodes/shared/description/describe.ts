import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { optionsOf } from './executionOptions';
import type { Field, Operation, Resource } from '../contract/types';
import { without } from '../values/records';

/**
 * The node's properties: the Resource and Operation selectors, then every operation's fields, shown
 * for it alone. A field that is the same for several operations of a resource becomes one property.
 */
export function describe(resources: Resource[]): INodeProperties[] {
	return [
		selector(
			'Resource',
			'resource',
			resources.map(({ name, value, description }) => ({ name, value, description })),
		),
		...resources.flatMap((resource) => [
			...operationSelector(resource),
			...fieldProperties(resource),
		]),
		...wholeValues(resources),
		...optionsProperties(resources),
		property('Options', 'options', 'hidden', {}),
	];
}

function operationSelector({ name, value, operations, notice }: Resource): INodeProperties[] {
	const show = { resource: [value] };
	const choices = operations.map(({ name: label, value: id, action, description }) => ({
		name: label,
		value: id,
		action,
		description,
	}));
	const operation = { ...selector('Operation', 'operation', choices), displayOptions: { show } };
	if (!notice) return [operation];
	const banner = property(notice, `notice${name.replace(/\W/g, '')}`, 'notice', '');
	return [operation, { ...banner, displayOptions: { show } }];
}

/**
 * Fields are merged in the order of the first operation that has them. An operation whose own order
 * would be turned around keeps a copy, so that every form reads as its operation says.
 */
function fieldProperties({ value, operations }: Resource): INodeProperties[] {
	const merged: Array<{ text: string; field: INodeProperties; operations: string[] }> = [];
	for (const operation of operations) {
		let position = 0;
		for (const field of operation.fields.map(plain)) {
			const text = JSON.stringify(field);
			const found = merged.findIndex((entry, index) => index >= position && entry.text === text);
			if (found >= 0) {
				merged[found].operations.push(operation.value);
				position = found + 1;
			} else {
				merged.splice(position, 0, { text, field, operations: [operation.value] });
				position++;
			}
		}
	}
	return merged.map(({ field, operations: shownFor }) => ({
		...field,
		displayOptions: {
			...field.displayOptions,
			show: { ...field.displayOptions?.show, resource: [value], operation: shownFor },
		},
	}));
}

/**
 * The Options come last in every form, and most are the same: one property for all resources that
 * show the same ones for the same operations.
 */
function optionsProperties(resources: Resource[]): INodeProperties[] {
	const merged = new Map<
		string,
		{ field: INodeProperties; resource: string[]; operation: string[] }
	>();
	for (const { value, operations } of resources) {
		const shownFor = new Map<string, { field: INodeProperties; operation: string[] }>();
		for (const entry of operations) {
			const field = optionsProperty(entry);
			const text = JSON.stringify(field);
			const same = shownFor.get(text) ?? { field, operation: [] };
			shownFor.set(text, { field, operation: [...same.operation, entry.value].sort() });
		}
		for (const [text, { field, operation }] of shownFor) {
			const key = `${text} ${operation.join()}`;
			const same = merged.get(key) ?? { field, resource: [], operation };
			merged.set(key, { ...same, resource: [...same.resource, value] });
		}
	}
	return [...merged.values()].map(({ field, resource, operation }) => ({
		...field,
		displayOptions: { show: { resource, operation } },
	}));
}

/** Never so. n8n reads a property after those that its display depends on: the collections, then their twins. */
const LAST = { options: ['never'] };

/**
 * n8n reads collections field by field before a node runs, and an expression for a collection as a whole
 * would be lost there. A hidden twin of the same name keeps what was given.
 */
function wholeValues(resources: Resource[]): INodeProperties[] {
	const twins = new Map<string, { field: Field; resource: Set<string>; operation: Set<string> }>();
	for (const { value, operations } of resources) {
		for (const { value: operation, fields } of operations) {
			for (const field of fields.filter(({ type }) => /collection/i.test(type))) {
				const key = JSON.stringify([field.name, field.default]);
				const twin = twins.get(key) ?? { field, resource: new Set(), operation: new Set() };
				twins.set(key, twin);
				twin.resource.add(value);
				twin.operation.add(operation);
			}
		}
	}
	return [...twins.values()].map(({ field, resource, operation }) => ({
		...property(field.displayName, field.name, 'hidden', field.default),
		displayOptions: { show: { resource: [...resource], operation: [...operation] }, hide: LAST },
	}));
}

function optionsProperty(operation: Operation): INodeProperties {
	return plain({
		...property('Options', 'options', 'collection', {}),
		placeholder: 'Add option',
		options: sorted(optionsOf(operation)),
	});
}

/** What only this package knows of a field. */
const OURS = [
	'check',
	'checkFile',
	'binary',
	'instant',
	'day',
	'list',
	'url',
	'open',
	'objects',
] as const;

/** Takes out what n8n does not know. */
export function plain(field: Field): INodeProperties {
	const rest = without(field, ...OURS);
	if (!rest.options) return rest;
	const options = rest.options.map((option) =>
		'values' in option
			? { ...option, values: option.values.map(plain) }
			: 'type' in option
				? plain(option)
				: option,
	);
	return { ...rest, options };
}

function sorted(fields: Field[]): Field[] {
	return [...fields].sort((a, b) => a.displayName.localeCompare(b.displayName));
}

function selector(
	displayName: string,
	name: string,
	choices: INodePropertyOptions[],
): INodeProperties {
	const options = choices
		.map((choice) => JSON.parse(JSON.stringify(choice)) as INodePropertyOptions)
		.sort((a, b) => a.name.localeCompare(b.name));
	return {
		...property(displayName, name, 'options', choices[0].value as string),
		noDataExpression: true,
		options,
	};
}

/** A property from parts: the linter reads a literal with a computed default as one without. */
function property(
	displayName: string,
	name: string,
	type: INodeProperties['type'],
	initial: INodeProperties['default'],
): INodeProperties {
	return { displayName, name, type, default: initial };
}
