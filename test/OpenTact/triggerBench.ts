import { HookContext, PollContext, WebhookContext } from 'n8n-core';
import { Workflow } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHookFunctions,
	INode,
	INodeExecutionData,
	IPollFunctions,
	IWebhookData,
	IWebhookFunctions,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OpenTactApi } from '../../credentials/OpenTactApi.credentials';
import { OpenTactTrigger } from '../../nodes/OpenTact/OpenTactTrigger.node';
import { additionalData, credentialsHelper } from '../engine/harness';

const type = new OpenTactTrigger();
const PATHS = { callback: '/webhook/', test: '/webhook-test/' };

/** The part of n8n that takes calls from outside: it hands each to the workflow it belongs to. */
export class Doorway {
	readonly workflows = new Map<string, TriggerWorkflow>();
	private server!: Server;

	static async open(): Promise<Doorway> {
		const doorway = new Doorway();
		doorway.server = createServer((request, response) => void doorway.handle(request, response));
		await new Promise<void>((resolve) => doorway.server.listen(0, '127.0.0.1', resolve));
		return doorway;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { pathname, searchParams } = new URL(String(request.url), this.url);
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const text = Buffer.concat(chunks).toString();
		const workflow = this.workflows.get(pathname.split('/')[2]);
		if (!workflow) return void response.writeHead(404).end('not registered');
		const answer = await workflow.receive(
			text === '' ? {} : JSON.parse(text),
			Object.fromEntries(searchParams),
			pathname.startsWith(PATHS.test),
		);
		response.writeHead(answer.status, { 'content-type': 'application/json' });
		response.end(JSON.stringify(answer.body ?? {}));
	}
}

/** A workflow with the trigger in it, as n8n keeps it between activation and deactivation. */
export class TriggerWorkflow {
	/** What the executions that were started got. */
	readonly started: IDataObject[] = [];
	staticData: IDataObject = {};
	readonly warnings: string[] = [];

	constructor(
		private readonly doorway: Doorway,
		private readonly credentials: ICredentialDataDecryptedObject,
		readonly id: string,
		public parameters: IDataObject,
	) {
		doorway.workflows.set(this.hookId, this);
	}

	get hookId(): string {
		return `hook-${this.id}`;
	}

	async activate(isTest = false): Promise<void> {
		const context = this.hooks(isTest);
		const { checkExists, create } = type.webhookMethods.default;
		if (!(await checkExists.call(context))) await create.call(context);
	}

	async deactivate(isTest = false): Promise<void> {
		await type.webhookMethods.default.delete.call(this.hooks(isTest));
	}

	/** A call from outside. */
	async receive(body: unknown, query: IDataObject, isTest = false) {
		const answer: { status: number; body?: unknown } = { status: 200 };
		const response = {
			status(code: number) {
				answer.status = code;
				return response;
			},
			json(content: unknown) {
				answer.body = content;
				return response;
			},
		};
		const mode: WorkflowExecuteMode = isTest ? 'manual' : 'webhook';
		const { workflow, node } = this.parts();
		const extra = { httpRequest: { body, query, headers: {} }, httpResponse: response };
		const data = this.additional(extra);
		const hook = this.webhookData(isTest);
		const context = new WebhookContext(workflow, node, data, mode, hook, [], null);
		const { workflowData, webhookResponse } = await type.webhook.call(
			context as unknown as IWebhookFunctions,
		);
		if (workflowData) {
			this.started.push(...workflowData.flat().map(({ json }) => json));
			answer.body = webhookResponse;
		}
		return answer;
	}

	/** One look of the polling mode; a new workflow object each time, as after a restart. */
	async poll(mode: WorkflowExecuteMode = 'trigger'): Promise<IDataObject[] | null> {
		const { workflow, node } = this.parts();
		const context = new PollContext(workflow, node, this.additional(), mode, 'activate');
		const output = (await type.poll.call(context as unknown as IPollFunctions)) as
			INodeExecutionData[][] | null;
		return output && output.flat().map(({ json }) => json);
	}

	private hooks(isTest: boolean): IHookFunctions {
		const { workflow, node } = this.parts();
		const mode: WorkflowExecuteMode = isTest ? 'manual' : 'trigger';
		const hook = this.webhookData(isTest);
		const context = new HookContext(workflow, node, this.additional(), mode, 'activate', hook);
		const warn = (message: string) => this.warnings.push(message);
		Object.defineProperty(context, 'logger', { value: { warn } });
		return context as unknown as IHookFunctions;
	}

	private parts(): { workflow: Workflow; node: INode } {
		const node: INode = {
			id: 'node',
			name: 'OpenTact Trigger',
			type: 'test.openTactTrigger',
			typeVersion: 1,
			position: [0, 0],
			webhookId: this.hookId,
			parameters: this.parameters as INode['parameters'],
			credentials: { openTactApi: { id: 'credential', name: 'Credential' } },
		};
		const workflow = new Workflow({
			id: this.id,
			nodes: [node],
			connections: {},
			active: true,
			// As from the database: n8n wraps what it is given.
			staticData: JSON.parse(JSON.stringify(this.staticData)),
			nodeTypes: {
				getByName: () => type,
				getByNameAndVersion: () => type,
				getKnownTypes: () => ({}),
			},
		});
		this.staticData = workflow.staticData;
		return { workflow, node: workflow.nodes['OpenTact Trigger'] };
	}

	private webhookData(isTest: boolean): IWebhookData {
		const [description] = type.description.webhooks ?? [];
		return {
			httpMethod: 'POST',
			node: 'OpenTact Trigger',
			path: `${this.hookId}/opentact`,
			webhookDescription: description,
			workflowId: this.id,
			workflowExecuteAdditionalData: this.additional(),
			isTest,
		};
	}

	private additional(extra: object = {}) {
		const { credentials } = this;
		const helper = credentialsHelper({ credentialType: new OpenTactApi(), credentials });
		return additionalData(helper, {
			webhookBaseUrl: `${this.doorway.url}/webhook`,
			webhookTestBaseUrl: `${this.doorway.url}/webhook-test`,
			...extra,
		});
	}
}
