import { setTimeout as delay } from 'node:timers/promises';
import { OWN } from '../examples/openTact';
import type { Stage } from '../examples/stage';

/** Milliseconds between two things that happen at the vendors. */
const PACE = 1000;
const CALLER = '14155550123';
const KINDS = ['customer', 'lead', 'sms'] as const;

/** What happens at the vendors for the triggers to tell. Each has a text of its own, to be found again. */
export class Arrivals {
	/** All that a trigger has to tell, in the order in which it happened. */
	readonly due: string[] = [];
	/** What was there before the triggers were asked to look. */
	readonly old: string[] = [];
	private count = 0;
	private leads: string[] = [];

	constructor(
		private readonly stage: Stage,
		private readonly name: string,
	) {}

	/** Records that are there already. Each lead is edited once later on, so that no edit hides another. */
	async prepare(leads: number): Promise<void> {
		for (let count = 0; count < 3; count++) {
			for (const kind of ['customer', 'sms'] as const) this.old.push(await this.happen(kind));
		}
		const company = this.text('old-lead');
		this.old.push(company);
		for (let count = 0; count < leads; count++) {
			this.leads.push(await this.stage.seed('leads', { company }));
		}
	}

	/** Lets one of each kind happen. */
	async each(): Promise<void> {
		for (const kind of KINDS) this.due.push(await this.happen(kind));
	}

	/** The same before a trigger has looked in success. */
	async inVain(): Promise<void> {
		for (const kind of KINDS) this.old.push(await this.happen(kind));
	}

	/** Goes on while something else is done. */
	async during(work: () => Promise<void>): Promise<void> {
		let isOver = false;
		const all = async () => {
			while (!isOver) {
				await this.each();
				await delay(PACE);
			}
		};
		const arriving = all();
		try {
			await work();
		} finally {
			isOver = true;
			await arriving;
		}
	}

	private async happen(kind: (typeof KINDS)[number]): Promise<string> {
		const text = this.text(kind);
		if (kind === 'customer') await this.stage.seed('customers', { company: text });
		if (kind === 'sms') {
			const sms = { from: CALLER, to: OWN, message: text };
			await this.stage.control('openTact', 'sms-receive', sms);
		}
		if (kind === 'lead') {
			const id = this.leads.shift();
			if (!id) throw new Error('There are not enough leads to edit');
			const edit = { resource: 'leads', id, values: { company: text } };
			await this.stage.control('businessLabsPmp', 'edit', edit);
		}
		return text;
	}

	private text(kind: string): string {
		return `<${this.name} ${kind} ${++this.count}>`;
	}
}
