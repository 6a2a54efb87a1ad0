import type { IDataObject } from 'n8n-workflow';
import type { Operation } from '../shared/types';
import { PmpError, unless } from './answer';
import { isVersion3, requireVersion3 } from './version';

/** An operation that only version 3 of the API module has: an older server gets nothing sent. */
export function sinceVersion3(operation: Operation): Operation {
	return {
		...withRun(operation, async (exchange, work) => {
			await requireVersion3(exchange);
			return await work();
		}),
		description: `${operation.description} (needs version 3 of the API module)`,
	};
}

/**
 * An operation that the vendor documents for version 3 and that older servers may lack: it is tried,
 * and what an older server's missing page says is put into plain words.
 */
export function mostlyVersion3(operation: Operation): Operation {
	return withRun(operation, async (exchange, work) => {
		const outcome = await unless(['foreign', 'noHandler'], work());
		if (!(outcome instanceof PmpError)) return outcome;
		if (!(await isVersion3(exchange))) await requireVersion3(exchange);
		throw outcome;
	});
}

type Run = NonNullable<Operation['run']>;

function withRun(
	operation: Operation,
	around: (exchange: Parameters<Run>[0], work: () => ReturnType<Run>) => ReturnType<Run>,
): Operation {
	const { request, items, run } = operation;
	return {
		...operation,
		run: async (exchange, values) =>
			await around(exchange, async () => {
				if (run) return await run(exchange, values);
				if (!request) throw new Error(`${operation.action} has no request`);
				const body = await exchange.send(request(values, exchange.credentials));
				return items ? items(body, values) : ([body].flat() as IDataObject[]);
			}),
	};
}
