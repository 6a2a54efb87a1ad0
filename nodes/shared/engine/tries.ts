import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { VendorError } from '../contract/errors';

type Outcome = IDataObject[] | Error;

/** Runs whose outcomes are kept; the oldest goes first. */
const MOST_RUNS = 50;

/** Outcomes by run; n8n repeats a run in the same process. */
const runs = new Map<string, { outcomes: Map<number, Outcome>; count: number }>();

/**
 * What earlier tries of the same run have done. With "Retry On Fail" n8n runs a node again with all of
 * its items; those that are done must not be sent a second time, nor those that may be.
 */
export class Tries {
	private constructor(
		private readonly key: string,
		private readonly outcomes: Map<number, Outcome>,
		private readonly isLast: boolean,
	) {}

	/** @returns undefined where the node is not set to be repeated */
	static of(context: IExecuteFunctions): Tries | undefined {
		const { id, retryOnFail, maxTries } = context.getNode();
		const execution = context.getExecutionId();
		if (retryOnFail !== true || !execution) return undefined;
		const { $runIndex: runIndex } = context.getWorkflowDataProxy(0);
		const key = [execution, context.getWorkflow().id, id, runIndex].join(' ');
		const run = runs.get(key) ?? { outcomes: new Map<number, Outcome>(), count: 0 };
		run.count++;
		runs.delete(key);
		runs.set(key, run);
		if (runs.size > MOST_RUNS) runs.delete(runs.keys().next().value as string);
		// As n8n counts: between 2 and 5, 3 unless said otherwise.
		const most = Math.min(5, Math.max(2, maxTries || 3));
		return new Tries(key, run.outcomes, run.count >= most);
	}

	/** What became of an item that is not to be sent again. */
	outcomeOf(itemIndex: number): Outcome | undefined {
		return this.outcomes.get(itemIndex);
	}

	/** Keeps what is done, or may be. */
	remember(itemIndex: number, outcome: Outcome): void {
		const isOpen = outcome instanceof Error;
		if (isOpen && !(outcome instanceof VendorError && outcome.isUncertain)) return;
		this.outcomes.set(itemIndex, outcome);
	}

	/** Forgets the run when no other try follows. */
	end(hasFailed: boolean): void {
		if (!hasFailed || this.isLast) runs.delete(this.key);
	}
}
