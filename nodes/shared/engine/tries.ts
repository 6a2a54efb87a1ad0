import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { VendorError } from '../contract/errors';
import { isInsideAgent } from '../contract/tool';
import { CallKeys } from './callKeys';

type Outcome = IDataObject[] | Error;
/** What the tries of a run have in common, and no other run has. */
type Run = string | IDataObject;

/** What a run leaves for its next try. */
interface Left {
	/** When its latest try ended, in milliseconds. */
	at: number;
	/** How many tries it has had. */
	count: number;
	outcomes: Map<number, Outcome>;
	keys: CallKeys;
}

/**
 * Milliseconds for which a run is remembered whose next try does not come, because somebody cancelled
 * its execution. n8n waits five seconds between tries at the most.
 */
const KEPT = 60 * 60_000;

/** Runs whose next try is due, the oldest first; n8n repeats a run in the same process. */
const due = new Map<Run, Left>();

/**
 * What earlier tries of the same run have done. With "Retry On Fail" n8n runs a node again with all of
 * its items; those that are done must not be sent a second time, nor those that may be.
 */
export class Tries {
	private constructor(
		private readonly run: Run,
		private readonly left: Left,
		private readonly most: number,
	) {}

	/** @returns undefined where the node is not set to be repeated */
	static of(context: IExecuteFunctions): Tries | undefined {
		const { retryOnFail, maxTries } = context.getNode();
		const run = retryOnFail === true ? runOf(context) : undefined;
		if (run === undefined) return undefined;
		forgetAbandoned();
		const left = due.get(run) ?? { at: 0, count: 0, outcomes: new Map(), keys: new CallKeys() };
		due.delete(run);
		left.keys.rewind();
		// As n8n counts: between 2 and 5, 3 unless said otherwise.
		return new Tries(run, left, Math.min(5, Math.max(2, maxTries || 3)));
	}

	/** The same in all tries. */
	get keys(): CallKeys {
		return this.left.keys;
	}

	/** What became of an item that is not to be sent again. */
	outcomeOf(itemIndex: number): Outcome | undefined {
		return this.left.outcomes.get(itemIndex);
	}

	/** Keeps what is done, or may be. */
	remember(itemIndex: number, outcome: Outcome): void {
		if (outcome instanceof Error && !mustNotBeRepeated(outcome)) return;
		this.left.outcomes.set(itemIndex, outcome);
	}

	/**
	 * Keeps the run for its next try, where one follows.
	 * @param outputs what the node puts out; undefined where it fails
	 */
	end(outputs: INodeExecutionData[][] | undefined): void {
		if (!this.isRepeated(outputs)) return;
		due.set(this.run, { ...this.left, count: this.left.count + 1, at: Date.now() });
	}

	/** n8n runs a node again that throws, and one whose first item has a key `error`, up to the last try. */
	isRepeated(outputs: INodeExecutionData[][] | undefined): boolean {
		if (this.left.count + 1 >= this.most) return false;
		return outputs === undefined || outputs[0]?.[0]?.json.error !== undefined;
	}
}

/** How many runs are remembered just now. */
export const runsRemembered = (): number => due.size;

/**
 * Inside an agent each try has a run index of its own, and there may be no execution, but all tries of a
 * call get the very same arguments.
 */
function runOf(context: IExecuteFunctions): Run | undefined {
	if (isInsideAgent(context)) return context.getInputData()[0].json;
	const execution = context.getExecutionId();
	if (!execution) return undefined;
	const { $runIndex: runIndex } = context.getWorkflowDataProxy(0);
	return [execution, context.getWorkflow().id, context.getNode().id, runIndex].join(' ');
}

function mustNotBeRepeated(error: Error): boolean {
	return error instanceof VendorError && error.isUncertain && !error.isRepeatable;
}

function forgetAbandoned(): void {
	const now = Date.now();
	for (const [run, { at }] of due) {
		if (now - at <= KEPT) return;
		due.delete(run);
	}
}
