import type { Operation, Resource } from '../shared/types';
import { createOperation } from './create';
import type { Definition } from './definition';
import { readOperations } from './read';
import { deleteOperation } from './remove';
import { updateOperation } from './update';

/** A resource from its definition. */
export function crud(definition: Definition): Resource {
	const { name, value, operations, more = [] } = definition;
	const all: Operation[] = [
		createOperation(definition),
		deleteOperation(definition),
		...readOperations(definition),
		updateOperation(definition),
	];
	const wanted: string[] = operations;
	return {
		name,
		value,
		operations: [...all.filter((operation) => wanted.includes(operation.value)), ...more],
	};
}
