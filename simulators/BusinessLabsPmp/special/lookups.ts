import { json, notFound } from '../answers';
import type { Call } from '../call';
import { describeField } from '../customFields';
import type { Route } from '../route';
import type { Row } from '../table';

const COMMON: Record<string, (call: Call) => Row[]> = {
	expense_category: ({ crm }) => crm.lookups.expenseCategories,
	payment_mode: ({ crm }) => crm.lookups.paymentModes,
	tax_data: ({ crm }) => crm.lookups.taxes,
};

const read = { since: 2, method: 'GET', capability: 'get' } as const;

/** Vendor docs: Common, Custom Fields. */
export const lookupRoutes: Route[] = [
	{
		...read,
		path: 'common/:type',
		feature: 'common',
		handle(call) {
			const rows = COMMON[call.parameters.type]?.(call) ?? [];
			return rows.length ? json(200, rows) : notFound();
		},
	},
	{ ...read, path: 'custom_fields/:entity', feature: 'custom_fields', handle: fields },
	{ ...read, path: 'custom_fields/:entity/:id', feature: 'custom_fields', handle: fields },
];

/** Definitions of an entity's fields; with a record's id also its values. */
function fields({ crm, parameters: { entity, id } }: Call) {
	const known = crm.customFields.filter((field) => field.belongsTo === entity);
	if (known.length === 0) return notFound();
	return json(
		200,
		known.map((field) => describeField(crm, field, id)),
	);
}
