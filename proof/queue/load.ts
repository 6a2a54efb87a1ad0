import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { examples } from '../../playground/lib/paths';
import type { Vendors } from '../../playground/lib/simulators';

/** Posted at the same time: as many as the two workers can take, and some that wait. */
const AT_ONCE = 20;
const ANSWER_WITHIN = 240_000;

const MARKER = /Queue Test (\d{4})/;

/** The writes of one execution, in order. */
const WRITES: Array<{ vendor: keyof Vendors; path: RegExp }> = [
	{ vendor: 'businessLabsPmp', path: /^\/api\/customers$/ },
	{ vendor: 'businessLabsPmp', path: /^\/api\/projects$/ },
	{ vendor: 'businessLabsPmp', path: /^\/api\/milestones$/ },
	{ vendor: 'businessLabsPmp', path: /^\/api\/tickets$/ },
	{ vendor: 'openTact', path: /^\/rest\/profile\/messaging$/ },
	{ vendor: 'pickyAssist', path: /\/pm\/create-project$/ },
];

/** A submission that is not counted. */
const WARM_UP = 0;

/** HTTP status of the answer to a form submission; 0 when there was none. */
export type Answers = Map<number, number>;

/**
 * Posts form submissions that can be told apart at the vendors.
 * @param onAnswer gets the number of answers so far
 */
export async function submitForms(
	url: string,
	count: number,
	onAnswer: (answers: number) => void,
): Promise<Answers> {
	const form = JSON.parse(readFileSync(join(examples, 'payloads', 'form-submission.json'), 'utf8'));
	// The webhook process hears of a published workflow a moment later.
	for (let tries = 0; (await submit(url, form, WARM_UP)) !== 200; tries++) {
		if (tries === 60) throw new Error('The webhook of the demo workflow does not answer');
		await delay(500);
	}
	const answers: Answers = new Map();
	let next = 1;
	const sender = async () => {
		while (next <= count) {
			const number = next++;
			answers.set(number, await submit(url, form, number));
			onAnswer(answers.size);
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, sender));
	return answers;
}

async function submit(url: string, form: any, number: number): Promise<number> {
	const name = `Queue Test ${String(number).padStart(4, '0')}`;
	const { submission } = form;
	const answers = { ...submission.answers, company: name, name };
	try {
		const response = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ ...form, submission: { ...submission, answers } }),
			signal: AbortSignal.timeout(ANSWER_WITHIN),
		});
		await response.text();
		return response.status;
	} catch {
		return 0;
	}
}

/** For each form submission: how often each of its writes was carried out, in order of WRITES. */
export function carriedOut(vendors: Vendors): Map<number, number[]> {
	const counts = new Map<number, number[]>();
	WRITES.forEach(({ vendor, path }, write) => {
		for (const request of vendors[vendor].simulator.ledger.requests) {
			if (request.method !== 'POST' || !path.test(request.path)) continue;
			const number = Number(MARKER.exec(JSON.stringify(request.body))?.[1]);
			if (number === WARM_UP) continue;
			const own = counts.get(number) ?? WRITES.map(() => 0);
			if (request.status === 200 || request.status === 201) own[write]++;
			counts.set(number, own);
		}
	});
	return counts;
}
