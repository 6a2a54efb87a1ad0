import type { IExecuteData, IRunExecutionData } from 'n8n-workflow';

/**
 * What n8n keeps of an execution that is about to run this. Newer n8n have a function for it, older ones
 * do not, and the suites run on both.
 */
export function executionData(nodeExecutionStack: IExecuteData[] = []): IRunExecutionData {
	return {
		version: 1,
		startData: {},
		resultData: { runData: {} },
		executionData: {
			contextData: {},
			nodeExecutionStack,
			metadata: {},
			waitingExecution: {},
			waitingExecutionSource: {},
		},
	} as unknown as IRunExecutionData;
}
