import type { IDataObject } from 'n8n-workflow';
import { attempt } from '../../test/engine/attempt';
import { Filler } from './fill';
import type { Known } from './fill';
import { readsOf } from './reads';
import type { Read } from './reads';
import type { Data, Vendor } from './vendor';
import { Wire } from './wire';
import type { Exchange, Request } from './wire';

/** What came of one operation. */
export interface Observation {
	key: string;
	title: string;
	/** Why it was not tried. */
	missing?: string;
	/** What the node made of it. */
	records: IDataObject[];
	/** The node's own words, where it failed. */
	error?: string;
	/** What the node says of the server, beside its output. */
	hints: string[];
	exchanges: Exchange[];
	/** Requests without an answer. */
	lost: number;
	/** The values that were filled in, to be told apart from the rest of an address. */
	filled: string[];
}

/** Records above a list that are tried until one of them has something below it. */
const TRIED_PARENTS = 3;
/** Records that are read one by one where all that a server may answer is to be learned. */
const LEARNED_RECORDS = 8;
/** A server that broke for so many reads in a row gets no more of them. */
const ENOUGH_FAILURES = 5;

/** One run against one server: sequential, through the node's own limits of the account. */
export class Visit {
	readonly known: Known = new Map();
	readonly wire: Wire;
	/** Set by Ctrl-C: no further read starts. */
	isStopped = false;

	constructor(
		readonly vendor: Vendor,
		readonly credential: Data,
		/** Reads by ID take several records, to learn what they may look like. */
		private readonly isLearning = false,
	) {
		this.wire = new Wire(vendor.client.baseUrl(credential));
	}

	/** Only what reads may leave from now on. */
	onlyReads(): void {
		this.wire.mayPass = (request: Request) =>
			request.method === 'GET' || (request.method === 'POST' && this.vendor.isReadingPost(request));
	}

	/** Runs one operation in the built node, and tells what came of it. */
	async perform(
		{ key, title, resource, operation }: Read,
		parameters: IDataObject,
	): Promise<Observation> {
		const { vendor, wire, credential } = this;
		wire.take();
		const before = wire.sent;
		const { json, error, hints } = await attempt({
			type: wire.through(vendor.node),
			credentialType: vendor.credentialType,
			credentials: credential,
			parameters: { resource, operation: operation.value, ...parameters },
			workflowId: 'verify',
		});
		const exchanges = wire.take();
		// There is one item alone.
		const said = error && [error.message, error.description].filter(Boolean).join(' ');
		return {
			key,
			title,
			records: error ? [] : json,
			...(said && { error: said.replaceAll(' [item 0]', '.') }),
			hints,
			exchanges,
			lost: wire.sent - before - exchanges.length,
			filled: textsIn(parameters),
		};
	}

	/**
	 * Each reading operation once, with IDs of what was read before.
	 * @param given values by field name, for what no list tells
	 * @param tell hears of each as soon as it is done
	 */
	async readAll(
		given: Record<string, string> = {},
		tell: (observation: Observation) => void = () => {},
	): Promise<Observation[]> {
		this.onlyReads();
		const filler = new Filler(this.vendor, given);
		const done: Observation[] = [];
		let open = readsOf(this.vendor);
		let broken = 0;
		for (let before = Infinity; open.length < before && !this.isStopped;) {
			before = open.length;
			const later: Read[] = [];
			for (const read of open) {
				if (this.isStopped) break;
				const observation = await this.read(read, filler);
				if (!observation) later.push(read);
				else {
					done.push(observation);
					if (this.isLearning) done.push(...(await this.readMore(read, filler)));
					tell(observation);
					broken = isBroken(observation) ? broken + 1 : 0;
					if (broken >= ENOUGH_FAILURES) throw new ServerBroken(this.vendor.title, done);
				}
			}
			open = later;
		}
		const unread = open.map((read) => {
			const filled = filler.fill(read, this.known);
			return untried(read, filled.missing ?? 'interrupted');
		});
		unread.forEach(tell);
		return inOrder(readsOf(this.vendor), [...done, ...unread]);
	}

	/** How the server says no: a read of a record that does not exist. */
	async refusal(): Promise<Observation> {
		const { resource, operation, field, value } = this.vendor.refusal;
		const read = readsOf(this.vendor).find(({ key }) => key === `${resource}.${operation}`)!;
		const parameters = { [field]: { __rl: true, mode: 'id', value } };
		const observation = await this.perform(read, parameters);
		return { ...observation, key: 'refusal', title: `${read.title} (no such record)` };
	}

	private async readMore(read: Read, filler: Filler): Promise<Observation[]> {
		const more: Observation[] = [];
		const { parameters: first } = {
			parameters: {} as IDataObject,
			...filler.fill(read, this.known),
		};
		if ('keysearch' in first) {
			return [await this.perform(read, { ...first, keysearch: 'a text that nothing holds' })];
		}
		for (let place = 1; place < LEARNED_RECORDS; place++) {
			const { missing, parameters } = { parameters: {}, ...filler.fill(read, this.known, place) };
			if (missing !== undefined || Object.keys(parameters).every((name) => name === 'simplify'))
				break;
			more.push(await this.perform(read, parameters));
		}
		return more;
	}

	private async read(read: Read, filler: Filler): Promise<Observation | undefined> {
		let observation: Observation | undefined;
		for (let place = 0; place < TRIED_PARENTS; place++) {
			const { missing, parameters } = { parameters: {}, ...filler.fill(read, this.known, place) };
			if (missing !== undefined) return observation;
			observation = await this.perform(read, parameters);
			const { records } = observation;
			this.known.set(read.key, { records, parameters });
			const isList =
				'returnAll' in Object.fromEntries(read.operation.fields.map((f) => [f.name, 1]));
			const hasPlace = Object.keys(parameters).some(
				(name) => name !== 'simplify' && name !== 'keysearch',
			);
			if (records.length > 0 || !isList || !hasPlace || this.isStopped) break;
		}
		return observation;
	}
}

/** The server fails with whatever is asked: more questions would not help it. */
export class ServerBroken extends Error {
	constructor(
		title: string,
		readonly observations: Observation[],
	) {
		super(
			`The server of ${title} failed ${ENOUGH_FAILURES} times in a row, so nothing more was asked`,
		);
	}
}

function isBroken({ error, exchanges }: Observation): boolean {
	const last = exchanges.at(-1);
	return error !== undefined && last !== undefined && last.status >= 500;
}

function untried({ key, title }: Read, missing: string): Observation {
	return { key, title, missing, records: [], hints: [], exchanges: [], lost: 0, filled: [] };
}

function inOrder(reads: Read[], observations: Observation[]): Observation[] {
	const place = new Map(reads.map(({ key }, index) => [key, index]));
	return observations.sort((a, b) => place.get(a.key)! - place.get(b.key)!);
}

/** The texts in parameters, however deep. */
function textsIn(value: unknown): string[] {
	if (typeof value === 'string' || typeof value === 'number') return [String(value)];
	if (typeof value !== 'object' || value === null) return [];
	return Object.values(value).flatMap(textsIn);
}
