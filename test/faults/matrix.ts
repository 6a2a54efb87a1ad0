import type { INode } from 'n8n-workflow';
import { inspect } from 'node:util';
import { attempt } from '../engine/harness';
import type { Attempt } from '../engine/harness';
import { startFront } from './front';
import type { Front, Passing } from './front';
import type { Fault } from './mishaps';
import { ITEMS } from './vendors';
import type { Sample, VendorUnderTest } from './vendors';

export const MODES = ['stop', 'continue', 'error output'] as const;
export type Mode = (typeof MODES)[number];

const ON_ERROR: Record<Mode, INode['onError']> = {
	stop: undefined,
	continue: 'continueRegularOutput',
	'error output': 'continueErrorOutput',
};

/** The item whose request meets the fault first. */
const HIT = 2;
/** Seconds that one request may take. */
const TIMEOUT = 2;

/** What became of one run. */
export interface Cell {
	mode: Mode;
	/** What a user reads. */
	seen: string;
	sent: number;
	/** Items with a record in the output. */
	done: number;
	/** Items of which neither a record nor an error tells. */
	lost: number;
	/** Items that the vendor carried out more than once. */
	twice: number;
	seconds: number;
	/** What is wrong with the errors that came out. */
	complaints: string[];
}

/** Runs six items through one operation while something goes wrong. */
export async function runCell(
	vendor: VendorUnderTest,
	sample: Sample,
	fault: Fault,
	mode: Mode,
): Promise<Cell> {
	const front = await startFront(vendor.simulator.url, ITEMS, {
		itemOf: (passing) => itemOf(sample, passing),
		mishap: (item, arrivals) => {
			const isHit = fault.lasting ? item >= HIT : item === HIT && arrivals === 1;
			return isHit ? fault.mishap?.(vendor.corrupt) : undefined;
		},
		isSuccess: (answer) => vendor.isSuccess(answer),
	});
	const start = Date.now();
	try {
		const { options, ...parameters } = sample.parameters;
		const outcome = await attempt({
			type: vendor.type,
			credentialType: vendor.credentialType,
			credentials: vendor.credentials(fault.mishap ? front.url : 'http://host.invalid'),
			parameters: {
				resource: sample.resource,
				operation: sample.operation,
				...parameters,
				options: { ...(options as object), timeout: TIMEOUT, itemsInFlight: 2 },
			},
			items: sample.items,
			onError: ON_ERROR[mode],
		});
		return judged(vendor, mode, outcome, front, (Date.now() - start) / 1000);
	} finally {
		await front.stop();
	}
}

function itemOf({ method, marks }: Sample, { method: sent, path, body }: Passing) {
	if (sent !== method) return undefined;
	const text = `${decodeURIComponent(path)} ${decodeURIComponent(body.replaceAll('+', ' '))} `;
	const item = marks.findIndex((mark) => new RegExp(`${mark}\\b`).test(text));
	return item >= 0 ? item : undefined;
}

function judged(
	vendor: VendorUnderTest,
	mode: Mode,
	{ error, items, errorItems }: Attempt,
	{ sent, carriedOut }: Front,
	seconds: number,
): Cell {
	const failed = [...items, ...errorItems].filter(({ json }) => 'error' in json);
	const done = items.filter(({ json }) => !('error' in json));
	const told = new Set([...items, ...errorItems].map(({ pairedItem }) => itemNumber(pairedItem)));
	const texts = failed.map(({ json }) => String(json.error));
	return {
		mode,
		seen: error ? [error.message, error.description].filter(Boolean).join(' - ') : (texts[0] ?? ''),
		sent: sent.reduce((sum, count) => sum + count, 0),
		done: done.length,
		lost: error ? 0 : ITEMS - told.size,
		twice: carriedOut.filter((count) => count > 1).length,
		seconds,
		complaints: [
			...(error ? complaintsAbout(error) : []),
			...texts.filter((text) => !/\[item \d\]/.test(text)).map((text) => `no item in: ${text}`),
			...vendor.secrets
				.filter((secret) => inspect({ error, texts }, { depth: 9 }).includes(secret))
				.map(() => 'a secret can be read'),
		],
	};
}

/** What n8n and its users rely on in every error. */
export function complaintsAbout(error: Error & { context?: { itemIndex?: unknown } }): string[] {
	// n8n's engine stores a copy of the error, by its fields.
	const isKnown = ['NodeApiError', 'NodeOperationError'].includes(error.name);
	const hasIndex = typeof error.context?.itemIndex === 'number';
	return [
		...(isKnown ? [] : [`${error.name} is not one of n8n's error classes`]),
		...(hasIndex ? [] : [`no item index: ${error.message}`]),
		...(/\[item \d+\]/.test(error.message) ? [] : [`no item in: ${error.message}`]),
	];
}

function itemNumber(pairedItem: unknown): number | undefined {
	return (pairedItem as { item?: number } | undefined)?.item;
}
