import type { Operation, Resource } from '../../shared/contract/types';
import { createOperation } from './create';
import type { Definition } from '../model/definition';
import { readOperations } from './read';
import { deleteOperation } from './delete';
import { mostlyVersion3, sinceVersion3 } from '../transport/version';
import { updateOperation } from './update';

/** A resource from its definition, which the trigger reads as well. */
export function crud(definition: Definition): Resource & { definition: Definition } {
	const { name, value, operations: names, more = [] } = definition;
	const all: Operation[] = [
		createOperation(definition),
		deleteOperation(definition),
		...readOperations(definition),
		updateOperation(definition),
	];
	const wanted: string[] = names;
	const chosen = [...all.filter((operation) => wanted.includes(operation.value)), ...more];
	const operations = chosen.map((operation) => versioned(definition, operation));
	return { name, value, operations, definition };
}

function versioned({ since3 }: Definition, operation: Operation): Operation {
	if (since3 === true) return sinceVersion3(operation);
	const isWrite = !['get', 'getAll', 'search'].includes(operation.value);
	return since3 === 'writes' && isWrite ? mostlyVersion3(operation) : operation;
}
