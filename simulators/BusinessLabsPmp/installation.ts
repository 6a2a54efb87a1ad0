import { knownTokens } from './access';
import type { Rights } from './access';
import { Crm } from './crm';
import type { CustomField, Settings } from './crm';
import { RateLimit } from './rateLimit';
import { resources, uniform } from './resources';
import type { Route } from './route';
import { Router } from './router';
import { uniformRoutes } from './routes';
import { addMany, seed } from './seed';
import { batchRoute } from './special/batch';
import { version3RecordRoutes } from './special/version3Records';
import { contactRoutes } from './special/contacts';
import { addCustomTable, customTableRoutes } from './special/customTables';
import { Deliveries } from './special/deliveries';
import { lookupRoutes } from './special/lookups';
import { openapiRoute } from './special/openapi';
import { paymentRoute } from './special/payments';
import { pollingRoutes } from './special/polling';
import { webhookRoutes } from './special/webhooks';
import type { Row } from './table';
import type { Version } from './version';

export interface InstallationOptions {
	/** Generation of the API module, default 2. */
	version?: Version;
	/** PHP date format of the CRM's settings, default `d/m/Y`. */
	dateFormat?: string;
	/** Milliseconds between runs of the CRM's cron job, which delivers webhooks; default never. */
	cronEvery?: number;
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
	customTables: ['tblfleet_vehicles'],
	blockPrivateHosts: false,
	apiConstant: false,
	php8: false,
	demandsCompany: false,
	eventSeparator: '_',
};

/** Far above any test; the vendor's sample shows 120 a minute. */
const GENEROUS_LIMIT = 1_000_000;

/** One installation with its router, and what its administrator can do to it. */
export class Installation {
	crm!: Crm;
	router!: Router;
	deliveries!: Deliveries;
	private tokens!: Record<string, Rights>;
	private rateLimit!: RateLimit;

	constructor(private readonly options: InstallationOptions) {
		this.reset();
	}

	reset(): void {
		const { version = 2, dateFormat = USUAL.dateFormat } = this.options;
		this.crm = new Crm(
			version,
			{ ...USUAL, customTables: [...USUAL.customTables], dateFormat },
			Object.values(resources),
		);
		this.tokens = knownTokens();
		this.rateLimit = new RateLimit(GENEROUS_LIMIT);
		this.deliveries = new Deliveries(this.crm);
		this.router = new Router(this.crm, this.routes(), this.tokens, this.rateLimit);
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
			lineItems: crm.lineItems,
			projectSettings: crm.projectSettings,
			staffRights: crm.staffRights,
			outbox: crm.outbox,
			deliveries: this.deliveries.queue,
		};
	}

	/**
	 * - `version { version }` switches the module's generation, records stay
	 * - `settings { dateFormat, vatField, prefixedDelete, ... }`, see Settings
	 * - `seed { resource, count, values }` adds records; `{n}` in a value is the record's number
	 * - `edit { resource, id, values, at }` changes a record as somebody in the CRM does; `at` that Unix time
	 * - `remove { resource, id }` removes one record
	 * - `empty { resource }` removes all records of a resource
	 * - `token { token, rights }` adds a token, `rights: null` takes it away
	 * - `customTable { name, columns, rows }` adds a table of another module and allows it; columns
	 *   as text, like `id:int plate mileage:int`
	 * - `customFields [...]` replaces the definitions
	 * - `event { group, action, data }` fires an event
	 * - `deliver` runs the cron job now, and calls back what waits
	 * - `rateLimit { limit, window }` requests per window of so many seconds, counted from now
	 */
	controls(): Record<string, (body: Record<string, unknown>) => unknown> {
		return {
			version: ({ version }) => (this.crm.version = version as Version),
			settings: (settings) => Object.assign(this.crm.settings, settings),
			seed: ({ resource, count = 1, values }) =>
				addMany(this.crm, resource as string, count as number, values as Row),
			edit: ({ resource, id, values, at }) => {
				const table = this.crm.tables[resource as string];
				table.update(id as string, values as Row);
				table.touch(id as string, at as number | undefined);
			},
			remove: ({ resource, id }) => this.crm.tables[resource as string].remove(id as string),
			empty: ({ resource }) => {
				const table = this.crm.tables[resource as string];
				for (const id of table.ids()) table.remove(id);
			},
			token: ({ token, rights }) => {
				if (rights) this.tokens[token as string] = rights as Rights;
				else delete this.tokens[token as string];
			},
			customTable: ({ name, columns, rows }) => {
				addCustomTable(this.crm, name as string, columns as string, rows as Row[]);
				this.crm.settings.customTables.push(name as string);
			},
			customFields: (fields) => {
				this.crm.customFields = Object.values(fields) as CustomField[];
			},
			event: ({ group, action, data }) => this.crm.onEvent(group as string, action as string, data),
			deliver: async () => await this.deliveries.run(),
			rateLimit: ({ limit, window }) =>
				this.rateLimit.configure((limit as number) ?? GENEROUS_LIMIT, (window as number) ?? 60),
		};
	}

	/** Special addresses come first, so they win over a uniform one of the same shape. */
	private routes(): Route[] {
		const routes: Route[] = [
			...[contactRoutes, version3RecordRoutes, lookupRoutes, customTableRoutes].flat(),
			...webhookRoutes(this.deliveries),
			...pollingRoutes(() => this.router),
			paymentRoute,
			batchRoute(() => this.router),
			openapiRoute(() => routes),
			...uniform.flatMap(uniformRoutes),
		];
		return routes;
	}
}
