import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { CallKeys } from './callKeys';
import { changesOnce } from './certainty';
import type { Connection } from './connection';
import { ANY_TYPE } from './parameterReader';
import { plannedCall } from './plannedCall';
import { typedSecrets } from './secrets';
import { SharedWork } from './sharedWork';
import { textParts } from './textParts';
import { keepQuestion, resumeUrl } from './waiting';
import { inDoubt, InputError, inWords, VendorError } from '../contract/errors';
import { redact } from '../contract/redact';
import { isInsideAgent } from '../contract/tool';
import type {
	Batch,
	Exchange,
	LoadedFile,
	Operation,
	Values,
	WireRequest,
} from '../contract/types';
import { recordsOf } from '../values/records';

/** One item, ready to be sent. */
export interface Task {
	itemIndex: number;
	values: Values;
}

/** The items that go out together, and what they must not overlap with. */
export interface TaskJob {
	keys: string[];
	tasks: Task[];
}

/** One job per item; where the operation carries many in one call, one per call, in item order. */
export function toJobs({ batch, key }: Operation, tasks: Task[]): TaskJob[] {
	const groups: Task[][] = [];
	/** The group that still takes items with that batch key. */
	const open = new Map<string, number>();
	/** The last group that holds an item with that key: no later item may overtake it. */
	const latest = new Map<string, number>();
	for (const task of tasks) {
		const shared = batch?.key?.(task.values);
		const own = key?.(task.values);
		let index = shared === undefined ? undefined : open.get(shared);
		const isFull = index !== undefined && groups[index].length >= sizeOf(batch, task);
		const overtakes = own !== undefined && (latest.get(own) ?? -1) > (index ?? -1);
		if (index === undefined || isFull || overtakes) index = groups.push([]) - 1;
		groups[index].push(task);
		if (shared !== undefined) open.set(shared, index);
		if (own !== undefined) latest.set(own, index);
	}
	return groups.map((group) => ({
		tasks: group,
		keys: [...new Set(group.map(({ values }) => key?.(values)))].filter(
			(entry): entry is string => entry !== undefined,
		),
	}));
}

/** How many more refusals in a row are taken for a single item's fault. */
interface Patience {
	most: number;
	left: number;
}

/** Enough to find two items at fault next to each other; then the fault is everybody's. */
function patienceFor(items: number): Patience {
	const most = 2 * Math.ceil(Math.log2(items + 1));
	return { most, left: most };
}

function sizeOf(batch: Batch | undefined, { values }: Task): number {
	return batch?.size?.(values) ?? 1;
}

/** Does the work of one execution: holds what its items share. */
export class Worker {
	private readonly shared = new SharedWork();
	/** Sentences that are shown beside the output. */
	readonly hints = new Set<string>();
	/** Items with an answer to any of their calls. */
	private readonly heard = new Set<number>();
	/** Items of which a write has left that is done, or may be. */
	private readonly written = new Set<number>();

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly connection: Connection,
		private readonly operation: Operation,
		private readonly keys: CallKeys = new CallKeys(),
	) {}

	/** For each task, in order: its records, or why it failed. Never rejects. */
	async perform(
		tasks: Task[],
		patience: Patience = patienceFor(tasks.length),
	): Promise<Array<IDataObject[] | Error>> {
		const { batch } = this.operation;
		try {
			if (!batch) return [await this.performOne(tasks[0])];
			const results = await this.performMany(batch, tasks);
			patience.left = patience.most;
			return results;
		} catch (error) {
			const failure = this.explained(error, tasks[0]);
			const isLost = failure instanceof VendorError && failure.isUncertain;
			if (isLost) return tasks.map(({ values }) => batch?.lost?.(failure, values) ?? failure);
			if (tasks.length > 1 && patience.left-- > 0 && batch?.divides?.(failure)) {
				return await this.inHalves(tasks, patience);
			}
			return tasks.map(() => failure);
		}
	}

	/** After a write, even a mistake of our own leaves open what became of the item. */
	private explained(error: unknown, { itemIndex }: Task): Error {
		if (this.written.has(itemIndex)) return inDoubt(error);
		if (this.heard.has(itemIndex)) return inWords(error);
		return error instanceof Error ? error : new Error(String(error));
	}

	/** Shows a sentence beside the output, once. */
	hint(text: string): void {
		const message = redact(text, this.connection.secrets);
		if (this.hints.has(message)) return;
		this.hints.add(message);
		this.context.addExecutionHints({ message, location: 'outputPane' });
	}

	private async inHalves(tasks: Task[], patience: Patience): Promise<Array<IDataObject[] | Error>> {
		const half = Math.ceil(tasks.length / 2);
		const first = await this.perform(tasks.slice(0, half), patience);
		return [...first, ...(await this.perform(tasks.slice(half), patience))];
	}

	private async performMany(batch: Batch, tasks: Task[]): Promise<Array<IDataObject[] | Error>> {
		const many = tasks.map(({ values }) => values);
		const exchange = this.exchangeFor(tasks[0]);
		const request = await batch.request(many, exchange.credentials, exchange);
		const results = batch.split(await exchange.send(request), many);
		return many.map((values, position) => {
			const result =
				results[position] ?? inDoubt(new Error('The response has no result for this item'));
			try {
				return result instanceof Error ? result : this.shaped(result, values);
			} catch (error) {
				return this.explained(error, tasks[0]);
			}
		});
	}

	private async performOne(task: Task): Promise<IDataObject[]> {
		const { operation } = this;
		const { values } = task;
		const exchange = this.exchangeFor(task);
		if (operation.run) return this.shaped(await operation.run(exchange, values), values);
		if (!operation.request) throw new Error(`${operation.action} has no request`);
		const request = operation.request(values, exchange.credentials);
		// A list is asked for wherever the user can say how much of it.
		const isList = request.method === 'GET' && 'returnAll' in values;
		const enough = values.returnAll === false ? Number(values.limit) : undefined;
		const body = await exchange.send({ ...(isList && { expect: 'list', enough }), ...request });
		return this.shaped((operation.items ?? recordsOf)(body, values), values);
	}

	/** Applies what the Limit and Simplify fields say. */
	private shaped(records: IDataObject[], values: Values): IDataObject[] {
		const { simplify } = this.operation;
		const limited = values.returnAll === false ? records.slice(0, Number(values.limit)) : records;
		if (!simplify || values.simplify !== true) return limited;
		// A bare yes has none of the record's fields: it stays, and is no empty item.
		return limited.map((record) => {
			const short = simplify(record);
			return Object.keys(short).length > 0 ? short : record;
		});
	}

	/** Takes note of an answer, and of a write that was carried out, or may have been. */
	private async noting<T>(itemIndex: number, request: WireRequest, answer: Promise<T>): Promise<T> {
		try {
			const body = await answer;
			this.heard.add(itemIndex);
			if (changesOnce(request)) this.written.add(itemIndex);
			return body;
		} catch (error) {
			if (error instanceof VendorError && error.isUncertain) this.written.add(itemIndex);
			else if (request.idempotencyKey !== undefined) this.keys.refused(itemIndex);
			return await Promise.reject(error as Error);
		}
	}

	private exchangeFor({ itemIndex, values }: Task): Exchange {
		const { context, connection, operation, shared, keys } = this;
		const paces = operation.paces?.(values, connection.credentials);
		const file = async (property: string): Promise<LoadedFile> => {
			const { fileName, mimeType } = context.helpers.assertBinaryData(itemIndex, property);
			const data = await context.helpers.getBinaryDataBuffer(itemIndex, property);
			const type = mimeType || ANY_TYPE;
			return { name: property, fileName: fileName ?? property, mimeType: type, data };
		};
		const load = async (request: WireRequest) =>
			await Promise.all(
				(request.files ?? []).map(async ({ name, property }) => ({
					...(await file(property)),
					name,
				})),
			);
		return {
			itemIndex,
			timezone: context.getTimezone(),
			credentials: connection.credentials,
			send: async (request) => {
				const sent = connection.send(request, await load(request), paces);
				return await this.noting(itemIndex, request, sent);
			},
			wait: async (milliseconds) => await connection.wait(milliseconds),
			file,
			once: async (key, work) => await shared.once(key, work),
			callKey: () => keys.next(itemIndex),
			resumeUrl: () => resumeUrl(context, itemIndex),
			keepQuestion: (question) => keepQuestion(context, itemIndex, question),
			textParts: (name) => textParts(context, name, itemIndex),
			plannedCall: async () => await plannedCall(context, itemIndex, connection.secrets),
			respond: (body) => {
				if (isInsideAgent(context)) {
					throw new InputError(
						'A tool cannot answer the call that started the workflow',
						'Use the node in the workflow itself, behind the agent.',
					);
				}
				return context.sendResponse({
					// As bytes: n8n sends an object only after it has saved what the trigger remembers, and
					// has ended the answer by then.
					body: Buffer.from(JSON.stringify(body)),
					headers: { 'content-type': 'application/json' },
					statusCode: 200,
				});
			},
			hint: (message) => this.hint(redact(message, typedSecrets(operation.fields, values))),
		};
	}
}
