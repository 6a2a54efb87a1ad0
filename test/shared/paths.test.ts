import fc from 'fast-check';
import type { IDataObject, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { InputError } from '../../nodes/shared/contract/errors';
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
const BASE = 'https://host.example/rest';

const operations = Object.entries({ businessLabsPmp, openTact, pickyAssist }).flatMap(
	([vendor, resources]: [string, Resource[]]) =>
		resources.flatMap((resource) =>
			resource.operations.map(
				(operation) => [`${vendor} ${resource.value} ${operation.value}`, operation] as const,
			),
		),
);

function accepted(field: Field, value: unknown): unknown {
	return convert(field, value, 'UTC', true);
}

function good(field: Field): unknown {
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

/** The paths of what an operation would send, up to the first answer that it cannot use. */
async function pathsOf(operation: Operation, values: Values): Promise<string[]> {
	const paths: string[] = [];
	const send = async ({ path }: WireRequest) => {
		paths.push(path);
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
		if (operation.request) paths.push(operation.request(ready, credentials).path);
		if (operation.run) await operation.run(exchange, ready);
		if (operation.batch) {
			paths.push((await operation.batch.request([ready], credentials, exchange)).path);
		}
	} catch (error) {
		// An answer like no other; what matters here has been sent, or was refused.
		expect(error).toBeInstanceOf(Error);
		expect(error).not.toBeInstanceOf(URIError);
	}
	return paths;
}

const segments = (path: string) => path.split('/').length;

describe('no value changes the host, the path or the query of a call', () => {
	const nasty = fc.oneof(
		fc.constantFrom(
			...['../../account', '..', '.', '/', '//evil.example', '\\..\\..', '?a=b', '#', '%2e%2e%2f'],
			...['a/b', '7/../8', '7?x=1', '7#', ' ', '\u0000', '\ud800', '@evil.example', ':80', '7\n8'],
		),
		fc.string(),
		fc.string({ unit: 'binary' }),
	);

	it.each(operations)('%s', async (_, operation) => {
		const fields = operation.fields.filter(({ type }) => type !== 'notice');
		const base = Object.fromEntries(fields.map((field) => [field.name, good(field)])) as Values;
		const sound = await pathsOf(operation, base);
		const deepest = Math.max(...sound.map(segments));
		const scalars = fields.filter(
			({ type }) => !/ollection|boolean|number|json|resourceMapper/.test(type),
		);
		if (scalars.length === 0) return;
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...scalars), nasty, async (field, text) => {
				let value: unknown;
				try {
					value = accepted(field, text);
				} catch (error) {
					expect(error).toBeInstanceOf(InputError);
					return;
				}
				for (const path of await pathsOf(operation, { ...base, [field.name]: value as string })) {
					const { origin, pathname, search, hash } = new URL(BASE + path);
					expect({ origin, pathname, search, hash }).toEqual({
						origin: 'https://host.example',
						pathname: `/rest${path}`,
						search: '',
						hash: '',
					});
					expect(segments(path)).toBeLessThanOrEqual(deepest);
				}
			}),
			{ numRuns: 60 },
		);
	});
});
