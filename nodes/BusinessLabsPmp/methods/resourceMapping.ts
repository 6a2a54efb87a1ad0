import type {
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';
import { withConnection } from '../../shared/engine/connection';
import { businessLabsPmp } from '../transport/client';
import { keyOf, loadCustomFields } from '../model/customFields';
import { ENTITIES } from '../model/customFieldEntities';

const TYPES: Record<string, ResourceMapperField['type']> = {
	number: 'number',
	select: 'options',
	date_picker: 'dateTime',
	date_picker_time: 'dateTime',
};

/** The custom fields of the resource that is chosen, for the form. */
export async function getCustomFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const entity = ENTITIES[String(this.getCurrentNodeParameter('resource'))];
	const known = await withConnection(
		this,
		businessLabsPmp,
		async (connection) =>
			await loadCustomFields(async (request) => await connection.send(request), entity),
	);
	const fields = known.map(({ id, label, type, options }) => {
		const takesSeveral = type === 'multiselect' || type === 'checkbox';
		const name = keyOf(id, label, known);
		return {
			id: name,
			displayName: takesSeveral ? `${name} (Several, Separated by Commas)` : name,
			type: TYPES[type] ?? ('string' as const),
			// An update may leave out what a creation needs; PMP itself says what is missing.
			required: false,
			defaultMatch: false,
			display: true,
			...(type === 'select' && {
				options: options.map((option) => ({ name: option, value: option })),
			}),
		};
	});
	return fields.length > 0
		? { fields }
		: { fields, emptyFieldsNotice: 'PMP has no custom fields for this type of record.' };
}
