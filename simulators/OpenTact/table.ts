import { randomUUID } from 'node:crypto';
import { notFound } from './failure';

/** What every record has. `account` and `created_by` are the owners' uuids. */
export interface Row {
	uuid: string;
	account: string;
	created_by: string;
	modified_by: string;
	created_on: string;
	modified_on: string;
}

/** Who acts: the uuid of the account and of its user. */
export interface Actor {
	account: string;
	user: string;
}

/** What a caller gives for a new row; the rest is the table's doing. */
export type Values<T extends Row> = Omit<T, keyof Row> & Partial<Row>;

/** The records of one kind, of all accounts, oldest first. */
export class Table<T extends Row> {
	rows: T[] = [];

	/** @param what the kind, as the vendor's messages call it */
	constructor(readonly what: string) {}

	of(account: string): T[] {
		return this.rows.filter((row) => row.account === account);
	}

	find(account: string, uuid: string | null | undefined): T | undefined {
		return this.rows.find((row) => row.uuid === uuid && row.account === account);
	}

	/** @throws Failure 404 */
	get(account: string, uuid: string): T {
		const row = this.find(account, uuid);
		if (!row) throw notFound(this.what);
		return row;
	}

	add(actor: Actor, values: Values<T>): T {
		const now = new Date().toISOString();
		const row = {
			uuid: randomUUID(),
			account: actor.account,
			created_by: actor.user,
			modified_by: actor.user,
			created_on: now,
			modified_on: now,
			...values,
		} as unknown as T;
		this.rows.push(row);
		return row;
	}

	change(actor: Actor, row: T, values: Partial<T>): T {
		return Object.assign(row, values, {
			modified_on: new Date().toISOString(),
			modified_by: actor.user,
		});
	}

	remove(row: T): T {
		this.rows = this.rows.filter((each) => each !== row);
		return row;
	}
}
