import { fc } from '../../engine/property';
import type { INodeType } from 'n8n-workflow';
import * as n8nWorkflow from 'n8n-workflow';
import { writeRow } from './page';

const isFull = process.env.FAULTS === 'all';
/** Sequences of each trigger and mode. */
const SEQUENCES = isFull ? 400 : 12;
const LONGEST = 30;

/** Runs random sequences of steps; `npm run test:faults` notes in the docs how many there were. */
export async function inSequences<T>(
	title: string,
	step: fc.Arbitrary<T>,
	work: (steps: T[]) => Promise<void>,
): Promise<void> {
	const counts = { sequences: 0, steps: 0 };
	const property = fc.asyncProperty(
		fc.array(step, { minLength: 4, maxLength: LONGEST, size: 'max' }),
		async (steps) => {
			counts.sequences++;
			counts.steps += steps.length;
			await work(steps);
		},
	);
	await fc.assert(property, { numRuns: SEQUENCES });
	if (isFull) writeRow(title, counts);
}

/** A node as a new process of n8n has it: it remembers nothing. */
export function inNewProcess(load: () => INodeType): INodeType {
	let type: INodeType | undefined;
	jest.isolateModules(() => {
		jest.doMock('n8n-workflow', () => n8nWorkflow);
		type = load();
	});
	return type as INodeType;
}

/** A part of a whole list, by a number that was drawn before the list was known. */
export function picked<T>(list: T[], drawn: number): T | undefined {
	return list[drawn % Math.max(list.length, 1)];
}
