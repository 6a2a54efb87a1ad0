import { request } from 'node:http';
import type { RequestListener } from 'node:http';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { usePmp } from '../../BusinessLabsPmp/node';
import { triggerWorkflow } from '../../BusinessLabsPmp/triggerNode';
import { PROFILE } from '../../OpenTact/node';
import { useTrigger } from '../../OpenTact/triggerNode';
import { startSecureServer } from '../../engine/secureServer';
import { useDoorway } from '../../engine/doorway';
import type { TriggerWorkflow } from '../../engine/trigger';

/** Hands everything on to a simulator. */
const to =
	(url: () => string): RequestListener =>
	(incoming, answer) => {
		const { hostname, port } = new URL(url());
		const { method, url: path, headers } = incoming;
		const onward = request({ hostname, port, method, path, headers }, (reply) => {
			answer.writeHead(reply.statusCode ?? 500, reply.headers);
			reply.pipe(answer);
		});
		incoming.pipe(onward);
	};

const INSECURE = { ignoreSSLIssues: true };

/** A trigger behind a certificate that nobody vouches for. */
function triggersBehind(start: {
	url: () => string;
	received: () => number;
	credentials(url: string): ICredentialDataDecryptedObject;
	workflow(credentials: ICredentialDataDecryptedObject, mode: 'calls' | 'polls'): TriggerWorkflow;
}) {
	let secure: Awaited<ReturnType<typeof startSecureServer>>;
	beforeAll(async () => {
		secure = await startSecureServer(to(start.url));
	});
	afterAll(async () => await secure.stop());
	const workflow = (mode: 'calls' | 'polls', more: object = {}) =>
		start.workflow({ ...start.credentials(secure.url), ...more }, mode);

	test('registers and removes itself when it is told to ignore the certificate', async () => {
		const flow = workflow('calls', INSECURE);
		await flow.activate();
		expect(start.received()).toBeGreaterThan(0);
		expect(await flow.deactivate()).toBe(true);
		expect(flow.warnings).toEqual([]);
	});

	test('polls when it is told to', async () => {
		const flow = workflow('polls', INSECURE);
		expect(await flow.poll()).toBeNull();
		expect(start.received()).toBeGreaterThan(0);
	});

	test('otherwise nothing is sent, and the error tells the way on', async () => {
		const told = /NODE_EXTRA_CA_CERTS|The certificate of/;
		await expect(workflow('calls').activate()).rejects.toThrow(told);
		await expect(workflow('polls').poll()).rejects.toThrow(told);
		expect(start.received()).toBe(0);
	});
}

describe('BusinessLabs PMP', () => {
	const pmp = usePmp(3);
	const doorway = useDoorway();
	let count = 0;
	triggersBehind({
		url: () => pmp.simulator.url,
		received: () => pmp.received.length,
		credentials: (baseUrl) => pmp.credentials({ baseUrl }),
		workflow: (credentials, mode) =>
			triggerWorkflow(
				`secure${++count}`,
				credentials,
				mode === 'calls'
					? { mode: 'webhook', events: ['customer_created'] }
					: { mode: 'polling', resource: 'customer' },
				doorway,
			),
	});
});

describe('OpenTact', () => {
	const trigger = useTrigger();
	const { bench } = trigger;
	triggersBehind({
		url: () => bench.vendor.url,
		received: () => bench.vendor.ledger.requests.length,
		credentials: (url) => bench.password({ baseUrl: `${url}/rest` }),
		workflow: (credentials, mode) => {
			const flow = trigger.workflow(mode === 'calls' ? {} : { mode: 'polling' });
			flow.credentials = credentials;
			return flow;
		},
	});

	describe('a workflow behind such a certificate that was stopped', () => {
		let secure: Awaited<ReturnType<typeof startSecureServer>>;
		beforeAll(async () => {
			secure = await startSecureServer(to(() => trigger.doorway.url));
		});
		afterAll(async () => await secure.stop());

		test.each([
			[true, 'replaced'],
			[false, 'taken for one that runs'],
		])('ignoring it is %s: it is %s', async (ignoreSSLIssues) => {
			const callback_url = `${secure.url}/webhook/stopped/opentact?n8n_secret=${'0'.repeat(32)}`;
			await bench.api('PATCH', `/profile/messaging/${PROFILE}`, { callback_url });
			const flow = trigger.workflow();
			flow.credentials = bench.password({ ignoreSSLIssues });
			const activated = flow.activate();
			if (!ignoreSSLIssues) {
				await expect(activated).rejects.toThrow('already calls another workflow');
				return;
			}
			await activated;
			await flow.deactivate();
			expect(await trigger.callbackOf()).toBeNull();
		});
	});
});
