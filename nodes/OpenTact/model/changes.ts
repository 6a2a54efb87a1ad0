import type { GenericValue, IDataObject } from 'n8n-workflow';
import { InputError } from '../../shared/contract/errors';
import type { Field } from '../../shared/contract/types';

type Fields = GenericValue | IDataObject | GenericValue[] | IDataObject[];

/** For changes: a field that was added and left empty is cleared. */
export function cleared(fields: Fields): IDataObject {
	return Object.fromEntries(
		Object.entries((fields ?? {}) as IDataObject).map(([name, value]) => [
			name,
			value === '' ? null : value,
		]),
	);
}

/**
 * @param changes what the user gave
 * @param clearable names of the fields that may be empty
 * @throws InputError when nothing is to be changed, or another field is empty
 */
export function requireChange(changes: Fields, fields: Field[], clearable: string[] = []): void {
	const given = (changes ?? {}) as IDataObject;
	if (Object.keys(given).length === 0) {
		throw new InputError('Update Fields is empty', 'Add at least one field to change.');
	}
	const empty = fields.find(({ name }) => given[name] === '' && !clearable.includes(name));
	if (empty) throw new InputError(`${empty.displayName} cannot be empty`);
}
