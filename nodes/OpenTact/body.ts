import type { GenericValue, IDataObject } from 'n8n-workflow';
import { InputError } from '../shared/errors';

type Fields = GenericValue | IDataObject | GenericValue[] | IDataObject[];

/** The fields that hold something: an unknown or empty field could fail the call. */
export function filled(fields: Fields): IDataObject {
	return Object.fromEntries(
		Object.entries((fields ?? {}) as IDataObject).filter(([, value]) => value !== ''),
	);
}

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
 * @param never fields that cannot be cleared
 * @throws InputError when nothing is to be changed, or such a field is empty
 */
export function requireChange(fields: Fields, never: string[] = []): void {
	const changes = (fields ?? {}) as IDataObject;
	if (Object.keys(changes).length === 0) {
		throw new InputError('Update Fields is empty', 'Add at least one field to change.');
	}
	const empty = never.find((name) => changes[name] === '');
	if (empty) throw new InputError(`The field "${empty}" cannot be empty`);
}
