import { fc } from '../engine/property';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { inspect } from 'node:util';
import { fieldsOf } from '../../nodes/shared/engine/parameterReader';
import { forgetAccounts } from '../../nodes/shared/engine/rateLimiter';
import type { Field } from '../../nodes/shared/contract/types';
import { attempt } from '../engine/harness';
import type { Attempt, Execution } from '../engine/harness';
import { answering, answers, MOST } from './answers';
import { startFront } from './front';
import type { Front, Mishap } from './front';
import { complaintsAbout } from './matrix';
import { binary, fromItem, membersOf, odd, parametersFor } from './valid';
import { SESSION, starters } from './vendors';
import type { VendorUnderTest } from './vendors';

// Nobody waits here: what is to be waited for is not the question.
jest.mock('../../nodes/shared/engine/retry', () => ({
	...jest.requireActual<object>('../../nodes/shared/engine/retry'),
	pause: async () => await new Promise((resolve) => setImmediate(resolve)),
}));

const isFull = process.env.FAULTS === 'all';
/** Runs with arbitrary input, for all operations together. */
const INPUTS = isFull ? 3000 : 150;
/** Runs of each operation with arbitrary answers. */
const ANSWERS = isFull ? 25 : 2;

/** Made by the node; a record of the vendor may have a field of that name. */
function isError({ json }: INodeExecutionData): boolean {
	return Object.keys(json).join() === 'error' && / \[item \d\]/.test(String(json.error));
}

/** A value in some of the fields, and of the members of collections. */
function anyValues(fields: Field[]): fc.Arbitrary<IDataObject> {
	const values = fields.map((field) => {
		const members = field.type === 'collection' ? membersOf(field) : [];
		return [field.name, members.length > 0 ? fc.oneof(odd, anyValues(members)) : odd];
	});
	return fc.record(Object.fromEntries(values), { requiredKeys: [] });
}

describe.each(Object.keys(starters))('whatever is put into %s', (title) => {
	let vendor: VendorUnderTest;
	let front: Front;
	let mishap: Mishap | undefined;
	let operations: Array<{ resource: string; operation: string; fields: Field[] }>;

	beforeAll(async () => {
		vendor = await starters[title]();
		operations = vendor.resources.flatMap(({ value: resource, operations: known }) =>
			known.map((one) => ({ resource, operation: one.value, fields: fieldsOf(one) })),
		);
		front = await startFront(vendor.simulator.url, 1, {
			itemOf: ({ path }) => (path.endsWith('/auth') && !mishap ? undefined : 0),
			mishap: () => mishap,
			isSuccess: () => true,
		});
	});
	afterAll(async () => {
		await front.stop();
		await vendor.simulator.stop();
	});

	const run = async (rest: Pick<Execution, 'parameters' | 'items'> & Partial<Execution>) => {
		// Nor is how many calls the account may make.
		forgetAccounts();
		return await attempt({
			type: vendor.type,
			credentialType: vendor.credentialType,
			credentials: vendor.credentials(front.url),
			...rest,
		});
	};

	const mustBeTold = (outcome: Attempt) => {
		if (outcome.error) expect(complaintsAbout(outcome.error)).toEqual([]);
		const shown = inspect(
			{ error: outcome.error, items: outcome.items.filter(isError) },
			{ depth: 9, showHidden: true },
		);
		for (const secret of vendor.secrets) expect(shown).not.toContain(secret);
	};

	it('gives records, or an error of n8n that names the item and no secret', async () => {
		mishap = undefined;
		let reached = 0;
		const called = fc
			.constantFrom(...operations)
			.chain((operation) =>
				fc.tuple(fc.constant(operation), anyValues(operation.fields), anyValues(operation.fields)),
			);
		const property = fc.asyncProperty(
			called,
			async ([{ resource, operation, fields }, ...items]) => {
				const parameters = { resource, operation, ...fromItem(fields) };
				const outcome = await run({ parameters, items }).catch((error: Error) => {
					// n8n's own check came first.
					expect(error.name).toBe('WorkflowHasIssuesError');
				});
				if (outcome) reached++;
				if (outcome) mustBeTold(outcome);
			},
		);
		await fc.assert(property, { numRuns: INPUTS });
		expect(reached).toBeGreaterThan(INPUTS / 2);
	}, 240_000);

	it('does so whatever is answered, in every operation, and goes on where it may', async () => {
		const credentials = vendor.credentials(front.url, SESSION);
		const unreached: string[] = [];
		for (const { value: resource, operations: known } of vendor.resources) {
			for (const operation of known) {
				let reached = false;
				const property = fc.asyncProperty(
					parametersFor(operation, credentials),
					answers,
					fc.constantFrom('auto', 'v2', 'v3'),
					fc.boolean(),
					async (given, said, version, goesOn) => {
						const meeting = answering(said, vendor.told);
						mishap = meeting.mishap;
						const outcome = await run({
							credentials: { ...credentials, version },
							parameters: {
								resource,
								operation: operation.value,
								...fromItem(fieldsOf(operation), given),
							},
							items: [
								{ json: given, binary },
								{ json: given, binary },
							],
							onError: goesOn ? 'continueRegularOutput' : undefined,
						});
						reached ||= meeting.requests() > 0;
						mustBeTold(outcome);
						if (goesOn) expect(outcome.error).toBeUndefined();
						expect(meeting.requests()).toBeLessThan(MOST);
					},
				);
				// Some operations need more than two tries to find parameters that suit the version.
				for (let tries = 0; tries < 20 && (tries === 0 || !reached); tries++) {
					await fc.assert(property, { numRuns: ANSWERS, ...(!isFull && { seed: tries }) });
				}
				if (!reached) unreached.push(`${resource} ${operation.value}`);
			}
		}
		// This one prepares the answer to a webhook, and sends nothing.
		expect(unreached.filter((name) => name !== 'message sendInstantReply')).toEqual([]);
	}, 1_200_000);

	it('hides its secrets when the vendor says them aloud', async () => {
		const [secret] = vendor.secrets;
		for (const { resource, operation, parameters, items } of vendor.samples) {
			mishap = async ({ response }) => {
				response
					.writeHead(400, { 'content-type': 'application/json' })
					.end(JSON.stringify({ success: false, status: 401, message: `Bad token ${secret}!` }));
			};
			const outcome = await run({
				parameters: { resource, operation, ...parameters },
				credentials: vendor.credentials(front.url, SESSION),
				items: items.slice(0, 1),
			});
			expect(outcome.error?.message).toContain('[item 0]');
			mustBeTold(outcome);
		}
	});
});
