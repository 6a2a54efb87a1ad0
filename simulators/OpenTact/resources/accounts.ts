import { randomUUID } from 'node:crypto';
import { Failure, notFound } from '../failure';
import { dateTime, object, oneOf, optional, phone, required, text } from '../fields';
import type { Fields } from '../fields';
import type { Call, Rest } from '../rest';
import type { Vendor } from '../vendor';
import { accountView, userView } from '../views';
import type { Account, User } from '../world';

/** Vendor docs: account; a phone number is a number on the page and text in the types. */
const USER: Fields = {
	email: required(text(5, 80)),
	password: required(text(3, 255)),
	phone_number: phone(3),
	first_name: text(1, 24),
	last_name: text(1, 24),
	gender: text(),
	dob: dateTime,
	avatar: text(10, 255),
	role: oneOf('Admin', 'User', 'Provider'),
};

/** `/account`, `/account/user`, `/user`. */
export function accounts(rest: Rest, vendor: Vendor): void {
	const users = () => vendor.world.users;
	const full = (account: Account) => {
		const { world } = vendor;
		const admin = users().find((user) => user.uuid === account.admin)!;
		const profiles = world.messagingProfiles
			.of(account.uuid)
			.map(({ uuid, name }) => ({ uuid, name }));
		const isDefault = ({ uuid }: { uuid: string }) => uuid === account.messaging_profile_default;
		return {
			...accountView(account),
			time_zone: {},
			admin: userView(admin),
			users: users()
				.filter((user) => user.account === account.uuid)
				.map(({ uuid, email }) => ({ uuid, email })),
			messaging_profiles: profiles,
			messaging_profile_default: profiles.find(isDefault) ?? null,
			addresses: [],
		};
	};
	const withAccount = (user: User, { account }: Call) => ({
		...userView(user),
		account: accountView(account),
	});
	const colleague = (call: Call): User => {
		const { account, params } = call;
		const user = users().find((each) => each.uuid === params.uuid && each.account === account.uuid);
		if (!user) throw notFound('User');
		return user;
	};
	const mustBeNew = (email: unknown, self?: User) => {
		const isTaken = users().some((user) => user !== self && user.email === email);
		if (isTaken) throw new Failure(409, 'User already exists');
	};
	const change = (user: User, values: Partial<User>) =>
		Object.assign(user, values, { modified_on: new Date().toISOString() });

	rest.get('/account', ({ account }) => full(account));
	rest.get('/account/:uuid', ({ account, params }) => {
		if (params.uuid !== account.uuid) throw notFound('Account');
		return full(account);
	});
	rest.get('/account/user', ({ account }) =>
		users()
			.filter((user) => user.account === account.uuid)
			.map(userView),
	);
	rest.create('/account/user', (call) => {
		// `account` is documented as well; a user added here joins the caller's account whatever it says.
		const { account: _account, ...values } = call.read({
			...USER,
			account: object({ name: required(text()), email: required(text()) }),
		});
		mustBeNew(values.email);
		const now = new Date().toISOString();
		const user = {
			uuid: randomUUID(),
			account: call.account.uuid,
			role: 'User',
			...{ phone_number: null, first_name: null, last_name: null },
			...{ gender: null, dob: null, avatar: null },
			...values,
			...{ created_on: now, modified_on: now, deleted_on: null },
		} as User;
		users().push(user);
		return withAccount(user, call);
	});
	rest.put('/account/user/:uuid', (call) =>
		withAccount(change(colleague(call), { deleted_on: null }), call),
	);
	rest.delete('/account/user/:uuid', (call) =>
		withAccount(change(colleague(call), { deleted_on: new Date().toISOString() }), call),
	);

	rest.get('/user', (call) => withAccount(call.user, call));
	rest.get('/user/:uuid', (call) => withAccount(colleague(call), call));
	rest.patch('/user/:uuid', (call) => {
		const user = colleague(call);
		const values = call.read(optional(USER));
		mustBeNew(values.email, user);
		return withAccount(change(user, values), call);
	});
}
