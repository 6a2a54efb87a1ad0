import type { Checks } from '../../../playground/lib/checks';
import { DIRT } from '../../../simulators/shared/dirt';
import type { Dirt } from '../../../simulators/shared/dirt';
import type { Fault } from '../../../simulators/shared/faults';
import type { Difference } from '../compare';
import { KEYED_LIST } from '../shape';
import type { VendorName } from '../vendor';
import { mustBeClean, mustFind, withBench } from './bench';
import type { Bench } from './bench';

type Wanted = Partial<Difference>;

/** What each way to spoil an answer must be told as; none: it leaves such answers as they are. */
const TOLD: Record<Dirt, Partial<Record<VendorName, Wanted>>> = {
	'messages before': everywhere({ kind: 'around the JSON', found: 'text before or behind' }),
	'messages behind': everywhere({ kind: 'around the JSON', found: 'text before or behind' }),
	'byte order mark': everywhere({ kind: 'around the JSON', found: 'byte order mark' }),
	'keyed lists': {
		...everywhere({ kind: 'other type', found: KEYED_LIST }),
		// Its lists are neither in `data` nor in `payload`, which alone are spoiled.
		pickyAssist: undefined,
	},
	envelope: {
		// The others have an envelope of their own, which stays as it is.
		businessLabsPmp: { kind: 'other type', found: 'object' },
	},
	'falsy words': {
		// Picky Assist says no with a code.
		businessLabsPmp: { kind: 'other type', path: ['status'], found: 'text' },
		openTact: { kind: 'other type', path: ['success'], found: 'text' },
	},
	empty: everywhere({ kind: 'around the JSON', found: 'no body' }),
	'gateway error': everywhere({ kind: 'status code', found: '504' }),
};

function everywhere(wanted: Wanted): Record<VendorName, Wanted> {
	return { pickyAssist: wanted, businessLabsPmp: wanted, openTact: wanted };
}

/** A request that is spoiled alone, where the node would wait for a broken server again and again. */
const ONE: Record<VendorName, string> = {
	pickyAssist: '/check-balance',
	businessLabsPmp: '/api/common/tax_data',
	openTact: '/dict/gtts',
};

/** Each way in which the simulators can answer otherwise is found as what it is. */
export async function dirty(checks: Checks): Promise<void> {
	for (const dirt of DIRT) {
		for (const name of ['pickyAssist', 'businessLabsPmp', 'openTact'] as const) {
			const wanted = TOLD[dirt][name];
			await checks.run(`${name}, ${dirt}: ${wanted ? 'is found' : 'is not to be seen'}`, () =>
				withBench([name, 2], async (bench) => {
					const isBroken = dirt === 'gateway error' || dirt === 'empty';
					const fault = { dirt, ...(isBroken && { path: ONE[name] }) };
					const result = await verifyWith(bench, [fault]);
					if (wanted) mustFind(result, wanted);
					else mustBeClean(result);
				}),
			);
		}
	}
	for (const [title, path, cut, wanted] of CHANGED) {
		await checks.run(`a changed answer: ${title} is found`, () =>
			withBench(['businessLabsPmp', 3], async (bench) => {
				const change = (body: unknown) => {
					const rows = (body as { data?: Row[] }).data ?? [body as Row];
					for (const row of rows) cut(row, body as Row);
					return body;
				};
				mustFind(await verifyWith(bench, [{ path, cut: change }]), wanted);
			}),
		);
	}
}

type Row = Record<string, unknown>;

/** What a server of another version may do. */
const CHANGED: Array<[string, string, (row: Row, body: Row) => void, Wanted]> = [
	[
		'a field missing',
		'/api/customers?',
		(row) => delete row.city,
		{ kind: 'field missing', path: ['city'] },
	],
	[
		'a field unknown',
		'/api/customers?',
		(row) => (row.einvoice = 'x'),
		{ kind: 'field unknown', path: ['einvoice'] },
	],
	[
		'another type',
		'/api/customers?',
		(row) => (row.userid = Number(row.userid)),
		{ kind: 'other type', path: ['userid'], found: 'number' },
	],
	[
		'another date format',
		'/api/projects?',
		(row) => (row.start_date = '15/01/2026'),
		{ kind: 'other date format', path: ['start_date'], found: 'slashes' },
	],
	[
		'another paging',
		'/api/leads?',
		(_, body) => delete (body.meta as Row).total_pages,
		{ kind: 'other paging', path: ['total_pages'] },
	],
];

/** The faults begin when the server has been recognised. */
export async function verifyWith(bench: Bench, faults: Fault[]) {
	return await bench.verify({ onVisit: () => bench.simulator.faults.set(faults) });
}
