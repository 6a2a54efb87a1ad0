import { randomBytes } from 'node:crypto';
import { API_TOKENS, MASTER_TOKENS, PROJECT_IDS } from './tokens';
import type { Generation } from './tokens';

export interface Token {
	token: string;
	/** The one address that may use it, '' for any. */
	ip: string;
	enabled: boolean;
}

export interface Project {
	id: number;
	generation: Generation;
	status: 'Active' | 'Expired' | 'Delete';
	name: string;
	number: string;
	companyName: string;
	country: string;
	timeZone: string;
	dateFormat: string;
	service: number;
	billingPlan: number;
	/** Undefined on Pay As You Go, which has no term. */
	billedUntil?: Date;
	licenseKey: string;
	keyword: string;
	notes: string;
	tokens: Token[];
	globalWebhook: string;
	eventWebhook: string;
	smartReplyWebhook: string;
}

export interface Account {
	generation: Generation;
	master: Token;
	/** Thousandths of a US dollar, so that credits of 0.005 add up exactly. */
	balance: number;
	projects: Project[];
}

export interface Settings {
	/** False as the vendor announced for 2023-02-01. */
	projectApi: boolean;
}

/** Everything that the vendor knows. */
export interface World {
	accounts: Record<Generation, Account>;
	settings: Settings;
}

export function newWorld(): World {
	return {
		accounts: { v3: newAccount('v3'), v4: newAccount('v4') },
		settings: { projectApi: true },
	};
}

export const newToken = (ip = '', token = randomBytes(20).toString('hex')): Token => ({
	token,
	ip,
	enabled: true,
});

export function newProject(generation: Generation, id: number): Project {
	return {
		id,
		generation,
		status: 'Active',
		name: '',
		number: '',
		companyName: '',
		country: '',
		timeZone: '',
		dateFormat: '',
		service: 1,
		billingPlan: 1,
		licenseKey: randomBytes(15).toString('hex'),
		keyword: `XY${randomBytes(8).toString('hex')}`,
		notes: '',
		tokens: [],
		globalWebhook: '',
		eventWebhook: '',
		smartReplyWebhook: '',
	};
}

function newAccount(generation: Generation): Account {
	const first: Project = {
		...newProject(generation, PROJECT_IDS[generation]),
		name: 'First project',
		number: '393331234567',
		companyName: 'Example',
		country: 'IT',
		timeZone: 'Europe/Rome',
		dateFormat: 'DD-MM-YYYY',
		tokens: [newToken('', API_TOKENS[generation])],
	};
	return {
		generation,
		master: newToken('', MASTER_TOKENS[generation]),
		balance: 1_000_000,
		projects: [first],
	};
}
