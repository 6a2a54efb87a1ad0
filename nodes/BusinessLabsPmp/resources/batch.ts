import type { IDataObject } from 'n8n-workflow';
import type { Operation, Resource } from '../../shared/contract/types';
import { BATCH_SIZE, batchRequest, resultsIn } from '../transport/batch';
import { withoutSecrets } from '../model/record';
import { sinceVersion3 } from '../transport/version';

const run: Operation = {
	name: 'Run',
	value: 'run',
	action: 'Run a batch of operations',
	description: 'Run up to 50 operations in one call. If one fails, the others still run.',
	fields: [
		{
			displayName: 'Operations',
			name: 'operations',
			type: 'json',
			default: '[]',
			required: true,
			placeholder: 'e.g. [{"tool": "customers_create", "args": {"company": "Acme"}}]',
			description:
				'A JSON list of objects with "tool" (a resource and list, get, search, create, update or delete, like customers_create) and "args"',
			check: complaint,
		},
	],
	request: ({ operations }) => batchRequest(operations as IDataObject[]),
	run: async (exchange, { operations }) => {
		const asked = operations as IDataObject[];
		const results = resultsIn(await exchange.send(batchRequest(asked)));
		if (results.length !== asked.length) {
			exchange.hint(
				`PMP tells of ${results.length} operations, and ${asked.length} were sent. Check there what became of them.`,
			);
		}
		return results.map((result) => withoutSecrets(result));
	},
};

function complaint(value: unknown): string | undefined {
	if (!Array.isArray(value) || value.length === 0)
		return 'must be a list with at least one operation';
	if (value.length > BATCH_SIZE)
		return `must contain at most ${BATCH_SIZE}, it has ${value.length}`;
	const isOperation = (entry: unknown) =>
		typeof (entry as { tool?: unknown } | null)?.tool === 'string';
	return value.every(isOperation) ? undefined : 'must be objects with a "tool"';
}

/** Vendor docs: "Batch". */
export const batch: Resource = {
	name: 'Batch',
	value: 'batch',
	operations: [sinceVersion3(run)],
};
