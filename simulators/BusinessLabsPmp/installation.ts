import { knownTokens } from './access';
import type { Rights } from './access';
import { Crm } from './crm';
import type { Settings } from './crm';
import { RateLimit } from './rateLimit';
import { resources } from './resources';
import { Router } from './router';
import { uniformRoutes } from './routes';
import { addMany, seed } from './seed';
import { contactRoutes } from './special/contacts';
import type { Route, Row, Version } from './types';

export interface InstallationOptions {
	/** Generation of the API module, default 2. */
	version?: Version;
	/** PHP date format of the CRM's settings, default `d/m/Y`. */
	dateFormat?: string;
}

const USUAL: Settings = {
	dateFormat: 'd/m/Y',
	vatField: true,
	prefixedDelete: true,
	unprefixedDelete: true,
	missingDelete: 404,
	fileTypes: [
		'.png',
		'.jpg',
		'.jpeg',
		'.pdf',
		'.doc',
		'.docx',
		'.xls',
		'.xlsx',
		'.zip',
		'.txt',
		'.csv',
	],
	customTables: [],
	blockPrivateHosts: false,
};

/** Far above any test; the vendor's sample shows 120 a minute. */
const GENEROUS_LIMIT = 1_000_000;

/** One installation with its router, and what its administrator can do to it. */
export class Installation {
	crm!: Crm;
	router!: Router;
	private tokens!: Record<string, Rights>;
	private rateLimit!: RateLimit;

	constructor(private readonly options: InstallationOptions) {
		this.reset();
	}

	reset(): void {
		const { version = 2, dateFormat = USUAL.dateFormat } = this.options;
		this.crm = new Crm(version, { ...USUAL, dateFormat }, resources);
		this.tokens = knownTokens();
		this.rateLimit = new RateLimit(GENEROUS_LIMIT);
		this.router = new Router(this.crm, allRoutes(), this.tokens, this.rateLimit);
		seed(this.crm);
	}

	/** Everything behind the API, in particular what no read returns. */
	state() {
		const { crm } = this;
		return {
			version: crm.version,
			settings: crm.settings,
			tables: Object.fromEntries(Object.keys(crm.tables).map((name) => [name, crm.rows(name)])),
			groups: crm.hidden.groups.customers ?? {},
			members: crm.hidden.members.projects ?? {},
			hidden: crm.hidden,
			attachments: crm.attachments,
			customValues: crm.customValues,
		};
	}

	/**
	 * - `version { version }` switches the module's generation, records stay
	 * - `settings { dateFormat, vatField, prefixedDelete, ... }`, see Settings
	 * - `seed { resource, count, values }` adds records; `{n}` in a value is the record's number
	 * - `empty { resource }` removes all records of a resource
	 * - `token { token, rights }` adds a token, `rights: null` takes it away
	 * - `rateLimit { limit, window }` requests per window of so many seconds, counted from now
	 */
	controls(): Record<string, (body: Record<string, unknown>) => unknown> {
		return {
			version: ({ version }) => (this.crm.version = version as Version),
			settings: (settings) => Object.assign(this.crm.settings, settings),
			seed: ({ resource, count = 1, values }) =>
				addMany(this.crm, resource as string, count as number, values as Row),
			empty: ({ resource }) => {
				const table = this.crm.tables[resource as string];
				for (const id of table.ids()) table.remove(id);
			},
			token: ({ token, rights }) => {
				if (rights) this.tokens[token as string] = rights as Rights;
				else delete this.tokens[token as string];
			},
			rateLimit: ({ limit, window }) =>
				this.rateLimit.configure((limit as number) ?? GENEROUS_LIMIT, (window as number) ?? 60),
		};
	}
}

/** Special addresses come first, so they win over a uniform one of the same shape. */
function allRoutes(): Route[] {
	return [...contactRoutes, ...Object.values(resources).flatMap(uniformRoutes)];
}
