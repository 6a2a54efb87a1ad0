import { listFields } from '../../shared/description/fields';
import type { Operation, Resource } from '../../shared/contract/types';
import { withoutSecrets } from '../model/record';
import { batchRequest, lookUp } from '../transport/batch';
import { sinceVersion3 } from '../transport/version';

/** One of the three lists that every version has. Vendor docs: "Common". */
function common(value: string, type: string, many: string): Operation {
	return {
		...words(value, many),
		fields: listFields,
		request: () => ({ method: 'GET', path: `/api/common/${type}`, expect: 'list' }),
	};
}

/** A list that only the batch call of version 3 can reach. Vendor docs: "Batch". */
function listed(value: string, tool: string, many: string): Operation {
	return sinceVersion3({
		...words(value, many),
		fields: listFields,
		request: () => batchRequest([{ tool, args: {} }]),
		run: async (exchange) => (await lookUp(exchange, tool)).map((row) => withoutSecrets(row)),
	});
}

function words(
	value: string,
	many: string,
): Pick<Operation, 'name' | 'value' | 'action' | 'description'> {
	const title = many.replace(/\b\w/g, (letter) => letter.toUpperCase());
	return {
		name: `Get ${title}`,
		value,
		action: `Get ${many}`,
		description: `Get the ${many} of the installation`,
	};
}

/** Data of the installation that other records refer to by number. */
export const lookup: Resource = {
	name: 'Lookup',
	value: 'lookup',
	operations: [
		listed('getCountries', 'list_countries', 'countries'),
		listed('getCurrencies', 'list_currencies', 'currencies'),
		listed('getDepartments', 'list_departments', 'departments'),
		common('getExpenseCategories', 'expense_category', 'expense categories'),
		listed('getLeadSources', 'list_lead_sources', 'lead sources'),
		listed('getLeadStatuses', 'list_lead_statuses', 'lead statuses'),
		common('getPaymentModes', 'payment_mode', 'payment modes'),
		common('getTaxes', 'tax_data', 'taxes'),
	],
};
