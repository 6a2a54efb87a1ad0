// What n8n calls beside the execution of a node: lists in the editor, the test of a credential, the life
// cycle of triggers, their webhooks and their polling.
import { fc } from '../engine/property';
import { CredentialTestContext, WebhookContext } from 'n8n-core';
import type {
	ICredentialTestFunctions,
	IDataObject,
	ILoadOptionsFunctions,
	INodeCredentialTestResult,
	IRunExecutionData,
	IWebhookFunctions,
} from 'n8n-workflow';
import { createHmac } from 'node:crypto';
import { inspect } from 'node:util';
import { editorContext, workflowOf } from '../engine/editor';
import { additionalData, credentialsHelper } from '../engine/harness';
import { TriggerWorkflow } from '../engine/trigger';
import { answering, answers, MOST, shaped } from './answers';
import { startFront } from './front';
import type { Front, Mishap } from './front';
import { HOOK_SECRET, memory, settings, waitingExecution } from './outside';
import { odd } from './valid';
import { SESSION, starters } from './vendors';
import type { VendorUnderTest } from './vendors';

jest.mock('../../nodes/shared/engine/retry', () => ({
	...jest.requireActual<object>('../../nodes/shared/engine/retry'),
	pause: async () => await new Promise((resolve) => setImmediate(resolve)),
}));

const isFull = process.env.FAULTS === 'all';
/** Runs of each method. */
const RUNS = isFull ? 60 : 3;

describe.each(Object.keys(starters))('what n8n asks %s for', (title) => {
	let vendor: VendorUnderTest;
	let front: Front;
	let mishap: Mishap | undefined;

	beforeAll(async () => {
		vendor = await starters[title]();
		front = await startFront(vendor.simulator.url, 1, {
			itemOf: () => 0,
			mishap: () => mishap,
			isSuccess: () => true,
		});
	});
	afterAll(async () => {
		await front.stop();
		await vendor.simulator.stop();
	});

	const mustHideSecrets = (shown: unknown, more: string[] = []) => {
		const text = typeof shown === 'string' ? shown : inspect(shown, { depth: 9, showHidden: true });
		for (const secret of [...vendor.secrets, ...more]) expect(text).not.toContain(secret);
	};
	const mustBeKnown = (error: Error) => {
		expect(['NodeApiError', 'NodeOperationError']).toContain(error.name);
		mustHideSecrets(error, [HOOK_SECRET]);
	};
	/** Runs something while the vendor says anything, the secrets that it was sent included. */
	const whatever = async <T>(
		what: fc.Arbitrary<T>,
		work: (given: T) => Promise<void>,
		sent: (given: T) => string[] = () => vendor.told,
	) => {
		const property = fc.asyncProperty(what, answers, async (given, said) => {
			const meeting = answering(said, sent(given));
			mishap = meeting.mishap;
			await work(given);
			expect(meeting.requests()).toBeLessThan(MOST);
		});
		await fc.assert(property, { numRuns: RUNS });
	};
	const setup = (type = vendor.trigger) => ({
		type,
		credentialType: vendor.credentialType,
		credentials: vendor.credentials(front.url, SESSION),
	});
	const trigger = (parameters: IDataObject, remembered: IDataObject) => {
		const flow = new TriggerWorkflow(
			'w',
			setup(),
			JSON.parse(JSON.stringify(parameters)) as IDataObject,
		);
		flow.staticData = { [`node:${vendor.trigger.description.displayName}`]: { ...remembered } };
		return flow;
	};

	it('gives lists that the editor can show, or says in an error of n8n why not', async () => {
		const field = fc.oneof(odd, fc.constantFrom('7', { __rl: true, mode: 'id', value: '7' }));
		const names = ['template_id', 'task_id', 'project_id', 'userid', 'sipDomain', 'language'];
		const form = fc.record({
			resource: fc.constantFrom(...vendor.resources.map(({ value }) => value)),
			...Object.fromEntries(names.map((name) => [name, field])),
		});
		for (const type of [vendor.type, vendor.trigger]) {
			const { listSearch = {}, loadOptions = {}, resourceMapping = {} } = type.methods ?? {};
			for (const method of Object.values({ ...listSearch, ...loadOptions, ...resourceMapping })) {
				const asked = fc.tuple(form, fc.string(), fc.constantFrom(undefined, '100', 'x'));
				await whatever(asked, async ([parameters, filter, token]) => {
					const context = editorContext({ ...setup(type), parameters: parameters as IDataObject });
					const ask = method as (...given: unknown[]) => Promise<unknown>;
					const given = await ask
						.call(context as unknown as ILoadOptionsFunctions, filter, token)
						.catch(mustBeKnown);
					const { results, fields = results ?? given } = (given ?? {}) as IDataObject;
					for (const entry of (fields ?? []) as IDataObject[]) {
						expect(typeof (entry.displayName ?? entry.name)).toBe('string');
						expect(typeof (entry.id ?? entry.value)).toBe('string');
					}
				});
			}
		}
	}, 600_000);

	it('tests a credential, and says what is wrong with it', async () => {
		const test = Object.values(vendor.type.methods?.credentialTest ?? {})[0];
		const field = fc.oneof(odd, fc.constantFrom('http://127.0.0.1:1', 'http://[', 'password'));
		const broken = fc.dictionary(
			fc.constantFrom(...Object.keys(vendor.credentials(front.url))),
			field,
			{ maxKeys: 2 },
		);
		const changed = (change: unknown): IDataObject => ({
			...vendor.credentials(front.url, SESSION),
			...(change as IDataObject),
		});
		// A secret that this credential does not hold is none that the vendor could repeat.
		const held = (change: unknown) => {
			const values = Object.values(changed(change));
			return [...vendor.told.filter((secret) => values.includes(secret)), 'nothing'];
		};
		const check = async (change: unknown) => {
			const data = changed(change);
			const context = new CredentialTestContext() as unknown as ICredentialTestFunctions;
			const result = (await test.call(context, {
				id: '1',
				name: 'x',
				type: 'x',
				data: data as never,
			})) as INodeCredentialTestResult;
			expect(['OK', 'Error']).toContain(result.status);
			expect(result.message).not.toBe('');
			mustHideSecrets(result);
		};
		await whatever(fc.oneof(fc.constant({}), broken), check, held);
	}, 600_000);

	it('lives and polls, or says in an error of n8n why not; it can always be stopped', async () => {
		const known = fc.tuple(
			settings[title],
			memory,
			fc.constantFrom('activate', 'deactivate', 'poll'),
		);
		await whatever(known, async ([parameters, remembered, step]) => {
			const flow = trigger(parameters, remembered);
			if (step === 'activate') await flow.activate().catch(mustBeKnown);
			if (step === 'deactivate') expect(typeof (await flow.deactivate())).toBe('boolean');
			if (step === 'poll' && vendor.trigger.poll) {
				for (const mode of ['trigger', 'manual'] as const) {
					const found = await flow.poll(mode).catch(mustBeKnown);
					for (const item of found ?? []) expect(item).toEqual(expect.any(Object));
				}
			}
			mustHideSecrets(flow.warnings, [HOOK_SECRET]);
		});
	}, 600_000);

	/** A call from outside: what it says, and whether it proves to be the vendor's. */
	const calls = fc.record({
		body: fc.oneof(shaped, odd, fc.string()),
		headers: fc.dictionary(
			fc.constantFrom('x-perfex-signature', 'content-type', 'x-forwarded-for'),
			fc.oneof(fc.string(), fc.constantFrom('t=1,v1=00', 't=,v1=', ','), fc.constant(['a', 'b'])),
		),
		query: fc.dictionary(
			fc.constantFrom('n8n_secret', 'item', 'toString', '__proto__'),
			fc.oneof(fc.string(), fc.constantFrom('0', '-1', HOOK_SECRET), fc.constant(['a', 'b'])),
		),
		proves: fc.boolean(),
	});
	const receive = async (
		type: VendorUnderTest['type'],
		parameters: IDataObject,
		remembered: IDataObject,
		{ body, headers, query, proves }: IDataObject,
		method = 'POST',
		execution: IRunExecutionData | null = null,
	) => {
		const text = typeof body === 'string' ? body : JSON.stringify(body ?? null);
		const now = Math.floor(Date.now() / 1000);
		const signature = createHmac('sha256', HOOK_SECRET).update(`${now}.${text}`).digest('hex');
		const answered: unknown[] = [];
		const response = new Proxy({} as object, {
			get: () => (content: unknown) => (answered.push(content), response),
		});
		const { node, workflow } = workflowOf(
			{ ...setup(type), parameters: JSON.parse(JSON.stringify(parameters)) as IDataObject },
			{ webhookId: 'x' },
			{ staticData: { [`node:${type.description.displayName}`]: { ...remembered } } },
		);
		const data = additionalData(credentialsHelper(setup(type)), {
			httpRequest: {
				method,
				body,
				rawBody: Buffer.from(text),
				headers: {
					...(headers as object),
					...(proves && { 'x-perfex-signature': `t=${now},v1=${signature}` }),
				},
				query: { ...(query as object), ...(proves && { n8n_secret: HOOK_SECRET }) },
				params: {},
			},
			httpResponse: response,
		});
		const hook = { webhookDescription: type.description.webhooks?.[0] } as never;
		const context = new WebhookContext(workflow, node, data, 'webhook', hook, [], execution);
		const { workflowData, webhookResponse } = (await type.webhook?.call(
			context as unknown as IWebhookFunctions,
		)) ?? { workflowData: undefined };
		mustHideSecrets([answered, webhookResponse], [HOOK_SECRET]);
		if (workflowData) expect(proves || type === vendor.type).toBe(true);
		for (const { json } of (workflowData ?? []).flat()) {
			expect(Object.prototype.toString.call(json)).toBe('[object Object]');
		}
	};

	it('answers every call from outside, and starts for none that does not prove itself', async () => {
		const property = fc.asyncProperty(settings[title], memory, calls, async (...given) => {
			const [parameters, remembered, call] = given;
			const isForged = (call.query as IDataObject).n8n_secret === HOOK_SECRET;
			await receive(vendor.trigger, parameters, remembered, {
				...(call as IDataObject),
				proves: call.proves || isForged,
			});
		});
		await fc.assert(property, { numRuns: RUNS * 10 });
	}, 600_000);

	it('answers every call to the page of a waiting execution', async () => {
		if (!vendor.type.webhook) return expect(title).toBe('BusinessLabs PMP');
		const form = fc.record({
			message: fc.constantFrom('May I?', '={{ $json.x }}', ''),
			responseType: fc.constantFrom('approval', 'freeText'),
			page: fc.constantFrom({}, { approveOnly: true, approveLabel: '' }),
		});
		const method = fc.constantFrom('GET', 'POST');
		const question = { text: 'May I?', responseType: 'approval', page: {} };
		const asked = fc.constantFrom<Array<IDataObject | undefined>>(
			undefined,
			{ run: 0, questions: { 0: question }, notAsked: [] },
			{ run: 1, questions: {}, notAsked: [{ item: 1, error: 'Refused' }] },
		);
		const property = fc.asyncProperty(form, calls, method, asked, async (...given) => {
			const [parameters, call, how, kept] = given;
			const execution = waitingExecution(vendor.type.description.displayName, kept);
			await receive(vendor.type, parameters, {}, call as IDataObject, how, execution);
		});
		await fc.assert(property, { numRuns: RUNS * 10 });
	}, 600_000);
});
