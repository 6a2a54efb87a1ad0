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
import { BusinessLabsPmpApi } from '../../credentials/BusinessLabsPmpApi.credentials';
import { BusinessLabsPmpTrigger } from '../../nodes/BusinessLabsPmp/BusinessLabsPmpTrigger.node';
import { additionalData, credentialsHelper } from '../engine/harness';

export const type = new BusinessLabsPmpTrigger();
const NAME = 'PMP Trigger';

/** The part of n8n that takes calls from outside: it hands each to the workflow it belongs to. */
export class Doorway {
	readonly workflows = new Map<string, TriggerWorkflow>();
	/** Calls as they came, to send them again. */
	readonly calls: Array<{ url: string; body: string; signature: string }> = [];
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
		const url = new URL(String(request.url), this.url);
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const raw = Buffer.concat(chunks);
		const signature = String(request.headers['x-perfex-signature'] ?? '');
		this.calls.push({ url: url.href, body: raw.toString(), signature });
		const workflow = this.workflows.get(url.pathname.split('/')[2]);
		if (!workflow) return void response.writeHead(404).end('not registered');
		const isTest = url.pathname.startsWith('/webhook-test/');
		const answer = await workflow.receive(raw, request.headers as IDataObject, isTest);
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
		readonly id: string,
		private readonly credentials: ICredentialDataDecryptedObject,
		public parameters: IDataObject,
		private readonly doorway?: Doorway,
	) {
		doorway?.workflows.set(`hook-${id}`, this);
	}

	async activate(isTest = false): Promise<void> {
		const context = this.hooks(isTest);
		const { checkExists, create } = type.webhookMethods.default;
		if (!(await checkExists.call(context))) await create.call(context);
	}

	async deactivate(isTest = false): Promise<boolean> {
		return await type.webhookMethods.default.delete.call(this.hooks(isTest));
	}

	/** A call from outside. */
	async receive(rawBody: Buffer, headers: IDataObject, isTest = false) {
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
		const body = JSON.parse(rawBody.toString() || '{}');
		const httpRequest = { body, rawBody, headers, query: {} };
		const data = this.additional({ httpRequest, httpResponse: response });
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
			name: NAME,
			type: 'test.businessLabsPmpTrigger',
			typeVersion: 1,
			position: [0, 0],
			webhookId: `hook-${this.id}`,
			parameters: this.parameters as INode['parameters'],
			credentials: { businessLabsPmpApi: { id: 'credential', name: 'Credential' } },
		};
		const workflow = new Workflow({
			id: this.id,
			name: 'My workflow',
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
		return { workflow, node: workflow.nodes[NAME] };
	}

	private webhookData(isTest: boolean): IWebhookData {
		const [description] = type.description.webhooks ?? [];
		return {
			httpMethod: 'POST',
			node: NAME,
			path: `hook-${this.id}/businesslabs-pmp`,
			webhookDescription: description,
			workflowId: this.id,
			workflowExecuteAdditionalData: this.additional(),
			isTest,
		};
	}

	private additional(extra: object = {}) {
		const { credentials, doorway } = this;
		const helper = credentialsHelper({ credentialType: new BusinessLabsPmpApi(), credentials });
		return additionalData(helper, {
			webhookBaseUrl: `${doorway?.url ?? 'http://127.0.0.1'}/webhook`,
			webhookTestBaseUrl: `${doorway?.url ?? 'http://127.0.0.1'}/webhook-test`,
			...extra,
		});
	}
}
