// Every operation of every vendor against servers that spoil the vendor's own answers.
import { fc } from '../engine/property';
import type { IDataObject } from 'n8n-workflow';
import { fieldsOf } from '../../nodes/shared/engine/parameterReader';
import { forgetAccounts } from '../../nodes/shared/engine/rateLimiter';
import type { Operation } from '../../nodes/shared/contract/types';
import { DIRT } from '../../simulators/shared/dirt';
import type { Dirt } from '../../simulators/shared/dirt';
import { attempt } from '../engine/harness';
import type { Attempt } from '../engine/harness';
import { complaintsAbout } from './matrix';
import { writeDirt } from './page';
import type { DirtRow } from './page';
import { binary, fromItem, parametersFor } from './valid';
import { starters } from './vendors';
import type { VendorUnderTest } from './vendors';

jest.mock('../../nodes/shared/engine/retry', () => ({
	...jest.requireActual<object>('../../nodes/shared/engine/retry'),
	pause: async () => await new Promise((resolve) => setImmediate(resolve)),
}));

const isFull = process.env.FAULTS === 'all';
/** Dirt that changes nothing of what was answered: the outcome is the same to the letter. */
const HARMLESS: Dirt[] = ['messages before', 'messages behind', 'byte order mark', 'falsy words'];
/** Where an empty answer is how the vendor says yes. */
const SILENT = ['payment create'];
/** Calls of such operations change nothing, or the same again. */
const READS = /^(get|search|check|price|report|update)/i;

describe.each(Object.keys(starters))('%s behind a server that spoils answers', (title) => {
	let vendor: VendorUnderTest;
	const rows = new Map<Dirt, DirtRow>(
		DIRT.map((dirt) => [dirt, { dirt, same: 0, other: 0, refused: 0, doubtful: 0 }]),
	);

	beforeAll(async () => {
		vendor = await starters[title]();
	});
	afterAll(async () => {
		await vendor.simulator.stop();
		if (isFull) writeDirt(title, [...rows.values()]);
	});

	const run = async (resource: string, operation: Operation, given: IDataObject, dirt?: Dirt) => {
		vendor.simulator.reset();
		forgetAccounts();
		vendor.simulator.faults.set(dirt ? [{ dirt, ...notSigningIn }] : []);
		const outcome = await attempt({
			type: vendor.type,
			credentialType: vendor.credentialType,
			credentials: vendor.credentials(vendor.simulator.url),
			parameters: { resource, operation: operation.value, ...fromItem(fieldsOf(operation), given) },
			items: [{ json: given, binary }],
		});
		return { outcome, sent: writesIn(vendor) };
	};
	const notSigningIn = title === 'OpenTact' ? { path: '/rest/', skip: 1 } : {};

	test('each operation gives the right value, or an error, and writes nothing twice', async () => {
		const complaints: string[] = [];
		let turn = 0;
		for (const { value: resource, operations } of vendor.resources) {
			for (const operation of operations) {
				const name = `${resource} ${operation.value}`;
				const parameters = parametersFor(operation, vendor.credentials(vendor.simulator.url));
				const [given] = fc.sample(parameters, { numRuns: 1, seed: 7 });
				const clean = await run(resource, operation, given);
				const modes = isFull ? DIRT : [DIRT[turn++ % DIRT.length]];
				for (const dirt of modes) {
					const dirty = await run(resource, operation, given, dirt);
					const isYes = dirt === 'empty' && SILENT.includes(name);
					const found = isYes ? [] : compared(clean.outcome, dirty.outcome, dirt);
					count(rows.get(dirt) as DirtRow, clean.outcome, dirty.outcome);
					const twice = READS.test(operation.value)
						? []
						: [...dirty.sent].filter(([call, times]) => times > (clean.sent.get(call) ?? 1));
					complaints.push(...found.map((text) => `${name}, ${dirt}: ${text}`));
					complaints.push(...twice.map(([call]) => `${name}, ${dirt}: sent twice: ${call}`));
				}
			}
		}
		expect(complaints).toEqual([]);
	}, 600_000);
});

/** How often each call that changes something was received. */
function writesIn({ simulator }: VendorUnderTest): Map<string, number> {
	const calls = new Map<string, number>();
	for (const { method, path, body } of simulator.ledger.requests) {
		if (method === 'GET' || method === 'PUT' || method === 'PATCH') continue;
		// Reads, and what sets a state that it may set again.
		if (/search|price|status|report|fetch|balance|get-|admin|two-step/.test(path)) continue;
		const call = `${method} ${path} ${masked(body)}`;
		calls.set(call, (calls.get(call) ?? 0) + 1);
	}
	return calls;
}

function compared(clean: Attempt, dirty: Attempt, dirt: Dirt): string[] {
	if (dirty.error) {
		const wrong = complaintsAbout(dirty.error);
		const { message, description } = dirty.error;
		if (/<\/?(div|h4|p)\b/.test(`${message} ${description}`)) wrong.push('HTML in the error');
		if (HARMLESS.includes(dirt) && !clean.error) wrong.push(`an error: ${message} ${description}`);
		if (dirt === 'gateway error' && !/Gateway Timeout|HTTP 504/.test(`${message} ${description}`)) {
			if (message !== clean.error?.message) wrong.push(`no word of the gateway: ${message}`);
		}
		return wrong;
	}
	if (clean.error) return [`a success where the vendor refuses: ${clean.error.message}`];
	const isReadOfNothing = dirt === 'empty' && clean.json.length > 0 && dirty.json.length === 0;
	if (isReadOfNothing) return ['an empty answer is taken for an empty list'];
	if (dirt === 'empty' || dirt === 'gateway error') return [];
	const same = masked(clean.json) === masked(dirty.json);
	return same ? [] : [`${masked(dirty.json)} instead of ${masked(clean.json)}`];
}

function count(row: DirtRow, clean: Attempt, dirty: Attempt): void {
	const { message = '', description = '' } = dirty.error ?? {};
	if (dirty.error && clean.error?.message === message) row.same++;
	else if (/may have been|before you send it again/.test(`${message} ${description}`))
		row.doubtful++;
	else if (dirty.error) row.refused++;
	else row[masked(clean.json) === masked(dirty.json) ? 'same' : 'other']++;
}

/** Without what differs from run to run: times, and what a vendor or the node makes up. */
function masked(value: unknown): string {
	return (JSON.stringify(value) ?? '')
		.replace(/\d{4}-\d\d-\d\d([T ][\d:.]+(Z|[+-]\d\d:?\d\d)?)?/g, 'time')
		.replace(/\d\d-\d\d-\d{4}( \d\d:\d\d [AP]M)?/g, 'time')
		.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'uuid')
		.replace(/n8n-[0-9a-f]{16}|eyJ[\w.-]+|[0-9a-f]{24,}/g, 'made up')
		.replace(/\d{9,}/g, 'number');
}
