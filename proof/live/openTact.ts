import { mustBe, mustMatch } from '../examples/expect';
import { OWN } from '../examples/openTact';
import { chosen, itemsOf } from '../examples/stage';
import type { Body, Stage } from '../examples/stage';
import { mustHold } from '../../playground/lib/checks';
import type { Checks } from '../../playground/lib/checks';
import { answerTo, executions, install, mustNotStart, node, refusalOf } from './workflows';
import type { Node } from './workflows';

const PROFILE = '10000000-0000-4000-8000-000000000001';
/** The profile calls another system before the first workflow comes. */
const FORMER = 'https://example.com/former-callback';
const SENDER = '14155550123';
const [FIRST, SECOND] = ['sms-first', 'sms-second'];
const ADDRESS = /^(http:\/\/127\.0\.0\.1:\d+\/webhook\/[\w-]+\/opentact)\?n8n_secret=[0-9a-f]{32}$/;

/** What becomes of a profile's callback URL, and of what comes to it. */
export async function checkOpenTactTrigger(stage: Stage, checks: Checks): Promise<void> {
	const title = 'OpenTact Trigger';
	profile(stage).callback_url = FORMER;
	await checks.run(`${title}: activation sets the callback URL, with a secret`, async () => {
		await install(stage, FIRST, workflow(FIRST, 'keepWorkflows'));
		mustHold(profile(stage).callback_url, ADDRESS);
		mustHold(profile(stage).callback_url, `/${FIRST}/`);
	});
	await checks.run(`${title}: an SMS starts one execution with one clean item`, async () => {
		const before = await executions(stage, FIRST);
		const execution = await stage.executionOf(FIRST, () => text(stage, 'My line is dead', 3));
		const [item, ...more] = itemsOf(execution, 'SMS');
		mustBe('further items', more, []);
		mustMatch('item', item, { event: 'inbound', from: SENDER, to: OWN, state: 'success' });
		mustMatch('item', item, { message: 'My line is dead' });
		const fields = 'created_on delivered event from message state thread to uuid';
		mustBe('fields', Object.keys(item).sort().join(' '), fields);
		await mustNotStart(stage, FIRST, async () => {});
		mustBe('executions of three equal calls', (await executions(stage, FIRST)) - before, 1);
	});
	await checks.run(`${title}: a wrong secret is refused with 401`, async () => {
		const url: string = profile(stage).callback_url;
		const address = url.split('?')[0];
		const sms = { uuid: PROFILE, type: 'smsi', state: 'success', from: SENDER, message: 'Hi' };
		await mustNotStart(stage, FIRST, async () => {
			for (const wrong of [address, `${address}?n8n_secret=`, url.replace(/.{4}$/, 'beef-')]) {
				const { status, text: answer } = await answerTo(wrong, sms);
				mustBe(`answer to ${wrong}`, { status, answer }, { status: 401, answer: REFUSED });
			}
		});
	});
	await checks.run(`${title}: a call with the secret is answered in JSON`, async () => {
		const url: string = profile(stage).callback_url;
		const sms = { uuid: PROFILE, type: 'smsi', state: 'success', from: SENDER, message: 'Hi' };
		await stage.executionOf(FIRST, async () => {
			const { status, text: answer } = await answerTo(url, sms);
			mustBe('answer', { status, answer }, { status: 200, answer: '{"success":true}' });
		});
	});
	await checks.run(`${title}: a second workflow on the profile is refused`, async () => {
		const before: string = profile(stage).callback_url;
		const refusal = await refusalOf(stage, SECOND, workflow(SECOND, 'keepWorkflows'));
		mustHold(refusal, 'The messaging profile already calls another workflow');
		mustBe('callback URL', profile(stage).callback_url, before);
		await stage.executionOf(FIRST, () => text(stage, 'Still the first'));
	});
	await checks.run(`${title}: by choice it replaces the first, and gives back`, async () => {
		const before: string = profile(stage).callback_url;
		await install(stage, SECOND, workflow(SECOND, 'replace'));
		mustHold(profile(stage).callback_url, `/${SECOND}/`);
		await mustNotStart(stage, FIRST, async () => {
			await stage.executionOf(SECOND, () => text(stage, 'Now the second'));
		});
		await stage.stop(SECOND);
		mustBe('callback URL', profile(stage).callback_url, before);
		await stage.executionOf(FIRST, () => text(stage, 'The first again'));
	});
	await checks.run(`${title}: deactivation puts the former URL back`, async () => {
		const address: string = profile(stage).callback_url;
		await stage.stop(FIRST);
		mustBe('callback URL', profile(stage).callback_url, FORMER);
		mustBe('answer of the old address', (await answerTo(address, {})).status, 404);
	});
}

const REFUSED = JSON.stringify({ success: false, message: 'The secret is wrong' });

function workflow(id: string, otherUrl: string): Node[] {
	// The first one is of version 1, as workflows have it that were saved before.
	const typeVersion = id === FIRST ? 1 : 2;
	const messagingProfile = typeVersion === 1 ? chosen(PROFILE) : PROFILE;
	const events = ['inbound'];
	return [
		node(
			'SMS',
			'openTactTrigger',
			{ mode: 'callback', pollTimes: { item: [] }, events, messagingProfile, otherUrl },
			{ webhookId: id, typeVersion },
		),
		node('After', 'n8n-nodes-base.noOp', {}),
	];
}

/** The profile as it is behind the API. */
function profile(stage: Stage): Body {
	const { messagingProfiles } = stage.vendors.openTact.simulator.state() as Body;
	return messagingProfiles.find(({ uuid }: Body) => uuid === PROFILE);
}

/** Somebody texts; the callback comes so many times. */
async function text(stage: Stage, message: string, times = 1): Promise<void> {
	await stage.control('openTact', 'sms-receive', { from: SENDER, to: OWN, message, times });
}
