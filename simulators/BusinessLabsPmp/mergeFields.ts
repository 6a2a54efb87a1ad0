import type { Row } from './table';

/** Merge fields that texts of contracts and proposals can hold, and the column that fills each. */
const FIELDS: Record<string, string> = {
	'{client_company}': 'company',
	'{contract_subject}': 'subject',
	'{contract_contract_value}': 'contract_value',
	'{proposal_subject}': 'subject',
	'{proposal_total}': 'total',
	'{proposal_items}': '',
};

/** A text with its merge fields filled in; those that have no value are taken out. */
export function filled(text: string | null, record: Row): string | null {
	let result = text;
	for (const [field, column] of Object.entries(FIELDS)) {
		result = result?.replaceAll(field, record[column] ?? '') ?? null;
	}
	return result;
}
