import { HookContext, PollContext, WebhookContext } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	IHookFunctions,
	INodeExecutionData,
	INodeType,
	IPollFunctions,
	IWebhookData,
	IWebhookFunctions,
	IWebhookResponseData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import type { Answer, Doorway } from './doorway';
import { additionalData, credentialsHelper } from './harness';
import { asVersion } from './locator';
import { workflowOf } from './workflow';

/** Types of bodies that n8n reads itself. */
const KNOWN = /^application\/(json|x-www-form-urlencoded)|^text\/plain|[/+]xml$/;

/** What a trigger is, and who is signed in. */
export interface TriggerSetup {
	type: INodeType;
	/** Default: 1. */
	typeVersion?: number;
	credentialType: ICredentialType;
	credentials: ICredentialDataDecryptedObject;
}

/** A workflow with a trigger in it, as n8n keeps it between activation and deactivation. */
export class TriggerWorkflow {
	/** Whether n8n can start executions; otherwise it answers a call with 503. */
	isUp = true;
	/** Before n8n knows whether it can. */
	private storing: () => Promise<void> = async () => {};
	/** What the executions that were started got. */
	readonly started: IDataObject[] = [];
	/** How many calls that start an execution n8n has answered, one way or the other. */
	answered = 0;
	staticData: IDataObject = {};
	readonly warnings: string[] = [];

	constructor(
		readonly id: string,
		private setup: TriggerSetup,
		/** As version 1 has them. */
		public parameters: IDataObject,
		private readonly doorway?: Doorway,
	) {
		doorway?.workflows.set(`hook-${id}`, this);
	}

	async activate(isTest = false): Promise<void> {
		const context = this.hooks(isTest);
		const { checkExists, create } = this.life();
		if (!(await checkExists.call(context))) await create.call(context);
	}

	async deactivate(isTest = false): Promise<boolean> {
		return await this.life().delete.call(this.hooks(isTest));
	}

	/**
	 * A call from outside. As n8n does it, static data is read anew for each call, and is kept once the
	 * execution is stored.
	 */
	async receive(
		{ rawBody, headers, query }: { rawBody: Buffer; headers: IDataObject; query: IDataObject },
		answer: Answer,
		isTest = false,
	): Promise<void> {
		const { workflow, node } = this.made();
		const isMultipart = String(headers['content-type']).startsWith('multipart/');
		const data = this.additional({
			httpRequest: {
				...(isMultipart
					? { contentType: 'multipart/form-data', body: fieldsOf(rawBody) }
					: this.read(rawBody, headers)),
				headers,
				query,
			},
			httpResponse: answer,
		});
		const mode: WorkflowExecuteMode = isTest ? 'manual' : 'webhook';
		const hook = this.webhookData(isTest);
		const context = new WebhookContext(workflow, node, data, mode, hook, [], null);
		const { workflowData, webhookResponse } = (await this.setup.type.webhook?.call(
			context as unknown as IWebhookFunctions,
		)) as IWebhookResponseData;
		if (!workflowData) return;
		const { isUp } = this;
		await this.storing();
		this.answered++;
		if (!isUp) return void answer.status(503).json({ message: 'Database is not ready!' });
		this.started.push(...workflowData.flat().map(({ json }) => json));
		this.staticData = workflow.staticData;
		answer.status(200).json(webhookResponse ?? {});
	}

	/** Holds the next call up, before n8n knows whether it can start an execution. */
	hold(): { reached: Promise<void>; release(): void } {
		let reach = () => {};
		let release = () => {};
		const reached = new Promise<void>((resolve) => (reach = resolve));
		const released = new Promise<void>((resolve) => (release = resolve));
		this.storing = async () => {
			this.storing = async () => {};
			reach();
			await released;
		};
		return { reached, release };
	}

	/** Holds no call up any more; one that is held already waits on. */
	letPass(): void {
		this.storing = async () => {};
	}

	/** One look of the polling mode; a new workflow object each time, as after a restart. */
	async poll(mode: WorkflowExecuteMode = 'trigger'): Promise<IDataObject[] | null> {
		const { workflow, node } = this.parts();
		const context = new PollContext(workflow, node, this.additional(), mode, 'activate');
		this.listenTo(context);
		const output = (await this.setup.type.poll?.call(context as unknown as IPollFunctions)) as
			INodeExecutionData[][] | null;
		// Looks that overlap share one workflow in n8n: what the last one to end remembers stays.
		this.staticData = workflow.staticData;
		return output && output.flat().map(({ json }) => json);
	}

	/** Who is signed in; another credential may be chosen at any time. */
	get credentials(): ICredentialDataDecryptedObject {
		return this.setup.credentials;
	}

	set credentials(credentials: ICredentialDataDecryptedObject) {
		this.setup = { ...this.setup, credentials };
	}

	/** Another process of n8n goes on, with what n8n has stored. @param type the node, as new */
	restart(type: INodeType): void {
		this.setup = { ...this.setup, type };
		this.storing = async () => {};
	}

	private life() {
		const { webhookMethods } = this.setup.type;
		if (!webhookMethods) throw new Error('The node has no webhook methods');
		return webhookMethods.default as Record<
			'checkExists' | 'create' | 'delete',
			(this: IHookFunctions) => Promise<boolean>
		>;
	}

	private hooks(isTest: boolean): IHookFunctions {
		const { workflow, node } = this.parts();
		const mode: WorkflowExecuteMode = isTest ? 'manual' : 'trigger';
		const hook = this.webhookData(isTest);
		const context = new HookContext(workflow, node, this.additional(), mode, 'activate', hook);
		this.listenTo(context);
		return context as unknown as IHookFunctions;
	}

	private listenTo(context: object): void {
		const warn = (message: string) => this.warnings.push(message);
		Object.defineProperty(context, 'logger', { value: { warn } });
	}

	private parts() {
		const parts = this.made();
		this.staticData = parts.workflow.staticData;
		return parts;
	}

	private made() {
		const { typeVersion = 1 } = this.setup;
		return workflowOf(
			{ ...this.setup, parameters: asVersion(typeVersion, this.parameters) },
			{ webhookId: `hook-${this.id}`, typeVersion },
			{ id: this.id, active: true, staticData: copyOf(this.staticData) },
		);
	}

	/** What n8n reads of a body: above version 1, the node has to read what is not known to n8n. */
	private read(rawBody: Buffer, headers: IDataObject): object {
		const contentType = String(headers['content-type'] ?? '').split(';')[0];
		const { typeVersion = 1 } = this.setup;
		if (typeVersion === 1 || KNOWN.test(contentType)) return { body: parsed(rawBody), rawBody };
		return {
			contentType,
			async readRawBody(this: { rawBody?: Buffer }) {
				this.rawBody = rawBody;
			},
		};
	}

	private webhookData(isTest: boolean): IWebhookData {
		const { webhooks = [], displayName } = this.setup.type.description;
		return {
			httpMethod: 'POST',
			node: displayName,
			path: `hook-${this.id}/${String(webhooks[0]?.path)}`,
			webhookDescription: webhooks[0],
			workflowId: this.id,
			workflowExecuteAdditionalData: this.additional(),
			isTest,
		};
	}

	private additional(extra: object = {}) {
		const url = this.doorway?.url ?? 'http://127.0.0.1';
		return additionalData(credentialsHelper(this.setup), {
			webhookBaseUrl: `${url}/webhook`,
			webhookTestBaseUrl: `${url}/webhook-test`,
			...extra,
		});
	}
}

/** As from the database: n8n wraps what it is given. */
function copyOf(staticData: IDataObject): IDataObject {
	return JSON.parse(JSON.stringify(staticData)) as IDataObject;
}

/** What n8n makes of JSON; anything else it leaves unread. */
function parsed(rawBody: Buffer): unknown {
	try {
		return JSON.parse(rawBody.toString() || '{}');
	} catch {
		return undefined;
	}
}

/** What n8n makes of a multipart body, of which it keeps no bytes. */
function fieldsOf(rawBody: Buffer): IDataObject {
	const fields = rawBody.toString().matchAll(/name="(.*?)"\r\n\r\n(.*?)\r\n/g);
	return { data: Object.fromEntries([...fields].map(([, name, value]) => [name, value])) };
}
