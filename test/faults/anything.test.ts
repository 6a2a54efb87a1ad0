import fc from 'fast-check';
import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { inspect } from 'node:util';
import { execute } from '../engine/harness';
import type { Outcome } from '../engine/harness';
import { startFront } from './front';
import type { Front, Mishap } from './front';
import { complaintsAbout } from './matrix';
import { starters } from './vendors';
import type { VendorUnderTest } from './vendors';

/** Runs of each property; each takes some milliseconds of the engine's time. */
const RUNS = process.env.FAULTS === 'all' ? 3000 : 150;

/** Values that no form would give, but an expression or an AI agent may. */
const odd = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.constantFrom('', ' ', '0', '-1', 'null', '../..', '%2e%2e', '💥', '1e999', '2026-02-30', '\0'),
	fc.double(),
	fc.integer(),
	fc.boolean(),
	fc.constant(null),
	fc.jsonValue({ maxDepth: 2 }),
);

/** What a proxy, a broken vendor or somebody else's server may answer. */
const answer = fc.record({
	status: fc.constantFrom(200, 201, 204, 302, 400, 401, 403, 404, 409, 418, 422),
	type: fc.constantFrom('application/json', 'text/html', 'text/plain', 'image/png'),
	body: fc.oneof(
		fc.json({ maxDepth: 3 }),
		fc.string({ unit: 'binary' }),
		fc.constantFrom('', 'null', '{}', '[]', '[[]]', '{"status":100}', '{"success":true}'),
		fc
			.record(
				{
					status: fc.jsonValue({ maxDepth: 1 }),
					success: fc.jsonValue({ maxDepth: 1 }),
					message: fc.jsonValue({ maxDepth: 1 }),
					payload: fc.jsonValue({ maxDepth: 2 }),
					data: fc.jsonValue({ maxDepth: 2 }),
					fields: fc.jsonValue({ maxDepth: 2 }),
					error: fc.jsonValue({ maxDepth: 2 }),
				},
				{ requiredKeys: [] },
			)
			.map((value) => JSON.stringify(value)),
	),
});

interface Operation {
	resource: string;
	operation: string;
	fields: INodeProperties[];
}

/** Every operation of a node, with the fields that it shows. */
function operationsOf({ type }: VendorUnderTest): Operation[] {
	const { properties } = type.description;
	return properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options = [] }) =>
			[displayOptions?.show?.resource ?? []].flat().flatMap((resource) =>
				options.map((option) => {
					const { value } = option as { value: string };
					return {
						resource: String(resource),
						operation: value,
						fields: properties.filter(
							({ name, displayOptions: shown }) =>
								!['resource', 'operation'].includes(name) &&
								shown?.show?.resource?.includes(resource) &&
								(shown.show.operation?.includes(value) ?? true),
						),
					};
				}),
			),
		);
}

/** Every field takes its value from the item, as n8n checks fixed values before the node sees them. */
function fromItems({ resource, operation, fields }: Operation): IDataObject {
	const parameters: IDataObject = { resource, operation };
	for (const { name, type } of fields) {
		const value = `={{ $json[${JSON.stringify(name)}] }}`;
		parameters[name] = type === 'resourceLocator' ? { __rl: true, mode: 'id', value } : value;
	}
	return parameters;
}

describe.each(Object.keys(starters))('whatever is put into %s', (title) => {
	let vendor: VendorUnderTest;
	let front: Front;
	let mishap: Mishap | undefined;
	let operations: Operation[];

	beforeAll(async () => {
		vendor = await starters[title]();
		operations = operationsOf(vendor);
		front = await startFront(vendor.simulator.url, 1, {
			itemOf: ({ path }) => (path.endsWith('/auth') ? undefined : 0),
			mishap: () => mishap,
			isSuccess: () => true,
		});
	});
	afterAll(async () => {
		await front.stop();
		await vendor.simulator.stop();
	});

	const mustBeTold = (outcome: Outcome) => {
		if (outcome.error) expect(complaintsAbout(outcome.error)).toEqual([]);
		const shown = inspect(
			{ error: outcome.error, items: outcome.items.filter(({ json }) => 'error' in json) },
			{ depth: 9, showHidden: true },
		);
		for (const secret of vendor.secrets) expect(shown).not.toContain(secret);
	};

	/** An operation, and for each of two items a value in some of its fields. */
	const called = () =>
		fc.constantFrom(...operations).chain((operation) => {
			const names = operation.fields.map(({ name }) => name);
			const item = fc.dictionary(fc.constantFrom(...names, 'none'), odd, { maxKeys: 6 });
			return fc.record({ operation: fc.constant(operation), items: fc.tuple(item, item) });
		});

	it('gives records, or an error of n8n that names the item and no secret', async () => {
		mishap = undefined;
		let reached = 0;
		const property = fc.asyncProperty(called(), async ({ operation, items }) => {
			const outcome = await execute({
				type: vendor.type,
				credentialType: vendor.credentialType,
				credentials: vendor.credentials(front.url),
				parameters: fromItems(operation),
				items: items as IDataObject[],
			}).catch((error: Error) => {
				// n8n's own check came first.
				expect(error.name).toBe('WorkflowHasIssuesError');
			});
			if (outcome) reached++;
			if (outcome) mustBeTold(outcome);
		});
		await fc.assert(property, { numRuns: RUNS });
		expect(reached).toBeGreaterThan(RUNS / 2);
	}, 240_000);

	it('does so whatever is answered, and goes on where it may', async () => {
		const samples = [...vendor.samples];
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(...samples),
				answer,
				fc.boolean(),
				async ({ resource, operation, parameters, items }, { status, type, body }, goesOn) => {
					mishap = async ({ response }) => {
						const location = status === 302 ? { location: 'https://example.com/' } : {};
						response
							.writeHead(status, { 'content-type': type, ...location })
							.end(status === 204 ? undefined : body);
					};
					const outcome = await execute({
						type: vendor.type,
						credentialType: vendor.credentialType,
						credentials: vendor.credentials(front.url),
						parameters: { resource, operation, ...parameters },
						items: items.slice(0, 2),
						onError: goesOn ? 'continueRegularOutput' : undefined,
					});
					mustBeTold(outcome);
					if (goesOn) expect(outcome.error).toBeUndefined();
				},
			),
			{ numRuns: RUNS },
		);
	}, 240_000);

	it('hides its secrets when the vendor says them aloud', async () => {
		const [secret] = vendor.secrets;
		for (const { resource, operation, parameters, items } of vendor.samples) {
			mishap = async ({ response }) => {
				response
					.writeHead(400, { 'content-type': 'application/json' })
					.end(JSON.stringify({ success: false, status: 401, message: `Bad token ${secret}!` }));
			};
			const outcome = await execute({
				type: vendor.type,
				credentialType: vendor.credentialType,
				credentials: vendor.credentials(front.url),
				parameters: { resource, operation, ...parameters },
				items: items.slice(0, 1),
			});
			expect(outcome.error?.message).toContain('[item 0]');
			mustBeTold(outcome);
		}
	});
});
