import {
	OPENTACT_ACCOUNT,
	OPENTACT_API_TOKEN,
	OPENTACT_SECOND_ACCOUNT,
	OPENTACT_SMS_CAMPAIGN,
} from './constants';
import { stock } from './inventory';
import { history } from './history';
import type { Actor } from './table';
import { NEW_PROFILE } from './world';
import type { Lease, MessagingProfile, User, World } from './world';

const since = '2025-02-01T09:00:00.000Z';
const stamp = { created_on: since, modified_on: since };
const id = (kind: string, number: number) =>
	`${kind}0000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Fills a world with two customers, their profiles and numbers, and the vendor's stock. */
export function plant(world: World): World {
	world.inventory = stock();
	const owner = plantAccount(world, 1, 'First account', OPENTACT_ACCOUNT, 100);
	const second = plantAccount(world, 2, 'Second account', OPENTACT_SECOND_ACCOUNT, 5);
	const account = world.accounts[0];

	const [usual, pool] = ['Default profile', 'Number pool', 'Silent profile'].map((name, at) =>
		plantProfile(world, owner, at + 1, name),
	);
	Object.assign(pool, { number_pool_enable: true, long_code_weight: 5, tollfree_weight: 2 });
	Object.assign(pool, { skip_unhealthy_tns: true, sticky_sender: true });
	account.messaging_profile_default = usual.uuid;
	plantProfile(world, second, 9, 'Other profile');

	const firstFive = world.inventory.filter((each) => each.type === 'long_code').slice(0, 5);
	firstFive.forEach(({ tn }, at) => plantLease(world, owner, at + 1, tn));
	const tollFree = world.inventory.find((each) => each.type === 'toll_free')!;
	plantLease(world, owner, 6, tollFree.tn);
	plantLease(world, second, 9, firstFive[4].tn + 1);
	for (const lease of world.leases.of(owner.account).slice(0, 3)) enableSms(lease, usual);
	enableSms(world.leases.of(owner.account)[5], pool);

	world.campaigns.add(owner, {
		...stamp,
		uuid: OPENTACT_SMS_CAMPAIGN,
		campaignId: 'C0EXAMPL',
		is_active: true,
		usecase: 'CUSTOMER_CARE',
		vertical: 'TECHNOLOGY',
		description: 'Answers to customers',
	});
	world.tokens.add(owner, {
		...stamp,
		uuid: id('e', 1),
		name: 'Automation',
		token: OPENTACT_API_TOKEN,
		ttl: 31_536_000,
		expired_on: new Date(Date.now() + 31_536_000_000).toISOString(),
	});
	history(world, owner);
	return world;
}

function plantAccount(
	world: World,
	number: number,
	name: string,
	login: { email: string; password: string },
	balance: number,
): Actor {
	const uuid = id('a', number);
	const user: User = {
		uuid: id('b', number),
		account: uuid,
		...login,
		role: 'User',
		first_name: 'Robin',
		last_name: `Example ${number}`,
		phone_number: null,
		avatar: null,
		gender: null,
		dob: null,
		...stamp,
		deleted_on: null,
	};
	world.users.push(user);
	world.accounts.push({
		uuid,
		name,
		email: login.email,
		level: 'Level0',
		balance,
		messaging_profile_default: null,
		admin: user.uuid,
		...stamp,
	});
	return { account: uuid, user: user.uuid };
}

function plantProfile(world: World, actor: Actor, number: number, name: string): MessagingProfile {
	return world.messagingProfiles.add(actor, {
		...stamp,
		uuid: id('1', number),
		...NEW_PROFILE,
		name,
	});
}

function plantLease(world: World, actor: Actor, number: number, tn: number): Lease {
	return world.leases.add(actor, {
		...stamp,
		uuid: id('2', number),
		tn,
		tnorder: null,
		expired_on: new Date(Date.now() + 20 * 86_400_000).toISOString(),
		autorenew: true,
		voice: true,
		fax: false,
		sms: false,
		mms: false,
		emergency: false,
		messaging_profile: null,
		sip_connection: null,
		sip_control_app: null,
		subscription: null,
	});
}

function enableSms(lease: Lease, profile: MessagingProfile): void {
	lease.sms = true;
	lease.messaging_profile = profile.uuid;
	lease.subscription = {
		uuid: lease.uuid.replace('2', '3'),
		type: 'sms',
		messaging_profile: profile.uuid,
		sms_campaign: OPENTACT_SMS_CAMPAIGN,
		...stamp,
	};
}
