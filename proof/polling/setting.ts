import { setTimeout as delay } from 'node:timers/promises';
import type { Stage } from '../examples/stage';
import type { Fault } from '../../simulators/shared/faults';
import { mustHold } from '../../playground/lib/checks';
import type { Checks } from '../../playground/lib/checks';
import { messageOf } from '../../playground/lib/lifetime';
import { Arrivals } from './arrivals';
import { Told } from './told';
import { publish, unpublish, WORKFLOWS } from './workflows';

/** What is done to n8n. */
export interface Hands {
	/** Stops it as its administrator does, and starts it again. */
	restart(): Promise<void>;
	/** Kills its process. */
	crash(): Promise<void>;
	start(): Promise<void>;
}

const json = { 'content-type': 'application/json' };
/** Answers in which a look finds no list. */
const FAILURES: Fault[] = [
	{ status: 500, headers: json, body: '{}' },
	{
		status: 403,
		headers: json,
		body: { status: false, success: false, message: 'no permissions' },
	},
	{ status: 200, headers: json, body: '' },
];
const EMPTY = FAILURES[2];
/** Each trigger asks for one of these. */
const PATHS = ['/customers', '/zapier/poll/leads', '/sms/search/inbound'];

/** Checks the triggers in one setting of n8n. */
export async function checkSetting(
	stage: Stage,
	checks: Checks,
	setting: string,
	hands: Hands,
): Promise<void> {
	const arrivals = new Arrivals(stage, setting);
	const told = new Told(stage, setting);
	const check = async (title: string, work: () => Promise<void>) =>
		await checks.run(`Durable polling ${setting}: ${title}`, work);
	await stage.control('businessLabsPmp', 'version', { version: 3 });
	await arrivals.prepare(1000);

	await check('a workflow whose first look fails is not published', async () => {
		for (const fault of FAILURES) {
			// n8n goes on to tell of a publication that failed: only the last one is tried again later.
			const name = fault === EMPTY ? setting : `${setting} ${fault.status}`;
			await whileAll(stage, fault, async () => {
				await onAll(async (workflow) => await mustBeRefused(stage, name, workflow));
			});
			await arrivals.inVain();
			if (fault !== EMPTY) await unpublish(stage, name);
		}
	});
	await check('the first look that succeeds makes nothing new', async () => {
		await onAll(async (workflow) => {
			await stage.until('a publication', async () => {
				const publication = publish(stage, setting, workflow, 'After');
				return await publication.then(
					() => true,
					() => undefined,
				);
			});
		});
		await told.mustBeExact(arrivals);
	});
	await check('each record starts one execution', async () => {
		await arrivals.during(async () => await delay(10_000));
		await told.mustBeExact(arrivals);
	});
	await check('over publications, a restart and a crash amid a look', async () => {
		await arrivals.during(async () => {
			for (const after of ['Second', 'Third', 'Fourth']) {
				await onAll(async (workflow) => await publish(stage, setting, workflow, after));
				await delay(2000);
			}
			await hands.restart();
			await crashAmid(stage, setting === 'on' ? PATHS[0] : PATHS[2], hands);
			await hands.start();
		});
		await told.mustBeExact(arrivals);
	});
	await check('looks that fail lose nothing', async () => {
		await arrivals.during(async () => {
			await whileAll(stage, EMPTY, async () => await delay(8000));
		});
		await told.mustBeExact(arrivals);
	});
	await unpublish(stage, setting);
}

async function whileAll(stage: Stage, fault: Fault, work: () => Promise<void>): Promise<void> {
	const simulators = [stage.vendors.businessLabsPmp.simulator, stage.vendors.openTact.simulator];
	const faults = PATHS.map((path) => ({ ...fault, path }));
	for (const simulator of simulators) simulator.faults.set(faults);
	try {
		await work();
	} finally {
		for (const simulator of simulators) simulator.faults.clear();
	}
}

const onAll = async (work: (workflow: string) => Promise<void>) =>
	await Promise.all(WORKFLOWS.map(work));

async function mustBeRefused(stage: Stage, setting: string, workflow: string): Promise<void> {
	try {
		await publish(stage, setting, workflow, 'After');
	} catch (error) {
		return mustHold(messageOf(error), /activating the workflow|could not be published/);
	}
	throw new Error(`"${workflow}" was published, although its first look failed`);
}

/** Kills n8n when the vendor has done the work of a look and has not answered yet. */
async function crashAmid(stage: Stage, path: string, { crash }: Hands): Promise<void> {
	const isPmp = !path.startsWith('/sms');
	const { simulator } = stage.vendors[isPmp ? 'businessLabsPmp' : 'openTact'];
	await new Promise<void>((resolve, reject) => {
		const then = async () => await crash().then(resolve, reject);
		simulator.faults.set([{ path, method: isPmp ? 'GET' : undefined, times: 1, then }]);
	});
	simulator.faults.clear();
}
