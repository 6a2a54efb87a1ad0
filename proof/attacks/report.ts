import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { machine } from '../bench/report';
import { median } from '../bench/rounds';
import { root } from '../../playground/lib/paths';
import type { Outcome } from './attack';
import { AT_ONCE } from './burst';
import type { Burst } from './burst';

const page = join(root, 'docs', 'reliability.md');
const [START, END] = ['<!-- attacks -->', '<!-- end of attacks -->'];
const TITLES = ['Picky Assist', 'BusinessLabs PMP', 'OpenTact'];

/** What came of the attacks, by chapter, attack and trigger. */
export class Results {
	readonly chapters = new Map<string, Map<string, Map<string, Outcome>>>();

	/** @param outcome of one version of the trigger; those of its versions are added up */
	add(chapter: string, attack: string, title: string, outcome: Outcome): void {
		const attacks = this.chapters.get(chapter) ?? new Map<string, Map<string, Outcome>>();
		const outcomes = attacks.get(attack) ?? new Map<string, Outcome>();
		this.chapters.set(
			chapter,
			attacks.set(attack, outcomes.set(title, sum(outcomes.get(title), outcome))),
		);
	}
}

function sum(one: Outcome | undefined, other: Outcome): Outcome {
	if (!one) return other;
	return {
		answers: [...one.answers, ...other.answers],
		executions: one.executions + other.executions,
		milliseconds: Math.max(one.milliseconds, other.milliseconds),
	};
}

/** The loads as the page and the terminal show them. */
export const LOAD_HEADS = [
	...['Trigger', 'What', 'Calls', 'Genuine', 'Executions', 'Lost', 'Doubled', 'Refused'],
	...['Median ms', 'Seconds'],
];

export const rowOf = (each: Burst): string[] => [
	each.title,
	each.kind,
	...[each.posted, each.genuine, each.started, each.lost, each.doubled, each.refused].map(String),
	median(each.times).toFixed(0),
	each.seconds.toFixed(0),
];

/** Puts the tables into docs/reliability.md, in the place of those that it had before. */
export function write(results: Results, bursts: Burst[]): void {
	const text = readFileSync(page, 'utf8');
	const section = `${START}\n\n${markdown(results, bursts)}\n\n${END}`;
	const from = text.indexOf(START);
	writeFileSync(
		page,
		from >= 0
			? text.slice(0, from) + section + text.slice(text.indexOf(END) + END.length)
			: `${text.trimEnd()}\n\n${section}\n`,
	);
}

function markdown({ chapters }: Results, bursts: Burst[]): string {
	const rows = [...chapters].flatMap(([chapter, attacks]) =>
		[...attacks].map(([attack, outcomes]) => [
			chapter,
			attack,
			...TITLES.map((title) => cell(outcomes.get(title))),
			longest([...outcomes.values()]),
		]),
	);
	return [
		'## Attacks on the triggers',
		'`npm run test:attacks -- --full` sends to the production address of each trigger what should start nothing, and much at once of what should. BusinessLabs PMP signs its calls; the other two have a secret in the address. Both versions of each trigger are attacked, and their requests added up. After each attack a genuine event has to start exactly one execution. A cell says which statuses came back, and how many executions started for how many requests. No answer and no line of the log of n8n held a secret.',
		grid(['', 'What comes', ...TITLES, 'Longest, ms'], rows),
		'"No answer" is a connection that n8n, or the caller, closed. What PMP signs is taken whatever it is, since the body of its calls is documented nowhere.',
		`Much at once, with ${AT_ONCE} requests open at all times. A genuine call that is refused comes again after a second, as vendors do. n8n's default engine for expressions starts an isolate for each call of a trigger that is not n8n's own; all above, and all below but where it is named, ran with \`N8N_EXPRESSION_ENGINE=legacy\`. Where that many calls come, n8n answers some with 503 "Database is not ready" while it has too much to do: nothing has started then, and the vendor has to call again.`,
		grid(LOAD_HEADS, bursts.map(rowOf)),
		'A call that comes again is known for ten minutes, and the last 10,000 of each trigger are known for longer. After a restart of n8n, or in another process of it, the last 500 are. A call that n8n refused with 500 or more has started nothing, and is taken when it comes again.',
		`_${machine()} \`npm run test:attacks -- --full\`_`,
	].join('\n\n');
}

function cell(outcome?: Outcome): string {
	if (!outcome) return '';
	const { answers, executions } = outcome;
	const statuses = [...new Set(answers.map(({ status }) => status))].sort();
	const words = statuses.map((status) => (status === 0 ? 'no answer' : String(status)));
	return `${words.join(', ')}: ${executions} of ${answers.length}`;
}

function longest(outcomes: Outcome[]): string {
	const times = outcomes.flatMap(({ answers }) => answers.map((each) => each.milliseconds));
	return Math.max(...times).toFixed(0);
}

function grid(heads: string[], rows: string[][]): string {
	const line = (cells: string[]) => `| ${cells.map((cell) => cell || '–').join(' | ')} |`;
	return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}
