import { PropertyTypes } from './types';
import type { Description, Parameters, Property } from './types';

/** One form to look at: a node with these parameters. */
export interface Form {
	/** Name of the picture; unique within the node. */
	name: string;
	resource: string;
	/** What the nodes panel and the Operation list say of it. */
	heading: string;
	parameters: Parameters;
	/** What the form must show, in order. */
	visible: Property[];
}

/**
 * Every form of a node: one per resource and operation with all else at its default, and one more
 * wherever some field shows only when another one is changed.
 */
export function formsOf(description: Description): Form[] {
	const { properties } = description;
	const resources = properties.find(({ name }) => name === 'resource');
	const isAction = properties.some(({ name }) => name === 'operation');
	if (!isAction || !resources) return withVariants(description, '', 'trigger', '', {});
	return (resources.options ?? []).flatMap((resource) => {
		const chosen = { resource: resource.value };
		const operations = properties.find(
			(property) => property.name === 'operation' && isShown(property, chosen),
		);
		return (operations?.options ?? []).flatMap(({ value, action, description: text }) =>
			withVariants(description, String(resource.value), String(value), `${action} · ${text}`, {
				...chosen,
				operation: value,
			}),
		);
	});
}

function withVariants(
	{ properties }: Description,
	resource: string,
	operation: string,
	heading: string,
	chosen: Parameters,
): Form[] {
	const name = [resource, operation].filter(Boolean).join('-');
	const forms: Form[] = [];
	const add = (suffix: string, changed: Parameters) => {
		const parameters = filled(properties, { ...chosen, ...changed });
		const visible = properties.filter((property) => isShown(property, parameters));
		forms.push({ name: `${name}${suffix}`, resource, heading, parameters, visible });
	};
	add('', {});
	for (const property of properties.filter(({ type }) => type !== PropertyTypes.hidden)) {
		const { show = {} } = property.displayOptions ?? {};
		const belongs = Object.entries(chosen).every(
			([key, value]) => !show[key] || show[key].includes(value),
		);
		if (!belongs || forms.some(({ visible }) => visible.includes(property))) continue;
		const changes = Object.entries(show).filter(([key]) => !(key in chosen));
		const changed = Object.fromEntries(changes.map(([key, values]) => [key, values[0]]));
		add(changes.map(([key, values]) => `.${key}-${String(values[0])}`).join(''), changed);
	}
	return forms;
}

/** All parameters at their defaults, with everything in that a user could add. */
function filled(properties: Property[], chosen: Parameters): Parameters {
	const parameters = { ...chosen };
	// In n8n too, what is shown depends only on what stands before it.
	for (const property of properties) {
		if (property.name in parameters || !isShown(property, parameters)) continue;
		parameters[property.name] = opened(property);
	}
	return parameters;
}

/** A value in which nothing is folded: each option of a collection, one entry of each list. */
function opened(property: Property): unknown {
	const { type, options = [], typeOptions } = property;
	if (type === PropertyTypes.collection) {
		return Object.fromEntries(options.map((option) => [option.name, opened(option)]));
	}
	if (type === PropertyTypes.fixedCollection) {
		const entries = options.map(({ name, values = [] }) => {
			const entry = Object.fromEntries(values.map((field) => [field.name, opened(field)]));
			return [name, typeOptions?.multipleValues ? [entry] : entry] as const;
		});
		return Object.fromEntries(entries);
	}
	return property.default;
}

/** Whether the form shows it. The package's conditions are lists of values, nothing else. */
export function isShown({ type, displayOptions }: Property, parameters: Parameters): boolean {
	if (type === PropertyTypes.hidden) return false;
	return Object.entries(displayOptions?.show ?? {}).every(([key, values]) =>
		values.includes(parameters[key]),
	);
}

/** The words that the form must show for these fields, each as often as it must. */
export function labelsOf(fields: Property[], parameters: Parameters): string[] {
	return fields.flatMap((field) => {
		if (!isShown(field, parameters)) return [];
		const { displayName, name, type, options = [] } = field;
		const value = (parameters[name] ?? {}) as Parameters;
		if (type === PropertyTypes.collection) return [displayName, ...labelsOf(options, value)];
		if (type === PropertyTypes.fixedCollection) {
			const inside = options.flatMap((group) => {
				const entries = [value[group.name] ?? []].flat() as Parameters[];
				return entries.flatMap((entry) => labelsOf(group.values ?? [], entry));
			});
			return [displayName, ...inside];
		}
		// The editor shows a mapper's heading only once there are fields to map.
		return type === PropertyTypes.resourceMapper ? [] : [displayName];
	});
}
