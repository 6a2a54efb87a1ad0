import type { Resource, Write } from '../resource';
import type { Input } from '../php';
import type { Facts } from './facts';
import { columnsWhere, version2 } from './index';

/**
 * What the handlers of version 2 make of the columns of a PUT: what is left out is partly reset, and
 * some values mean something else. A switch that is off has the value undefined.
 */
export function asVersion2(resource: Resource, write: Write, sent: Input): Input {
	const result = { ...sent };
	for (const [name, facts] of Object.entries(version2[resource.name]?.columns ?? {})) {
		if (!(name in resource.columns) || !isInForce(resource, write, name)) continue;
		const outcome = outcomeOf(facts, sent[name]);
		if (outcome === 'stored') continue;
		if (outcome === 'kept') delete result[name];
		else result[name] = outcome.value;
	}
	return result;
}

function outcomeOf(facts: Facts, value: unknown): 'stored' | 'kept' | { value: unknown } {
	const word = value === undefined ? facts.missing : isZero(value) ? facts.zero : facts.empty;
	if (value !== undefined && value !== '' && value !== null && !isZero(value)) return 'stored';
	switch (word) {
		case 'zero':
			return { value: '0' };
		case 'empty':
			return { value: '' };
		case 'null':
		case 'failed':
			return { value: null };
		// What is no switch is left to the resource, like a recurrence.
		case 'off':
			return facts.zero === 'on' ? { value: undefined } : 'kept';
		case 'stays':
		case 'kept':
			return 'kept';
		default:
			return 'stored';
	}
}

const isZero = (value: unknown): boolean => value === '0' || value === 0;

/** Some rules of leads hold only where the server does not define the constant `API`. */
export function isInForce({ name }: Resource, { crm }: Write, column: string): boolean {
	const isLenient = crm.settings.apiConstant || crm.version === 3;
	return !(isLenient && name === 'leads' && LEAD_RULES.includes(column));
}

const LEAD_RULES = ['is_public', 'country', 'description'];

/** Switches that the presence of their key turns on. */
export const isSwitch = ({ name }: Resource, column: string): boolean =>
	version2[name]?.columns[column]?.zero === 'on';

/** Texts whose line breaks gain `<br />` on every write. */
export const gainsBreaks = ({ name }: Resource, column: string): boolean =>
	version2[name]?.columns[column]?.reads === 'breaks';

/** Fields that a PUT must have. */
export function demanded({ name }: Resource): string[] {
	const lists = ['items', 'allowed_payment_modes'];
	return columnsWhere(name, ({ missing }) => missing === 'refused' || missing === 'demanded').map(
		(column) => (lists.includes(column) ? `${column}[]` : column),
	);
}

/** What of a POST's fields the handlers of version 2 read, and as what. */
export function postedToVersion2({ name }: Resource, sent: Input): Input {
	const result = { ...sent };
	for (const [column, { post }] of Object.entries(version2[name]?.columns ?? {})) {
		if (post === 'ignored') delete result[column];
		if (post === 'on') result[column] = '1';
		if (post === 'presence' && column in result) result[column] = '1';
		if (post === 'value' && column in result) {
			result[column] = ['1', 'on'].includes(String(result[column])) ? '1' : '0';
		}
	}
	return result;
}
