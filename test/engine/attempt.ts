import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	INodeExecutionData,
	IRunExecutionData,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { executionData } from './executionData';
import { workflowOf } from './workflow';
import type { NodeSetup } from './workflow';

/** What a test fills into a node, and what arrives at it. */
export interface Execution extends NodeSetup {
	credentialType: ICredentialType;
	credentials: ICredentialDataDecryptedObject;
	items?: Array<IDataObject | INodeExecutionData>;
	/** How the node is set to go on after an error; default: it stops. */
	onError?: INode['onError'];
	/** How often n8n tries the node in all, with its Retry On Fail. */
	tries?: number;
	/** Cancels the execution. */
	signal?: AbortSignal;
	/** IDs, for what several executions or workflows share. */
	workflowId?: string;
	executionId?: string;
	/** When n8n ends the execution, in milliseconds since 1970; default: never. */
	endsAt?: number;
}

/** What came of a run that was to succeed; see `fail` for one that was not. */
export interface Outcome {
	/** Items of the first output, then of the error output. */
	items: INodeExecutionData[];
	errorItems: INodeExecutionData[];
	/** The records alone. */
	json: IDataObject[];
	hints: string[];
	/** Until when the execution waits for an answer, where it does. */
	waitTill?: Date;
	/** The execution as n8n would store it. */
	stored: IRunExecutionData;
	/** How often n8n stored the credential anew, as it does after signing in. */
	credentialUpdates: number;
}

/** What came of a run that the node ended with an error. */
export interface Failure extends Outcome {
	error: Error & {
		description?: string | null;
		httpCode?: string | null;
		context?: IDataObject;
		node?: unknown;
	};
}

/** What came of a run that may have ended either way. */
export type Attempt = Outcome & Partial<Pick<Failure, 'error'>>;

/** Runs one node inside n8n-core's own engine, with the real credential class, whatever comes of it. */
export async function attempt(execution: Execution): Promise<Attempt> {
	const { items = [{}], onError, tries, workflowId = 'workflow', executionId = '1' } = execution;
	const { node, workflow } = workflowOf(
		execution,
		{
			name: 'Node',
			...(onError && { onError }),
			...(tries && { retryOnFail: true, maxTries: tries, waitBetweenTries: 1 }),
		},
		{ id: workflowId, settings: { executionOrder: 'v1', timezone: 'Europe/Rome' } },
	);
	const helper = credentialsHelper(execution);
	const data: INodeExecutionData[] = items.map((item) =>
		'json' in item ? (item as INodeExecutionData) : { json: item as IDataObject },
	);
	const runner = new WorkflowExecute(
		additionalData(helper, { executionId, executionTimeoutTimestamp: execution.endsAt }),
		'manual',
		executionData([{ node, data: { main: [data] }, source: null }]),
	);
	const running = runner.processRunExecutionData(workflow);
	execution.signal?.addEventListener('abort', () => running.cancel());
	const run = await running;

	const task = run.data.resultData.runData.Node?.[0];
	const [output = [], errorOutput = []] = task?.data?.main ?? [];
	return {
		items: output ?? [],
		errorItems: errorOutput ?? [],
		json: (output ?? []).map(({ json }) => json),
		error: (task?.error ?? run.data.resultData.error) as Failure['error'] | undefined,
		hints: (task?.hints ?? []).map(({ message }) => message),
		waitTill: run.waitTill ?? undefined,
		stored: run.data,
		credentialUpdates: helper.updates,
	};
}

/** The part of n8n that reads, refreshes and applies credentials, as n8n's server does it. */
export function credentialsHelper(execution: Pick<Execution, 'credentials' | 'credentialType'>) {
	const { credentialType, credentials } = execution;
	return {
		updates: 0,
		getParentTypes: () => [],
		isCredentialUsableByNode: () => true,
		getCredentialsProperties: () => [],
		async getDecrypted() {
			return structuredClone(credentials);
		},
		async preAuthentication(
			helpers: IHttpRequestHelper,
			data: ICredentialDataDecryptedObject,
			_type: string,
			_node: INode,
			isExpired: boolean,
		) {
			const token = credentialType.properties.find(
				({ type, typeOptions }) => type === 'hidden' && typeOptions?.expirable,
			);
			if (!token || !credentialType.preAuthentication) return undefined;
			if (data[token.name] !== '' && !isExpired) return undefined;
			const output = await credentialType.preAuthentication.call(helpers, data);
			if (output[token.name] === undefined) return undefined;
			this.updates++;
			Object.assign(credentials, output);
			return Object.assign(data, output);
		},
		async authenticate(
			data: ICredentialDataDecryptedObject,
			_type: string,
			options: IHttpRequestOptions,
		) {
			const { authenticate } = credentialType;
			if (typeof authenticate !== 'function') throw new Error('authenticate must be a method');
			return await authenticate.call(credentialType, data, options);
		},
	};
}

/** What n8n's server hands to the engine. */
export function additionalData(helper: object, extra: object = {}): IWorkflowExecuteAdditionalData {
	return {
		hooks: new ExecutionLifecycleHooks('manual', '1', {
			id: 'workflow',
			name: 'Workflow',
			nodes: [],
			connections: {},
			active: false,
			createdAt: new Date(),
			updatedAt: new Date(),
		} as never),
		credentialsHelper: helper,
		executionId: '1',
		variables: {},
		restApiUrl: 'http://127.0.0.1/rest',
		instanceBaseUrl: 'http://127.0.0.1/',
		webhookBaseUrl: 'http://127.0.0.1/webhook',
		webhookTestBaseUrl: 'http://127.0.0.1/webhook-test',
		webhookWaitingBaseUrl: 'http://127.0.0.1/webhook-waiting',
		formWaitingBaseUrl: 'http://127.0.0.1/form-waiting',
		currentNodeParameters: undefined,
		setExecutionStatus() {},
		...extra,
	} as never;
}
