import { setTimeout as delay } from 'node:timers/promises';
import type { Stage } from '../examples/stage';
import type { Arrivals } from './arrivals';
import { idOf, WORKFLOWS } from './workflows';

const PATIENCE = 90_000;
/** Longer than a round of looks takes, so that what is told twice shows. */
const ROUND = 14_000;

/** What the executions of a setting's workflows were started with. */
export class Told {
	/** By execution; one that was read does not change any more. */
	private readonly read = new Map<string, string[]>();

	constructor(
		private readonly stage: Stage,
		private readonly setting: string,
	) {}

	/**
	 * Waits until all that is due was told, and then for the looks that may tell it again.
	 * @throws Error that names what was lost, told twice, or is older than the triggers
	 */
	async mustBeExact({ due, old }: Arrivals): Promise<void> {
		const deadline = Date.now() + PATIENCE;
		let times = await this.times();
		while (due.some((text) => !times.has(text)) && Date.now() < deadline) {
			await delay(1000);
			times = await this.times();
		}
		await delay(ROUND);
		times = await this.times();
		const lost = due.filter((text) => !times.has(text));
		const twice = [...times].filter(([, count]) => count > 1).map(([text]) => text);
		const notNew = old.filter((text) => times.has(text));
		if (lost.length + twice.length + notNew.length === 0) return;
		const list = (texts: string[]) => `${texts.length} (${texts.slice(0, 5).join(' ')})`;
		throw new Error(
			`of ${due.length}, lost: ${list(lost)}, twice: ${list(twice)}, old: ${list(notNew)}`,
		);
	}

	/** How many executions were started with each text. */
	private async times(): Promise<Map<string, number>> {
		const { session } = this.stage.playground;
		for (const name of WORKFLOWS) {
			const filter = encodeURIComponent(JSON.stringify({ workflowId: idOf(this.setting, name) }));
			const { results } = await session.request<{
				results: Array<{ id: string; status: string }>;
			}>('GET', `/executions?filter=${filter}&limit=100`);
			if (results.length === 100) throw new Error('There are more executions than n8n tells of');
			for (const { id, status } of results) {
				if (this.read.has(id)) continue;
				const { data } = await session.request<{ data: string }>('GET', `/executions/${id}`);
				// A text stands once in what n8n keeps of an execution, however often a node gave it.
				const texts = [...new Set(data.match(/<[\w-]+ [a-z-]+ \d+>/g))];
				if (!['new', 'running'].includes(status)) this.read.set(id, texts);
			}
		}
		const times = new Map<string, number>();
		for (const text of [...this.read.values()].flat()) times.set(text, (times.get(text) ?? 0) + 1);
		return times;
	}
}
