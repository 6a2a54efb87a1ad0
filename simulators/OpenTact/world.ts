import type { Row, Values } from './table';
import { Table } from './table';

export interface Account {
	uuid: string;
	name: string;
	email: string;
	level: 'ServiceAccount' | 'Level0' | 'Level1' | 'Level2';
	/** US dollars. */
	balance: number;
	messaging_profile_default: string | null;
	admin: string;
	created_on: string;
	modified_on: string;
}

export interface User {
	uuid: string;
	account: string;
	email: string;
	password: string;
	role: 'Admin' | 'User' | 'Provider';
	first_name: string | null;
	last_name: string | null;
	phone_number: string | null;
	avatar: string | null;
	gender: string | null;
	dob: string | null;
	created_on: string;
	modified_on: string;
	/** Set while the user is deactivated. */
	deleted_on: string | null;
}

export interface Token extends Row {
	name: string;
	token: string;
	/** Seconds. */
	ttl: number;
	expired_on: string;
}

export interface MessagingProfile extends Row {
	name: string;
	callback_url: string | null;
	callback_url2: string | null;
	number_pool_enable: boolean;
	long_code_weight: number;
	tollfree_weight: number;
	skip_unhealthy_tns: boolean;
	sticky_sender: boolean;
}

/** A messaging profile of which nothing was said. */
export const NEW_PROFILE: Values<MessagingProfile> = {
	name: '',
	callback_url: null,
	callback_url2: null,
	number_pool_enable: false,
	long_code_weight: 0,
	tollfree_weight: 0,
	skip_unhealthy_tns: false,
	sticky_sender: false,
};

export type Feature = 'voice' | 'fax' | 'sms' | 'mms' | 'emergency';

/** A number of the vendor's stock. */
export interface Tn {
	tn: number;
	type: 'long_code' | 'toll_free';
	country: string;
	state: string | null;
	city: string | null;
	rate_center: string | null;
	features: Feature[];
	/** Name of its price entry. */
	profile: string;
	created_on: string;
	modified_on: string;
}

export interface Subscription {
	uuid: string;
	type: 'sms';
	messaging_profile: string;
	sms_campaign: string;
	created_on: string;
	modified_on: string;
}

/** A number that an account has bought; references are uuids. */
export interface Lease extends Row, Record<Feature, boolean> {
	tn: number;
	tnorder: string | null;
	expired_on: string;
	autorenew: boolean;
	messaging_profile: string | null;
	sip_connection: string | null;
	sip_control_app: string | null;
	subscription: Subscription | null;
}

export interface OrderItem {
	tn: number;
	features: Feature[];
	autorenew: boolean;
	state: 'created' | 'success' | 'failed';
	/** Why it failed. */
	reason?: string;
}

export interface Order extends Row {
	state: 'created' | 'verify' | 'processing' | 'success' | 'failed';
	/** The body as it came. */
	request: object;
	items: OrderItem[];
}

export interface Sms extends Row {
	type: 'smso' | 'smsi';
	state: 'created' | 'sending' | 'sent' | 'success' | 'failed';
	from: string;
	to: string;
	message: string;
	thread: string;
	delivered: boolean;
	/** The account's own number. */
	tn: number;
	reference_id: string | null;
	custom_callback_url: string | null;
	reason: string | null;
	readed: boolean;
}

export interface Campaign extends Row {
	campaignId: string;
	is_active: boolean;
	usecase: string;
	vertical: string;
	description: string;
}

export interface Transaction extends Row {
	amount: number;
	account_balance_before: number;
	account_balance_after: number;
	ref_type: string;
	ref_uuid: string | null;
	description: string | null;
}

/** A record whose fields are just what was sent, and what the vendor added on top. */
export type Plain = Row & Record<string, any>;

/** Everything the vendor knows. */
export class World {
	accounts: Account[] = [];
	users: User[] = [];
	inventory: Tn[] = [];
	tokens = new Table<Token>('Token');
	messagingProfiles = new Table<MessagingProfile>('Messaging profile');
	leases = new Table<Lease>('TN lease');
	orders = new Table<Order>('Order');
	sms = new Table<Sms>('SMS');
	campaigns = new Table<Campaign>('SMS campaign');
	transactions = new Table<Transaction>('Transaction');
	outboundVoiceProfiles = new Table<Plain>('Outbound voice profile');
	sipConnections = new Table<Plain>('SIP connection');
	sipControlApps = new Table<Plain>('SIP control app');
	callFlowLogs = new Table<Plain>('Call flow log');
	calls = new Table<Plain>('Call');
	sipDomains = new Table<Plain>('SIP domain');
	sipSwitches = new Table<Plain>('SIP switch');
	sipUsers = new Table<Plain>('SIP user');
	sipUserInvites = new Table<Plain>('SIP user invite');
	addresses = new Table<Plain>('Address');
	officeHours = new Table<Plain>('Office hours');
	payments = new Table<Plain>('Payment');
	/** Every callback that was tried, oldest first. */
	callbacks: Array<{ url: string; method: string; body: unknown; status: number; at: string }> = [];

	/** Everything as plain lists. */
	snapshot(): Record<string, unknown> {
		return Object.fromEntries(
			Object.entries(this).map(([name, part]) => [name, part instanceof Table ? part.rows : part]),
		);
	}
}
