import { HookContext, WebhookContext } from 'n8n-core';
import type { IDataObject, IHookFunctions, IWebhookData, IWebhookFunctions } from 'n8n-workflow';
import { createServer } from 'node:http';
import { parse } from 'node:querystring';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PickyAssistTrigger } from '../../nodes/PickyAssist/PickyAssistTrigger.node';
import { additionalData } from '../engine/harness';
import { asVersion } from '../engine/locator';
import { workflowOf } from '../engine/workflow';

export const SECRET = 'a1b2c3d4e5f60718';

/** What the trigger can be told beside messages. */
export const EVENTS = ['deliveryReport', 'groupChange', 'newSubscriber', 'numberCheckResult'];

/** An inbound message as the vendor tells it. */
export const message = (changes: IDataObject = {}): IDataObject => ({
	number: '963587413',
	'message-in': 'test',
	type: '1',
	application: '1',
	'unique-id': '5642',
	'project-id': '27',
	...changes,
});

/**
 * The part of n8n that takes a call, hands it to the trigger and answers for it.
 * @param version of the node
 */
export function useTrigger(version = 1) {
	const type = new PickyAssistTrigger();
	let parameters: IDataObject = {};
	let staticData: IDataObject = {};
	let started: IDataObject[][] = [];
	let port = 0;
	let count = 0;
	let isUp = true;
	/** Before n8n has stored the execution that a call starts. */
	let storing: () => Promise<void> = async () => {};

	const server = createServer((request, response) => void handle(request, response));
	beforeAll(async () => {
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		port = (server.address() as AddressInfo).port;
	});
	afterAll(async () => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	});
	beforeEach(() => {
		count++;
		started = [];
		staticData = {};
		isUp = true;
		storing = async () => {};
		setUp();
	});

	/** @param isAsGiven whether a parameter keeps its form, also one that this version does not write */
	function setUp(changes: IDataObject = {}, { isAsGiven = false } = {}): void {
		const chosen = {
			events: ['inboundMessage'],
			secret: { __rl: true, mode: 'list', value: SECRET },
			responseMode: 'onReceived',
			...changes,
		};
		parameters = isAsGiven ? chosen : asVersion(version, chosen);
	}

	function parts() {
		const made = workflowOf(
			{ type, parameters },
			{ webhookId: 'hook', typeVersion: version },
			{
				id: `workflow${version}-${count}`,
				active: true,
				staticData: JSON.parse(JSON.stringify(staticData)),
			},
		);
		staticData = made.workflow.staticData;
		return made;
	}

	const hook = () =>
		({
			httpMethod: 'POST',
			node: type.description.displayName,
			path: 'hook/picky-assist',
			webhookDescription: type.description.webhooks?.[0],
			workflowId: 'workflow',
		}) as IWebhookData;

	async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { searchParams } = new URL(String(request.url), 'http://127.0.0.1');
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const express = {
			status(code: number) {
				response.statusCode = code;
				return express;
			},
			once: response.once.bind(response),
			get statusCode() {
				return response.statusCode;
			},
			json(content: unknown) {
				response.setHeader('content-type', 'application/json');
				response.end(JSON.stringify(content));
				return express;
			},
		};
		const { workflow, node } = parts();
		const data = additionalData(
			{},
			{
				httpRequest: {
					...asRead(Buffer.concat(chunks), request.headers['content-type']),
					query: Object.fromEntries(searchParams),
					headers: request.headers,
					ip: request.socket.remoteAddress,
				},
				httpResponse: express,
			},
		);
		const context = new WebhookContext(workflow, node, data, 'webhook', hook(), [], null);
		const result = await type.webhook.call(context as unknown as IWebhookFunctions);
		if (result.workflowData) {
			await storing();
			if (!isUp) return void express.status(503).json({ message: 'Database is not ready!' });
			started.push(result.workflowData[0].map(({ json }) => json));
			const { webhookResponse = { 'message-out': 'from the workflow' } } = result;
			express.status(200).json(webhookResponse);
		}
	}

	return {
		setUp,
		/** Whether n8n can start executions. */
		set isUp(value: boolean) {
			isUp = value;
		},
		set storing(value: () => Promise<void>) {
			storing = value;
		},
		/** The items of each execution that was started. */
		get started() {
			return started;
		},
		/** What n8n keeps for the node. */
		get staticData() {
			return staticData;
		},
		/** The address to paste into the console. */
		url: (secret: string | undefined = SECRET) =>
			`http://127.0.0.1:${port}/webhook/hook/picky-assist${secret === '' ? '' : `?n8n_secret=${secret}`}`,
		async post(body: unknown, secret = SECRET) {
			return await this.send(JSON.stringify(body), 'application/json', secret);
		},
		/** A body of any kind. */
		async send(body: string, contentType: string, secret = SECRET) {
			const response = await fetch(this.url(secret), {
				method: 'POST',
				body,
				headers: { 'content-type': contentType },
			});
			return { status: response.status, body: (await response.json()) as IDataObject };
		},
		/** Activation, as n8n does it. */
		async activate() {
			const { workflow, node } = parts();
			const data = additionalData({});
			const context = new HookContext(workflow, node, data, 'trigger', 'activate', hook());
			const { checkExists, create } = type.webhookMethods.default;
			const hooks = context as unknown as IHookFunctions;
			return (await checkExists.call(hooks)) || (await create.call(hooks));
		},
	};
}

/** What n8n makes of a body that it reads itself. */
function asRead(rawBody: Buffer, contentType = 'application/json'): object {
	const text = rawBody.toString();
	if (contentType.startsWith('multipart/')) {
		const fields = text.matchAll(/name="(.*?)"\r\n\r\n(.*?)\r\n/g);
		const data = Object.fromEntries([...fields].map(([, name, value]) => [name, value]));
		return { contentType, body: { data, files: {} } };
	}
	const isForm = contentType === 'application/x-www-form-urlencoded';
	return { contentType, rawBody, body: isForm ? parse(text) : JSON.parse(text) };
}
