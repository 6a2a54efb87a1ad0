import type { Checks } from '../../../playground/lib/checks';
import { report } from '../report';
import { vocabularyOf } from '../vocabulary';
import type { VendorName } from '../vendor';
import { differencesIn, filled, withBench } from './bench';

/** Every text of the vendor begins like this, every number ends like that. */
const MARK = 'Zqx';
const NUMBER = 7391;
const SECRET = /zqx|7391/i;

/** Fields that say what an answer is: without them it would be no answer, and nothing would be compared. */
const FRAME = new Set(['success', 'status', 'message', 'error']);
/** IDs by which the next reads go on. */
const ID = /^(uuid|id|.*id|.*_id|domain|tn)$/;

/** A report holds no value, whatever is a value: a text, a number, the name of a custom field. */
export async function reports(checks: Checks): Promise<void> {
	for (const name of ['pickyAssist', 'businessLabsPmp', 'openTact'] as const) {
		for (const version of name === 'businessLabsPmp' ? [2, 3] : [1]) {
			const title = `${name}${version > 1 ? ` version ${version}` : ''}`;
			await checks.run(
				`${title}: a report of marked answers holds no mark`,
				async () => await marked(name, version),
			);
		}
	}
}

async function marked(name: VendorName, version: number): Promise<void> {
	await withBench([name, version], async (bench) => {
		const given = await filled([name, version], bench);
		let answers = '';
		const cut = (body: unknown) => {
			const changed = mark(body);
			answers += JSON.stringify(changed);
			return changed;
		};
		const result = await bench.verify({
			given,
			onVisit: () => bench.simulator.faults.set([{ path: '/', cut }]),
		});
		if (differencesIn(result).length < 20) throw new Error('Hardly anything differed');
		if ((answers.match(/Zqx/g) ?? []).length < 50) throw new Error('Hardly anything was marked');
		const text = report(result, vocabularyOf(result.vendor, result.expected), '2026-01-01');
		const found = SECRET.exec(text);
		if (found) throw new Error(`In the report: ${text.slice(found.index - 200, found.index + 80)}`);
		for (const secret of secretsOf(bench.credential)) {
			if (text.includes(secret)) throw new Error(`The report holds ${secret}`);
		}
		if (!text.includes('characters›')) throw new Error('No name was cut');
	});
}

/** Address, tokens and passwords of the credential, and the parts of the address. */
function secretsOf(credential: object): string[] {
	const texts = Object.values(credential).filter((value) => typeof value === 'string');
	const address = texts.find((text) => text.startsWith('http')) ?? '';
	const { host, port, hostname } = new URL(address);
	return [...texts.filter((text) => text.length > 8), host, port, hostname];
}

/** The same answer, with every value marked, and a field in each record whose name is a value. */
function mark(value: unknown, name = '', depth = 0): unknown {
	if (FRAME.has(name) && depth < 2) {
		return name === 'message' && typeof value === 'string' ? `${MARK} ${value}` : value;
	}
	if (typeof value === 'string') return ID.test(name) || value === '' ? value : `${MARK}${value}`;
	if (typeof value === 'number') return ID.test(name) ? value : value * 10_000 + NUMBER;
	if (Array.isArray(value)) return value.map((entry) => mark(entry, '', depth + 1));
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).map(([key, entry]) => [key, mark(entry, key, depth + 1)]);
	return {
		...Object.fromEntries(entries),
		...(depth > 0 && {
			[`${MARK}_field`]: `${MARK} value`,
			[`${MARK.toLowerCase()}@example.com`]: { [`+39 333 ${NUMBER}`]: NUMBER },
		}),
	};
}
