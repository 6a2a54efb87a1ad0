import type { IDataObject } from 'n8n-workflow';
import { Visit } from './observe';
import type { Observation } from './observe';
import { otherPlatform } from './pickyAssist';
import { readsOf } from './reads';
import type { Data, Vendor } from './vendor';

/** Who answers there, and what the credential should say. */
export interface Server {
	/** In words: "version 3 of the API module". */
	name: string;
	/** Of the API, where there are several. */
	version: number;
	/** The credential with which it is visited. */
	credential: Data;
	/** What to change in the credential. */
	advice: string[];
	/** What else it has chosen where the vendor's documents leave a choice. */
	notes?: string[];
}

/** The account cannot be reached with this credential. */
export class NoEntry extends Error {}

/**
 * Finds out which server answers, by reads alone.
 * @throws NoEntry in the node's words when it lets nobody in
 */
export async function detect(vendor: Vendor, credential: Data): Promise<Server> {
	return await detectors[vendor.name](vendor, credential);
}

const detectors: Record<Vendor['name'], (vendor: Vendor, credential: Data) => Promise<Server>> = {
	async pickyAssist(vendor, credential) {
		const ask = async (data: Data) => await first(vendor, data, 'account.getBalance');
		const answer = await ask(credential);
		const other = otherPlatform(credential as IDataObject) as Data | undefined;
		const isUnknown = answer.exchanges.at(-1)?.text.includes('401') ?? false;
		if (answer.error === undefined) return platform(credential, []);
		if (isUnknown && other) {
			const moved = { ...credential, ...other };
			if ((await ask(moved)).error === undefined) {
				const { name } = platform(moved, []);
				return platform(moved, [`Platform: the token works on ${name} alone, so choose that`]);
			}
		}
		return entered(answer, platform(credential, []));
	},

	async businessLabsPmp(vendor, credential) {
		const asked = { ...credential, version: 'auto' };
		const visit = new Visit(vendor, asked);
		visit.onlyReads();
		const countries = await first(vendor, asked, 'lookup.getCountries');
		const page = countries.exchanges.find(({ request }) =>
			request.path.startsWith('/api/zapier/resources'),
		);
		const isThird = page !== undefined && (page.status === 200 || page.status === 403);
		const invoices = await first(vendor, { ...asked, version: 'v2' }, 'invoice.getAll');
		const isSecond = /json/.test(invoices.exchanges.at(-1)?.type ?? '');
		const version = isThird ? 3 : isSecond ? 2 : 1;
		const setting = version === 3 ? 'v3' : 'v2';
		const words = version === 3 ? 'Version 3 or Later' : 'Version 1 or 2';
		const isWrong = credential.version !== setting && credential.version !== 'auto';
		const server: Server = {
			name: `version ${version} of the API module`,
			version,
			credential: { ...credential, version: setting },
			advice: isWrong
				? [`Server Version: it says otherwise, so choose ${words} (or Detect)`]
				: [`Server Version: ${words} (Detect finds it as well)`],
		};
		if (version === 3) server.notes = await eventNotes(vendor, server.credential);
		return entered(invoices, server);
	},

	async openTact(vendor, credential) {
		const user = await first(vendor, credential, 'user.getCurrent');
		const server: Server = { name: 'API of 2022 and later', version: 1, credential, advice: [] };
		entered(user, server);
		const current = await first(vendor, credential, 'phoneNumber.search');
		if (current.error === undefined) return server;
		const older = await first(vendor, credential, 'phoneNumber.search', { generation: 'older' });
		if (older.error !== undefined) return server;
		const advice = ['Search Available of phone numbers: choose the API Generation 2020 and 2021'];
		return { ...server, name: 'API of 2020 and 2021', advice };
	},
};

/** The vendor's documents write the names of webhook events in two ways. */
async function eventNotes(vendor: Vendor, credential: Data): Promise<string[]> {
	const { records } = await first(vendor, credential, 'webhook.getEvents');
	const name = String(records[0]?.name ?? '');
	if (name === '') return [];
	return [
		`Names of webhook events are written with ${name.includes('.') ? 'a dot' : 'an underscore'}`,
	];
}

function platform(credential: Data, advice: string[]): Server {
	const { platform: chosen, baseUrl } = credential;
	const isOlder = chosen === 'v3' || String(baseUrl).endsWith('/app/api/v2');
	return { name: `platform V${isOlder ? 3 : 4}, API v2`, version: 1, credential, advice };
}

/** A single read with a visit of its own. */
async function first(
	vendor: Vendor,
	credential: Data,
	key: string,
	parameters: IDataObject = {},
): Promise<Observation> {
	const visit = new Visit(vendor, credential);
	visit.onlyReads();
	return await visit.perform(
		readsOf(vendor).find((read) => read.key === key)!,
		parameters,
	);
}

/** @throws NoEntry when there is nobody, or the secret is not taken */
function entered({ error, exchanges }: Observation, server: Server): Server {
	if (error === undefined) return server;
	const last = exchanges.at(-1);
	const isShut = last === undefined || last.status === 401 || /token|authentication/i.test(error);
	if (isShut) throw new NoEntry(error);
	return server;
}
