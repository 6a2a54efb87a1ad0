import { NodeOperationError, sleep } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { Connection } from './connection';
import { inOneText, toItemError } from '../contract/errors';
import { isTool } from '../contract/tool';
import { executionOptions } from '../description/executionOptions';
import { outlookOf, tooLong, waitHint } from './outlook';
import { toJobs, Worker } from './perform';
import type { Task } from './perform';
import { fieldsOf, parameterReader } from './parameterReader';
import { inFlight } from './schedule';
import { typedSecrets } from './secrets';
import { toolAnswer } from './toolAnswer';
import { Tries } from './tries';
import { requireWaiting, waitForAnswer } from './waiting';
import type { Client, Operation, Resource } from '../contract/types';

/** Milliseconds of reading parameters after which n8n gets to do something else. */
const READ_AT_ONCE = 20;

/**
 * Runs the chosen operation for all items: the only loop of every action node.
 *
 * First pass: every item's fields are read and checked, so that bad input stops the run before
 * anything is sent. Second pass: the requests go out, some at a time, and what comes back is put out
 * in the order of the items. Doing one after the other is also a third cheaper than mixing them.
 * @throws NodeOperationError for bad input, NodeApiError when the vendor refuses; both name the item.
 * With Continue On Fail only the item concerned becomes an error item.
 */
export async function run(
	this: IExecuteFunctions,
	client: Client,
	resources: Resource[],
): Promise<INodeExecutionData[][]> {
	if (this.getInputData().length === 0) return [[]];
	const operation = chosenOperation(this, resources);
	if (operation.waiting) requireWaiting(this);
	const connection = await open(this, client);
	const tries = Tries.of(this);
	let outputs: INodeExecutionData[][] | undefined;
	try {
		outputs = await runAll.call(this, operation, connection, tries);
		return outputs;
	} finally {
		tries?.end(outputs);
	}
}

async function runAll(
	this: IExecuteFunctions,
	operation: Operation,
	connection: Connection,
	tries: Tries | undefined,
): Promise<INodeExecutionData[][]> {
	const count = this.getInputData().length;
	const outputs: INodeExecutionData[][] = Array.from({ length: count }, () => []);
	const failures: Array<{ itemIndex: number; error: unknown }> = [];
	const stopsAtFailure = !this.continueOnFail();
	const forModel = isTool(this.getNode());
	let done = 0;

	/** What an item's own values have to hide, where they do. */
	const typed = new Map<number, string[]>();
	const secretsOfItem = (itemIndex: number) => [
		...connection.secrets,
		...(typed.get(itemIndex) ?? []),
	];
	const fail = (itemIndex: number, error: unknown) => {
		failures.push({ itemIndex, error });
		const json = {
			error: inOneText(toItemError(this.getNode(), error, itemIndex, secretsOfItem(itemIndex))),
		};
		outputs[itemIndex] = [{ json, pairedItem: { item: itemIndex } }];
	};
	const settle = (itemIndex: number, result: IDataObject[] | Error) => {
		tries?.remember(itemIndex, result);
		if (result instanceof Error) return fail(itemIndex, result);
		done++;
		const pairedItem = { item: itemIndex };
		const records = forModel ? toolAnswer(result, connection.client.plainText) : result;
		outputs[itemIndex] = records.map((json) => ({ json: withoutError(json), pairedItem }));
	};
	const stopIfFailed = () => {
		if (!stopsAtFailure || failures.length === 0) return;
		const [{ itemIndex, error }] = failures;
		const progress = count > 1 ? `${done} of ${count} items were completed.` : '';
		throw toItemError(this.getNode(), error, itemIndex, secretsOfItem(itemIndex), progress);
	};

	const tasks: Task[] = [];
	const read = parameterReader(this, fieldsOf(operation));
	let pausedAt = performance.now();
	for (let itemIndex = 0; itemIndex < count; itemIndex++) {
		if (performance.now() - pausedAt >= READ_AT_ONCE) {
			await sleep(0);
			pausedAt = performance.now();
		}
		const earlier = tries?.outcomeOf(itemIndex);
		if (earlier) {
			settle(itemIndex, earlier);
			stopIfFailed();
			continue;
		}
		try {
			const values = read(itemIndex);
			const secrets = typedSecrets(operation.fields, values);
			if (secrets.length > 0) typed.set(itemIndex, secrets);
			operation.check?.(values);
			tasks.push({ itemIndex, values: operation.prepare?.(values) ?? values });
		} catch (error) {
			fail(itemIndex, error);
			stopIfFailed();
		}
	}

	const { itemsInFlight, timeout } = executionOptions(tasks[0]?.values);
	connection.timeout = timeout;
	const worker = new Worker(this, connection, operation, tries?.keys);
	const jobs = toJobs(operation, tasks);
	const outlook = outlookOf(connection, operation, jobs);
	const refusal = tooLong(this, connection, outlook);
	if (refusal && stopsAtFailure) throw toItemError(this.getNode(), refusal, undefined);
	if (refusal) for (const { itemIndex } of tasks) fail(itemIndex, refusal);
	await inFlight(
		refusal ? [] : jobs,
		itemsInFlight,
		async (job) => {
			const results = await worker.perform(job.tasks);
			job.tasks.forEach(({ itemIndex }, position) => {
				settle(itemIndex, results[position]);
			});
		},
		() => stopsAtFailure && failures.length > 0,
	);
	stopIfFailed();
	// A model does not see what is shown beside the output.
	if (forModel) {
		outputs.push([...worker.hints].map((note) => ({ json: { note }, pairedItem: { item: 0 } })));
	}

	const hint = waitHint(connection, outlook);
	if (hint && !refusal) worker.hint(hint);
	for (const remark of connection.remarks) worker.hint(remark);
	if (connection.retries > 0) {
		worker.hint(
			`${connection.retries} requests were retried, because ${connection.client.vendor} limited the rate of requests or could not be reached.`,
		);
	}
	if (operation.waiting && done > 0) {
		const failed = new Map(failures.map(({ itemIndex }) => [itemIndex, outputs[itemIndex][0]]));
		const asked = outputs.findIndex((_, itemIndex) => !failed.has(itemIndex));
		const values = tasks[0]?.values ?? read(asked);
		const isFinal = !tries?.isRepeated(outputs);
		return [await waitForAnswer(this, operation.waiting, values, failed, isFinal)];
	}
	return [outputs.flat()];
}

/**
 * n8n takes an item with a key `error` for a failed one: it runs the node again, and may move the item to
 * the error output. So a vendor's own field of that name is left out where it is empty, as most are, and
 * is called `vendor_error` where it says something.
 */
function withoutError(record: IDataObject): IDataObject {
	if (!Object.hasOwn(record, 'error')) return record;
	const { error, ...rest } = record;
	const isEmpty =
		error === undefined || error === null || error === '' || error === false || isEmptyList(error);
	return isEmpty ? rest : { ...rest, vendor_error: error };
}

const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0;

function chosenOperation(context: IExecuteFunctions, resources: Resource[]): Operation {
	const resource = context.getNodeParameter('resource', 0);
	const operation = context.getNodeParameter('operation', 0);
	const found = resources
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === operation);
	if (found) return found;
	throw new NodeOperationError(
		context.getNode(),
		`This node has no operation "${operation}" on "${resource}"`,
		{ description: 'Choose the resource and the operation from their lists.' },
	);
}

async function open(context: IExecuteFunctions, client: Client): Promise<Connection> {
	try {
		return await Connection.open(context, client, context.getExecutionCancelSignal());
	} catch (error) {
		throw toItemError(context.getNode(), error, undefined);
	}
}
