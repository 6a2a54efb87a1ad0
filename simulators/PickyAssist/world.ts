import { randomBytes } from 'node:crypto';
import type { Json } from './answers';
import { Background } from './background';
import type { Message, Push } from './messages';
import { defaultSettings } from './settings';
import type { Settings } from './settings';
import { firstTemplates } from './templateStore';
import type { Template } from './templateStore';
import { API_TOKENS, MASTER_TOKENS, PROJECT_IDS } from './tokens';
import type { Generation } from './tokens';
import type { EventCall, Inbound, InstantReply } from './webhookCalls';

export interface Token {
	token: string;
	/** The one address that may use it, '' for any. */
	ip: string;
	enabled: boolean;
}

export interface Member {
	number: string;
	createdTime: string;
	admin: boolean;
}

export interface Group {
	id: string;
	subject: string;
	iconLink: string;
	inviteLink: string;
	createdDate: string;
	members: Member[];
}

export interface Device {
	phone: 'online' | 'offline' | 'none';
	server: 'CONNECTED' | 'TIMEOUT' | 'UNPAIRED';
	connectedNumber: string;
	/** Stopped by a command; a new message to the phone starts it again. */
	isQueueStopped: boolean;
	/** Commands taken so far. */
	commands: Array<{ target: 'phone' | 'server'; command: string }>;
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
	templates: Template[];
	groups: Group[];
	/** WhatsApp business profile, as the last update of each field left it. */
	profile: Json;
	twoStep: { enabled: boolean; pin: string };
	device: Device;
	/** When a person last wrote, milliseconds since the epoch, by number. */
	lastInbound: Record<string, number>;
	/** Times of the requests that count against a limit. */
	recent: { push: number[]; status: number[] };
}

export interface Account {
	generation: Generation;
	master: Token;
	/** Thousandths of a US dollar, so that credits of 0.005 add up exactly. */
	balance: number;
	projects: Project[];
}

/** Everything that the vendor knows. */
export interface World {
	accounts: Record<Generation, Account>;
	settings: Settings;
	/** Every message accepted, once for each time that it was accepted. */
	messages: Message[];
	/** Messages that were answered like accepted ones and dropped by the rate limit. */
	dropped: Message[];
	pushes: Map<string, Push>;
	/** Calls to Event Webhooks, in order of their first attempt. */
	events: EventCall[];
	/** Inbound messages, with what the vendor made of the webhook's answer. */
	inbound: Inbound[];
	/** Instant replies that were sent. */
	replies: InstantReply[];
	background: Background;
	lastId: number;
}

export function newWorld(): World {
	return {
		accounts: { v3: newAccount('v3'), v4: newAccount('v4') },
		settings: defaultSettings(),
		messages: [],
		dropped: [],
		pushes: new Map(),
		events: [],
		inbound: [],
		replies: [],
		background: new Background(),
		lastId: 7_478_629,
	};
}

/** One row of numbers serves pushes, messages and groups alike. */
export const nextId = (world: World): string => String(++world.lastId);

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
		templates: [],
		groups: [],
		profile: {},
		twoStep: { enabled: false, pin: '' },
		device: newDevice('none', 'UNPAIRED', ''),
		lastInbound: {},
		recent: { push: [], status: [] },
	};
}

const newDevice = (
	phone: Device['phone'],
	server: Device['server'],
	connectedNumber: string,
): Device => ({ phone, server, connectedNumber, isQueueStopped: false, commands: [] });

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
		templates: firstTemplates(),
		device: newDevice('online', 'CONNECTED', '393331234567'),
	};
	return {
		generation,
		master: newToken('', MASTER_TOKENS[generation]),
		balance: 1_000_000,
		projects: [first],
	};
}
