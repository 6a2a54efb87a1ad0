import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Checks } from '../../../playground/lib/checks';
import { mustHold } from '../../../playground/lib/checks';
import { root } from '../../../playground/lib/paths';
import { TOKENS } from '../../../simulators/BusinessLabsPmp';
import type { VendorName } from '../vendor';
import type { Visit } from '../observe';
import type { Workshop } from '../throwaways';
import { changed } from '../write';
import { mustBeAsBefore, mustBeClean, mustFind, recordsOf, withBench } from './bench';

const MAKERS: Array<[VendorName, number]> = [
	['openTact', 1],
	['businessLabsPmp', 1],
	['businessLabsPmp', 2],
	['businessLabsPmp', 3],
];

/** What `--write` makes is gone afterwards, however it ends. */
export async function writes(checks: Checks): Promise<void> {
	for (const server of MAKERS) {
		const title = server.join(' ');
		await checks.run(
			`${title}: throwaways are made, changed and deleted, and nothing is found`,
			() =>
				withBench(server, async ({ simulator, verify }) => {
					const before = recordsOf(simulator);
					let planned = 0;
					const result = await verify({
						mayWrite: (workshop) => {
							planned = workshop.plan(server[1]).length;
							return Promise.resolve(true);
						},
					});
					mustBeClean(result);
					const made = result.findings.filter(({ key }) => /^write .*delete$/.test(key)).length;
					if (made !== planned) throw new Error(`${made} of ${planned} were made and deleted`);
					mustBeAsBefore(simulator, before);
				}),
		);
	}
	await checks.run('without a yes nothing is made', () =>
		withBench(['businessLabsPmp', 3], async ({ simulator, verify }) => {
			await verify({ mayWrite: () => Promise.resolve(false) });
			const sent = simulator.ledger.requests.filter(
				({ method, path }) => method !== 'GET' && path !== '/api/batch',
			);
			if (sent.length > 0) throw new Error(`${sent[0].method} ${sent[0].path} was sent`);
		}),
	);
	await checks.run('a creation whose answer is lost is found by its name and deleted', () =>
		withBench(['businessLabsPmp', 2], async ({ simulator, verify }) => {
			const before = recordsOf(simulator);
			const result = await verify({
				mayWrite: () => {
					simulator.faults.set([
						{ method: 'POST', path: '/api/customers', reset: 'after', times: 1 },
					]);
					return Promise.resolve(true);
				},
			});
			mustFind(result, { key: 'write customer.create', kind: 'node failed' });
			mustBeAsBefore(simulator, before);
		}),
	);
	await checks.run('a field that changes along with another one is found', async () => {
		const [before, after] = [
			{ city: 'A', zip: '1', datemodified: '1' },
			{ city: 'B', zip: '', datemodified: '2' },
		];
		const [only, ...others] = changed(before, after, { city: 'B' });
		const isRight = only?.path.includes('zip') && others.length === 0;
		if (!isRight) throw new Error(JSON.stringify([only, ...others]));
		await Promise.resolve();
	});
	await checks.run('stopped in the middle, it deletes what it has made', () =>
		withBench(['openTact', 1], async ({ simulator, verify }) => {
			const before = recordsOf(simulator);
			let visit: Visit | undefined;
			let workshop: Workshop | undefined;
			await verify({
				onVisit: (made) => {
					visit = made;
				},
				mayWrite: (made) => {
					workshop = made;
					const then = () => {
						visit!.isStopped = true;
					};
					simulator.faults.set([{ method: 'POST', path: '/sip/connection', times: 1, then }]);
					return Promise.resolve(true);
				},
			});
			if (workshop!.made.length < 3) throw new Error('It was not stopped in the middle');
			const left = await workshop!.clear();
			if (left.length > 0) throw new Error(`${left.length} are left`);
			mustBeAsBefore(simulator, before);
		}),
	);
	await checks.run('Ctrl-C deletes what was made, and shows no token', () =>
		withBench(['businessLabsPmp', 3], async ({ simulator }) => {
			const before = recordsOf(simulator);
			const output = await interrupted(simulator.url, async (interrupt) => {
				const slow = { method: 'POST', path: '/api/milestones', latency: 300, then: interrupt };
				simulator.faults.set([slow]);
				return await Promise.resolve();
			});
			mustHold(output, 'Deleting what was made');
			mustHold(output, 'Nothing is left behind');
			if (output.includes(TOKENS.full)) throw new Error('The token was shown');
			mustBeAsBefore(simulator, before);
		}),
	);
	await checks.run('Ctrl-C once more does not wait, and names what is left', () =>
		withBench(['businessLabsPmp', 3], async ({ simulator }) => {
			const output = await interrupted(simulator.url, async (interrupt) => {
				const twice = () => {
					interrupt();
					setTimeout(interrupt, 2000);
				};
				simulator.faults.set([
					{ method: 'POST', path: '/api/milestones', latency: 300, then: twice },
					{ method: 'DELETE', path: '/api/', latency: 30_000 },
				]);
				return await Promise.resolve();
			});
			for (const part of ['Deleting what was made', 'These are left, or may be', 'Customer "n8n']) {
				mustHold(output, part);
			}
			if (output.includes('Nothing is left behind'))
				throw new Error('It says that nothing is left');
		}),
	);
	await checks.run('what cannot be deleted is named', () =>
		withBench(['businessLabsPmp', 3], async ({ simulator, verify }) => {
			let workshop: Workshop | undefined;
			const result = await verify({
				mayWrite: (made) => {
					workshop = made;
					const kept = { method: 'DELETE', path: '/customers', status: 403 };
					simulator.faults.set([{ ...kept, body: '{"status":false}' }]);
					return Promise.resolve(true);
				},
			});
			mustFind(result, { key: 'write customer.create', kind: 'node failed' });
			const [left, ...others] = await workshop!.clear();
			const isRight = left?.title === 'Customer' && left.id !== undefined && others.length === 0;
			if (!isRight) throw new Error(JSON.stringify([left, ...others]));
		}),
	);
	await checks.run('openTact: with a number named, one message goes to it and to nobody else', () =>
		withBench(['openTact', 1], async ({ simulator, verify }) => {
			await verify({ sendTo: '14158531281' });
			mustHaveSent(simulator.ledger.requests, '/rest/sms', '14158531281');
		}),
	);
	await checks.run(
		'pickyAssist: with a number named, one message goes to it and to nobody else',
		() =>
			withBench(['pickyAssist', 1], async ({ simulator, verify }) => {
				await verify({ sendTo: '391234567890' });
				mustHaveSent(simulator.ledger.requests, '/push', '391234567890');
			}),
	);
}

function mustHaveSent(
	requests: Array<{ method: string; path: string; body: unknown }>,
	path: string,
	to: string,
): void {
	const sent = requests.filter((each) => each.method === 'POST' && each.path.endsWith(path));
	const isOne = sent.length === 1 && JSON.stringify(sent[0].body).includes(to);
	if (!isOne) throw new Error(`Sent: ${JSON.stringify(sent.map(({ body }) => body))}`);
}

/** Runs the command as a user does, and interrupts it when the arrangement says so. */
async function interrupted(
	server: string,
	arrange: (interrupt: () => void) => Promise<void>,
): Promise<string> {
	const child = spawn(
		process.execPath,
		[
			...['--import', 'tsx', join(root, 'proof', 'verify', 'main.ts')],
			...['--vendor', 'businessLabsPmp', '--server', server, '--write', '--yes'],
		],
		{
			cwd: root,
			env: { ...process.env, PMP_TOKEN: TOKENS.full },
			stdio: ['ignore', 'pipe', 'pipe'],
		},
	);
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
	}
	await arrange(() => void child.kill('SIGINT'));
	await new Promise((resolve) => child.once('close', resolve));
	return output;
}
