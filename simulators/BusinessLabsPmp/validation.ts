import { Stop, invalid } from './answers';
import { isEmpty } from './php';
import type { Resource, Write } from './resource';
import type { Version } from './types';

type Errors = Record<string, string>;

/** `billing_street` as "Billing Street", the way validation texts name a field. */
export function labelOf(field: string): string {
	return field
		.split('_')
		.map((word) => word[0].toUpperCase() + word.slice(1))
		.join(' ');
}

export function requiredText(version: Version, field: string): string {
	return `The ${version === 3 ? field : labelOf(field)} field is required.`;
}

/** `0` counts as given, as it does for the framework's `required` rule. */
const isMissing = (value: unknown): boolean => value !== 0 && value !== '0' && isEmpty(value);

/**
 * Rejects a create or update whose fields break the resource's rules.
 * @throws Stop with the version's form of a validation error
 */
export function validate(resource: Resource, write: Write): void {
	const { crm, input, id } = write;
	const errors: Errors = {};
	for (const field of fieldsDemanded(resource, write)) {
		if (isMissing(input[field])) errors[field] = requiredText(crm.version, field);
	}
	for (const [field, longest] of Object.entries(resource.longest ?? {})) {
		if (typeof input[field] === 'string' && [...(input[field] as string)].length > longest) {
			errors[field] = `The ${labelOf(field)} field cannot exceed ${longest} characters in length.`;
		}
	}
	for (const [field, text] of Object.entries(resource.check?.(write) ?? {})) {
		errors[field] ??= text;
	}
	if (Object.keys(errors).length === 0) return;
	const status = id === undefined ? resource.rejects?.post : resource.rejects?.put;
	throw new Stop(invalid(crm.version, status ?? 404, errors));
}

/** On an update, version 3 demands nothing but that what is sent is not empty. */
function fieldsDemanded(resource: Resource, { crm, input, id }: Write): string[] {
	const onPost =
		typeof resource.required === 'function' ? resource.required(crm.version) : resource.required;
	if (id === undefined) return onPost;
	const onPut = resource.requiredOnPut ?? [];
	return crm.version === 3 ? onPut.filter((field) => field in input) : onPut;
}
