import { createHmac } from 'node:crypto';
import { mustBe, mustMatch } from '../examples/expect';
import { itemsOf } from '../examples/stage';
import type { Body, Stage } from '../examples/stage';
import type { Checks } from '../../playground/lib/checks';
import { answerTo, install, mustNotStart, node } from './workflows';

const ID = 'customer-created';
const EVENT = 'customer_created';

/** What becomes of a webhook of PMP version 3, and of what it sends. */
export async function checkPmpTrigger(stage: Stage, checks: Checks): Promise<void> {
	const title = 'BusinessLabs PMP Trigger';
	const nodes = [
		node(
			'PMP',
			'businessLabsPmpTrigger',
			{ mode: 'webhook', events: [EVENT] },
			{ webhookId: ID, typeVersion: 2 },
		),
		node('After', 'n8n-nodes-base.noOp', {}),
	];
	await stage.control('businessLabsPmp', 'version', { version: 3 });
	await checks.run(`${title}: activation registers one webhook, with a secret`, async () => {
		await install(stage, ID, nodes);
		const [hook, ...more] = await registered(stage);
		mustBe('further webhooks', more, []);
		const url = `${stage.url}/webhook/${ID}/businesslabs-pmp`;
		mustMatch('webhook', hook, { url, events: EVENT, active: '1', has_secret: true });
	});
	await checks.run(`${title}: publishing again registers no twin`, async () => {
		await stage.fillIn(ID, { PMP: { events: [EVENT, 'customer_updated'] } });
		await stage.start(ID);
		const [hook, ...more] = await registered(stage);
		mustBe('further webhooks', more, []);
		mustMatch('webhook', hook, { events: `${EVENT},customer_updated`, active: '1' });
	});
	await checks.run(`${title}: a signed delivery starts an execution`, async () => {
		const execution = await stage.executionOf(ID, async () => {
			await api(stage, 'POST', 'customers', { company: 'Harbour Cycles' });
			const outcome = await stage.control('businessLabsPmp', 'deliver');
			mustBe('deliveries', outcome, { sent: 1, failed: 0 });
		});
		const [item, ...more] = itemsOf(execution, 'PMP');
		mustBe('further items', more, []);
		mustBe('event', item.event, EVENT);
		mustMatch('record', item.data as Body, { company: 'Harbour Cycles' });
	});
	await checks.run(`${title}: a forged call is refused with 401`, async () => {
		const [{ url }] = await registered(stage);
		const body = { event: EVENT, data: { company: 'Forged' } };
		const now = Math.floor(Date.now() / 1000);
		const digest = createHmac('sha256', 'guessed').update(`${now}.${JSON.stringify(body)}`);
		const forged = { 'X-Perfex-Signature': `t=${now},v1=${digest.digest('hex')}` };
		await mustNotStart(stage, ID, async () => {
			for (const headers of [forged, {} as Record<string, string>]) {
				const { status } = await answerTo(String(url), body, headers);
				mustBe(`answer to ${JSON.stringify(headers)}`, status, 401);
			}
		});
	});
	await checks.run(`${title}: deactivation removes the webhook`, async () => {
		const [{ url }] = await registered(stage);
		await stage.stop(ID);
		mustBe('webhooks', await registered(stage), []);
		mustBe('answer of the old address', (await answerTo(String(url), {})).status, 404);
	});
}

/** The webhooks that PMP tells of. */
async function registered(stage: Stage): Promise<Body[]> {
	const { status, body } = await api(stage, 'GET', 'webhooks');
	return status === 404 ? [] : (body as Body[]);
}

/** Another system of the same customer calls PMP. */
async function api(
	stage: Stage,
	method: string,
	path: string,
	form?: Record<string, string>,
): Promise<{ status: number; body: unknown }> {
	const { simulator, credential } = stage.vendors.businessLabsPmp;
	const response = await fetch(`${simulator.url}/api/${path}`, {
		method,
		headers: { authtoken: String(credential.data.token) },
		body: form && new URLSearchParams(form),
	});
	if (!response.ok && response.status !== 404) {
		throw new Error(`PMP answered ${response.status}: ${await response.text()}`);
	}
	return { status: response.status, body: await response.json() };
}
