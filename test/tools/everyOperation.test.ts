import { fc } from '../engine/property';
import type { IDataObject } from 'n8n-workflow';
import { SlidingWindow } from '../../nodes/shared/engine/slidingWindow';
import type { Field, Operation } from '../../nodes/shared/contract/types';
import { callTool } from '../engine/tool';
import type { Filling } from './model';
import { filledByModel } from './model';
import { parametersFor } from '../faults/valid';
import { starters } from '../faults/vendors';
import type { VendorUnderTest } from '../faults/vendors';

// Nobody waits here: what is to be waited for is not the question.
jest.mock('../../nodes/shared/engine/retry', () => ({
	...jest.requireActual<object>('../../nodes/shared/engine/retry'),
	pause: async () => await new Promise((resolve) => setImmediate(resolve)),
}));

/** What a model can read at once. */
const READABLE = 50_000;
/** Different ways to fill in each operation. */
const FILLINGS = 2;

/** What a call of a tool comes to: what is sent, and what the model reads. */
interface Call {
	sent: string[];
	told: string;
	isError: boolean;
}

/** Without what is made anew for each call. */
function settled(text: string): string {
	return text
		.replace(/n8n-[0-9a-f]{16}/g, 'REFERENCE')
		.replace(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'UUID')
		.replace(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?Z?/g, 'MOMENT')
		.replace(/eyJ[\w.-]+|aHR0[\w=]+|(XY)?[0-9a-f]{16,}/g, 'TOKEN');
}

/** Records of the simulators have small numbers; a locator by ID then finds one. */
function withKnownIds(fields: Field[], values: IDataObject): IDataObject {
	return Object.fromEntries(
		Object.entries(values).map(([name, value]) => {
			const field = fields.find((each) => each.name === name);
			if (field?.type === 'collection') {
				return [name, withKnownIds((field.options ?? []) as Field[], value as IDataObject)];
			}
			return [name, field?.type === 'resourceLocator' ? '1' : value];
		}),
	);
}

describe.each(Object.keys(starters))('%s as the tool of a model', (title) => {
	let vendor: VendorUnderTest;
	beforeAll(async () => {
		jest.spyOn(SlidingWindow.prototype, 'through').mockImplementation((_, call) => call());
		vendor = await starters[title]();
	});
	afterAll(async () => await vendor.simulator.stop());

	const call = async (where: IDataObject, { parameters, args }: Filling): Promise<Call> => {
		const { simulator, type, credentialType } = vendor;
		simulator.reset();
		const parametersOfNode = { ...where, ...parameters };
		const credentials = vendor.credentials(simulator.url);
		const told = await callTool({
			...{ type, credentialType, credentials, args },
			parameters: parametersOfNode,
		}).then(
			(text) => ({ text, isError: false }),
			(error: Error) => ({ text: `${error.name}: ${error.message}`, isError: true }),
		);
		const sent = simulator.ledger.requests.map(({ method, path, body }) =>
			settled(`${method} ${path} ${JSON.stringify(body)}`),
		);
		return { sent, told: settled(told.text), isError: told.isError };
	};

	const mustBeUsable = ({ told, isError }: Call) => {
		expect(told.length).toBeLessThan(READABLE);
		for (const secret of vendor.secrets) expect(told).not.toContain(secret);
		if (isError) {
			expect(told).toMatch(/^Node(Operation|Api)Error: \S/);
			expect(told).not.toMatch(/is not a function|Cannot read|\[object|\bundefined\b|\bNaN\b/);
			return;
		}
		const records = JSON.parse(told) as unknown[];
		expect(records.length).toBeGreaterThan(0);
		if (title === 'BusinessLabs PMP') expect(told).not.toMatch(/<(p|br|div|li|a)\b/);
	};

	it('takes what models give in every operation, and what they leave empty for nothing', async () => {
		const credentials = vendor.credentials(vendor.simulator.url);
		let done = 0;
		for (const { value: resource, operations } of vendor.resources) {
			for (const operation of operations) {
				const where = { resource, operation: operation.value };
				for (const given of samplesOf(operation, credentials)) {
					const known =
						title === 'BusinessLabs PMP' ? withKnownIds(operation.fields, given) : given;
					const filling = filledByModel(operation.fields, known);
					const bare = filledByModel([], {});
					const byModel = await call(where, filling);
					const byHand = await call(where, { ...bare, parameters: locatorsIn(operation, known) });
					expect({ where, ...byModel }).toEqual({ where, ...byHand });
					mustBeUsable(byModel);
					if (!byModel.isError) done++;
				}
			}
		}
		expect(done).toBeGreaterThan(vendor.resources.length);
	}, 240_000);
});

function samplesOf(operation: Operation, credentials: IDataObject): IDataObject[] {
	const samples = fc.sample(parametersFor(operation, credentials as never), {
		numRuns: FILLINGS,
		seed: 7,
	});
	return samples.map(({ options, ...known }) => known);
}

/** The same values as a user would fill them in by hand. */
function locatorsIn({ fields }: Operation, known: IDataObject): IDataObject {
	const all = (list: Field[], values: IDataObject): IDataObject =>
		Object.fromEntries(
			Object.entries(values).map(([name, value]) => {
				const field = list.find((each) => each.name === name);
				if (field?.type === 'collection') {
					return [name, all((field.options ?? []) as Field[], value as IDataObject)];
				}
				const isLocator = field?.type === 'resourceLocator';
				return [name, isLocator ? { __rl: true, mode: 'id', value } : value];
			}),
		);
	return all(fields, known);
}
