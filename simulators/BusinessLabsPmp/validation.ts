import { Stop, invalid } from './answers';
import { isEmpty } from './php';
import type { Resource, Write } from './resource';
import type { Version } from './version';
import { columnsWhere, version2 } from './version2';
import { demanded } from './version2/apply';

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
	for (const rule of fieldsDemanded(resource, write)) {
		const name = rule.replace('[]', '');
		const field = crm.version === 3 ? name : rule;
		if (isMissing(input[name])) errors[field] = requiredText(crm.version, field);
	}
	for (const field of resource.amounts ?? []) {
		if (field in input && !isMissing(input[field])) {
			const fault = faultOfAmount(field, String(input[field]));
			if (fault) errors[field] = fault;
		}
	}
	for (const field of zeroRefused(resource, write)) {
		errors[field] = `The ${labelOf(field)} field must contain a number greater than 0.`;
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
	const onPut = resource.name in version2 ? demanded(resource) : (resource.requiredOnPut ?? []);
	const isGiven = (field: string) => field.replace('[]', '') in input;
	if (crm.version === 3) return onPut.filter(isGiven);
	const isOptional = resource.name === 'customers' && !crm.settings.demandsCompany;
	return isOptional ? onPut.filter((field) => field !== 'company' || isGiven(field)) : onPut;
}

/** Numbers of other records that must be above zero where they are given; version 3 takes 0. */
function zeroRefused({ name, amounts = [] }: Resource, { crm, input }: Write): string[] {
	if (crm.version === 3) return [];
	return columnsWhere(name, ({ zero }) => zero === 'refused').filter(
		(field) => !amounts.includes(field) && String(input[field]) === '0',
	);
}

/** The framework's rule `decimal` wants decimals to be there: `100.00`, not `100`. */
function faultOfAmount(field: string, text: string): string | undefined {
	const name = labelOf(field);
	if (!/^[-+]?\d+\.\d+$/.test(text)) return `The ${name} field must contain a decimal number.`;
	return Number(text) > 0 ? undefined : `The ${name} field must contain a number greater than 0.`;
}
