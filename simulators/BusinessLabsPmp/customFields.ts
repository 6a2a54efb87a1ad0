import type { Crm, CustomField } from './crm';
import { values } from './php';
import type { Input } from './php';

const SEVERAL = ['multiselect', 'checkbox'];

/** `{ <entity>: { <field id>: value } }` of a write; returns whether a value changed. */
export function storeCustomFields(crm: Crm, entity: string, id: string, sent: unknown): boolean {
	if (crm.version === 1 || typeof sent !== 'object' || sent === null) return false;
	const given = (sent as Input)[entity];
	if (typeof given !== 'object' || given === null) return false;
	let changed = false;
	const known = Array.isArray(given) ? given.map((v, i) => [String(i), v]) : Object.entries(given);
	for (const [fieldId, value] of known as Array<[string, unknown]>) {
		const field = crm.customFields.find((each) => each.id === fieldId);
		if (!field || field.belongsTo !== entity) continue;
		const text = typeof value === 'object' ? values(value).map(String).join(', ') : String(value);
		const key = `${entity}:${id}:${fieldId}`;
		if ((crm.customValues[key] ?? '') === text) continue;
		changed = true;
		if (text === '') delete crm.customValues[key];
		else crm.customValues[key] = text;
	}
	return changed;
}

/** The `customfields` of a read: labels and values, without ids. */
export function shownCustomFields(
	crm: Crm,
	entity: string,
	id: string,
): Array<{ label: string; value: string }> {
	return crm.customFields
		.filter((field) => field.belongsTo === entity)
		.map(({ id: fieldId, label }) => ({
			label,
			value: crm.customValues[`${entity}:${id}:${fieldId}`] ?? '',
		}));
}

/** An element of api/custom_fields: `value` and `options` are JSON text. */
export function describeField(crm: Crm, field: CustomField, recordId?: string): Input {
	const text = crm.customValues[`${field.belongsTo}:${recordId}:${field.id}`] ?? '';
	const several = SEVERAL.includes(field.type) || field.type === 'select';
	return {
		field_name: `custom_fields[${field.belongsTo}][${field.id}]`,
		custom_field_id: field.id,
		label: field.label,
		required: field.required ? '1' : '0',
		type: field.type,
		value: several ? JSON.stringify(text ? text.split(', ') : []) : text,
		...(several ? { options: JSON.stringify(field.options) } : {}),
	};
}
