// Triggers that are called through random sequences of deliveries, repeats, refusals, hang-ups, restarts and
// publications: whatever the vendor was told, each event starts exactly one execution in the end.
import { fc } from '../../engine/property';
import type { IDataObject, INodeType } from 'n8n-workflow';
import { createHmac } from 'node:crypto';
import { PickyAssistApi } from '../../../credentials/PickyAssistApi.credentials';
import { PickyAssistTrigger } from '../../../nodes/PickyAssist/PickyAssistTrigger.node';
import { usePmp } from '../../BusinessLabsPmp/node';
import { triggerWorkflow } from '../../BusinessLabsPmp/triggerNode';
import { OTHER, NUMBER, useTrigger } from '../../OpenTact/triggerNode';
import { message, SECRET } from '../../PickyAssist/triggerNode';
import { withCalendar } from '../../engine/calendar';
import { useDoorway } from '../../engine/doorway';
import { TriggerWorkflow } from '../../engine/trigger';
import { until } from '../../engine/until';
import { inNewProcess, inSequences, picked } from './sequences';

jest.setTimeout(1_800_000);

/** A call, ready to be made. */
interface Call {
	url: string;
	body: string;
	headers?: Record<string, string>;
}

/** How one trigger is called. */
interface Caller {
	flow: TriggerWorkflow;
	/** The call of an event, as the vendor would make it now. */
	tell(event: number): Call | Promise<Call>;
	/** The event that an item stands for. */
	eventOf(item: IDataObject): number;
	/** The node as a new process of n8n has it. */
	asNew(): INodeType;
}

const FATES = [
	'heard',
	'refused',
	'together',
	'storedAfterHangUp',
	'refusedAfterHangUp',
	'crash',
] as const;
type Step =
	| { does: 'event' | 'again'; fate: (typeof FATES)[number]; drawn: number }
	| { does: 'restart' | 'publish' }
	| { does: 'pass'; seconds: number };

const delivered = (does: 'event' | 'again') =>
	fc.record({
		does: fc.constant(does),
		fate: fc.oneof({ weight: 3, arbitrary: fc.constant('heard') }, fc.constantFrom(...FATES)),
		drawn: fc.nat(1000),
	});
const steps = fc.oneof(
	{ weight: 6, arbitrary: delivered('event') },
	{ weight: 6, arbitrary: delivered('again') },
	{ weight: 2, arbitrary: fc.record({ does: fc.constantFrom('restart', 'publish') }) },
	{ weight: 2, arbitrary: fc.record({ does: fc.constant('pass'), seconds: fc.nat(100) }) },
) as fc.Arbitrary<Step>;

async function post({ url, body, headers }: Call, signal?: AbortSignal): Promise<number> {
	const type = { 'content-type': 'application/json' };
	const response = await fetch(url, {
		...{ method: 'POST', body, signal },
		headers: { ...type, ...headers },
	});
	await response.arrayBuffer();
	return response.status;
}

/** Makes one call whose fate is known, and says whether the vendor heard that all is well. */
async function deliver(
	{ flow, tell, asNew }: Caller,
	event: number,
	fate: (typeof FATES)[number],
): Promise<boolean> {
	const call = await tell(event);
	const isStored = fate === 'storedAfterHangUp' || fate === 'together' || fate === 'heard';
	const hangsUp = fate === 'storedAfterHangUp' || fate === 'refusedAfterHangUp';
	flow.isUp = isStored;
	try {
		if (fate === 'heard' || fate === 'refused') {
			return (await post(call)) < 300;
		}
		const { reached, release } = flow.hold();
		const caller = new AbortController();
		const first = post(call, caller.signal).catch(() => 0);
		const isHeld = await Promise.race([reached.then(() => true), first.then(() => false)]);
		flow.letPass();
		if (!isHeld) return Number(await first) < 300;
		const second = fate === 'together' ? await post(call) : undefined;
		if (second !== undefined) expect(second).toBe(503);
		if (hangsUp) {
			caller.abort();
			await first;
		}
		if (fate === 'crash') flow.restart(asNew());
		const { answered } = flow;
		release();
		await until(() => flow.answered > answered);
		return !hangsUp && Number(await first) < 300;
	} finally {
		flow.isUp = true;
	}
}

async function check(title: string, make: () => Promise<Caller> | Caller): Promise<void> {
	await inSequences(title, steps, async (sequence) => {
		await withCalendar(async (pass) => {
			const caller = await make();
			const { flow } = caller;
			await flow.activate();
			/** What the vendor knows of each event: whether it was taken. */
			const events: boolean[] = [];
			const startsOf = (event: number) =>
				flow.started.filter((item) => caller.eventOf(item) === event).length;
			for (const step of sequence) {
				if (step.does === 'pass') pass(step.seconds * 1000);
				if (step.does === 'restart') flow.restart(caller.asNew());
				if (step.does === 'publish') {
					await flow.deactivate();
					await flow.activate();
				}
				if (step.does !== 'event' && step.does !== 'again') continue;
				const isNew = step.does === 'event';
				if (isNew) events.push(false);
				const at = isNew ? events.length - 1 : picked([...events.keys()], step.drawn);
				if (at === undefined) continue;
				const isTaken = await deliver(caller, at, step.fate);
				events[at] ||= isTaken;
				expect(startsOf(at)).toBeLessThanOrEqual(1);
				// What the vendor was told is true.
				if (events[at]) expect(startsOf(at)).toBe(1);
			}
			// A vendor tries again until it hears that all is well.
			for (const [event, isTaken] of events.entries()) {
				if (!isTaken) expect(await deliver(caller, event, 'heard')).toBe(true);
			}
			expect([...events.keys()].map(startsOf)).toEqual(events.map(() => 1));
			await flow.deactivate();
		});
	});
}

let count = 0;
/** One sequence is of version 1 of the node, the next one of version 2. */
const version = () => 1 + (++turn % 2);
let turn = 0;

describe('BusinessLabs PMP', () => {
	const pmp = usePmp(3);
	const doorway = useDoorway();

	test('webhooks', async () => {
		await check('BusinessLabs PMP: webhook', () => {
			pmp.simulator.reset();
			const parameters = { mode: 'webhook', events: ['customer_created'] };
			const id = `calls${++count}`;
			const flow = triggerWorkflow(id, pmp.credentials(), parameters, doorway, version());
			return {
				flow,
				tell(event) {
					const [{ url, secret }] = pmp.state().tables.webhooks;
					const body = JSON.stringify({ event: 'customer_created', data: { event } });
					const now = Math.floor(Date.now() / 1000);
					const hmac = createHmac('sha256', String(secret)).update(`${now}.${body}`);
					const signature = `t=${now},v1=${hmac.digest('hex')}`;
					return { url: String(url), body, headers: { 'x-perfex-signature': signature } };
				},
				eventOf: ({ data }) => (data as { event: number }).event,
				asNew: () =>
					inNewProcess(() => {
						const path = '../../../nodes/BusinessLabsPmp/BusinessLabsPmpTrigger.node';
						return new (jest.requireActual(path).BusinessLabsPmpTrigger)() as INodeType;
					}),
			};
		});
	});
});

describe('OpenTact', () => {
	const trigger = useTrigger();

	test('callbacks', async () => {
		await check('OpenTact: callback', () => {
			trigger.bench.vendor.reset();
			const flow = trigger.workflow({}, version());
			return {
				flow,
				async tell(event) {
					const [uuid, type] = [String(event), event % 2 ? 'smsi' : 'smso'];
					const sms = { uuid, type, from: OTHER, to: NUMBER, state: 'success', delivered: true };
					return { url: String(await trigger.callbackOf()), body: JSON.stringify(sms) };
				},
				eventOf: ({ uuid }) => Number(uuid),
				asNew: () =>
					inNewProcess(() => {
						const path = '../../../nodes/OpenTact/OpenTactTrigger.node';
						return new (jest.requireActual(path).OpenTactTrigger)() as INodeType;
					}),
			};
		});
	});
});

describe('Picky Assist', () => {
	const doorway = useDoorway();

	test.each([
		['Global Webhook', 0],
		['Event Webhook', 1],
	])('%s', async (name, kind) => {
		await check(`Picky Assist: ${name}`, () => {
			const id = `picky${++count}`;
			const setup = {
				type: new PickyAssistTrigger(),
				typeVersion: version(),
				credentialType: new PickyAssistApi(),
				credentials: {},
			};
			const parameters = {
				events: ['inboundMessage', 'deliveryReport'],
				secret: { __rl: true, mode: 'list', value: SECRET },
				responseMode: 'onReceived',
			};
			const flow = new TriggerWorkflow(id, setup, parameters, doorway);
			const url = `${doorway.url}/webhook/hook-${id}/picky-assist?n8n_secret=${SECRET}`;
			return {
				flow,
				tell(event) {
					const row = { msg_id: String(event), status: '1' };
					const report = { project_id: '1', event_id: 1, data: [row] };
					const told = kind === 1 ? report : message({ 'unique-id': event });
					return { url, body: JSON.stringify(told) };
				},
				eventOf: ({ messageId }) => Number(messageId),
				asNew: () =>
					inNewProcess(() => {
						const path = '../../../nodes/PickyAssist/PickyAssistTrigger.node';
						return new (jest.requireActual(path).PickyAssistTrigger)() as INodeType;
					}),
			};
		});
	});
});
