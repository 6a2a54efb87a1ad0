import type { IDataObject, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import type {
	Exchange,
	Field,
	Operation,
	Resource,
	Values,
	WireRequest,
} from '../../nodes/shared/contract/types';
import { convert } from '../../nodes/shared/values/convert';
import { resources as businessLabsPmp } from '../../nodes/BusinessLabsPmp/resources';
import { resources as openTact } from '../../nodes/OpenTact/resources';
import { resources as pickyAssist } from '../../nodes/PickyAssist/resources';

const UUID = '0116f6d1-1280-44b2-9134-da48509ec575';
/** One of these passes the checks of every field. */
const GOOD = ['7', '18382050008', UUID, 'ab', 'US', 'https://example.com/a', '1990-01-01', 'nat'];
/** Every operation of the three nodes. */
export const operations = Object.entries({ businessLabsPmp, openTact, pickyAssist }).flatMap(
	([vendor, resources]: [string, Resource[]]) =>
		resources.flatMap((resource) =>
			resource.operations.map(
				(operation) => [`${vendor} ${resource.value} ${operation.value}`, operation] as const,
			),
		),
);

/** The value of a field as its operation gets it. @throws InputError */
export function accepted(field: Field, value: unknown): unknown {
	return convert(field, value, 'UTC', true);
}

/** A value that a field accepts. */
export function good(field: Field): unknown {
	if (/ollection|resourceMapper/.test(field.type)) return rowsFor(field);
	if (['options', 'boolean', 'number'].includes(field.type)) return field.default;
	// An update of nothing but these is one that is sent; without a value it would not be.
	if (field.type === 'multiOptions' && field.options?.[0])
		return [(field.options[0] as INodePropertyOptions).value];
	for (const value of GOOD) {
		try {
			return accepted(field, value);
		} catch {
			// The next one may do.
		}
	}
	return undefined;
}

function rowsFor({ type, options = [] }: Field): IDataObject {
	if (type !== 'fixedCollection') return {};
	const [{ name, values }] = options as INodePropertyCollection[];
	const row = Object.fromEntries((values as Field[]).map((member) => [member.name, good(member)]));
	return { [name]: [row] } as IDataObject;
}

/** What an operation would send, up to the first answer that it cannot use. */
export async function sentBy(operation: Operation, values: Values): Promise<WireRequest[]> {
	const requests: WireRequest[] = [];
	const send = async (request: WireRequest) => {
		requests.push(request);
		return await Promise.resolve([]);
	};
	const credentials = { version: 'v2', dateFormat: 'd/m/Y', masterToken: 'm' };
	const exchange = {
		...{ itemIndex: 0, timezone: 'UTC', credentials, send },
		wait: async () => await Promise.resolve(),
		file: async () => await Promise.resolve({ data: Buffer.from('<Response/>'), mimeType: 'a/b' }),
		once: async (_: string, work: () => Promise<unknown>) => await work(),
		resumeUrl: () => 'https://n8n.example/',
		respond: () => undefined,
		hint: () => undefined,
	} as unknown as Exchange;
	try {
		operation.check?.(values);
		const ready = operation.prepare?.(values) ?? values;
		if (operation.request) requests.push(operation.request(ready, credentials));
		if (operation.run) await operation.run(exchange, ready);
		if (operation.batch) {
			requests.push(await operation.batch.request([ready], credentials, exchange));
		}
	} catch (error) {
		// An answer like no other; what matters here has been sent, or was refused.
		expect(error).toBeInstanceOf(Error);
		expect(error).not.toBeInstanceOf(URIError);
	}
	return requests;
}
