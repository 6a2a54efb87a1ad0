import { randomBytes } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import type { Field, Operation } from '../../nodes/shared/contract/types';
import type { Observation, Visit } from './observe';
import type { Read } from './reads';
import type { At, Throwaway } from './vendor';

/** A throwaway that was made, or may have been. */
export interface Made {
	throwaway: Throwaway;
	title: string;
	/** Its name in the vendor's account. */
	name: string;
	/** Undefined while it is not known whether it is there. */
	id?: string;
	/** The record that it belongs to. */
	place: IDataObject;
}

/** Cannot be made here, because what it needs is not there. */
export class Lacking extends Error {}

/** The workshop is being cleared: nothing else happens there any more. */
export class Closed extends Error {}

/** Makes throwaways, and finds, changes and deletes them; always one operation at a time. */
export class Workshop {
	readonly unique = randomBytes(4).toString('hex');
	/** The operation that is under way. */
	private current: Promise<unknown> = Promise.resolve();
	private isClosed = false;
	private readonly today = new Date().toISOString().slice(0, 10);

	/** @param made what there is, in the order in which it was made */
	constructor(
		private readonly visit: Visit,
		readonly made: Made[] = [],
	) {}

	/** The throwaways that this server takes. */
	plan(version: number): Throwaway[] {
		return this.visit.vendor.throwaways.filter(({ since = 1 }) => since <= version);
	}

	/** How a person recognises it. */
	nameOf({ longest = 80, name }: Throwaway): string {
		if (name) return name(this.at);
		const long = `n8n verify ${this.today} ${this.unique}, may be deleted`;
		return long.length <= longest ? long : `n8n verify ${this.unique}`;
	}

	titleOf({ resource }: Throwaway): string {
		return this.visit.vendor.resources.find(({ value }) => value === resource)!.name;
	}

	/** Makes it; from the moment of sending it counts as made until the vendor has refused it. */
	async create(throwaway: Throwaway): Promise<{ made: Made; observation: Observation }> {
		const { at } = this;
		for (const need of throwaway.needs ?? []) at.made(need);
		const place = (throwaway.place?.(at) ?? {}) as IDataObject;
		const name = this.nameOf(throwaway);
		const made: Made = { throwaway, title: this.titleOf(throwaway), name, place };
		const fields = withName(throwaway.named, name, throwaway.fields(at) as IDataObject);
		this.made.push(made);
		const observation = await this.perform(throwaway, 'create', { ...place, ...fields });
		const [record] = observation.records;
		made.id = record && this.idOf(throwaway, record);
		if (made.id === undefined && isRefused(observation)) this.forget(made);
		else if (made.id === undefined) await this.lookFor(made);
		return { made, observation };
	}

	/** The record as it is now, whole. */
	async read(made: Made): Promise<{ record?: IDataObject; observation: Observation }> {
		const { throwaway, id = '', place } = made;
		if (this.has(throwaway, 'get')) {
			const own = this.which(throwaway, 'get', id);
			const parameters = { ...place, ...own, simplify: false };
			const observation = await this.perform(throwaway, 'get', parameters);
			return { record: observation.records[0], observation };
		}
		const observation = await this.list(made);
		const record = observation.records.find((each) => this.idOf(throwaway, each) === id);
		return { record, observation };
	}

	async change(made: Made, changes: IDataObject): Promise<Observation> {
		const { throwaway, id = '', place } = made;
		const own = this.which(throwaway, 'update', id);
		return await this.perform(throwaway, 'update', {
			...place,
			...own,
			updateFields: changes,
			simplify: false,
		});
	}

	/** Deletes it, and forgets it once it is gone. */
	async delete(made: Made): Promise<Observation> {
		const { throwaway, id = '', place } = made;
		const own = this.which(throwaway, 'delete', id);
		const observation = await this.perform(throwaway, 'delete', { ...place, ...own });
		if (!observation.error) this.forget(made);
		return observation;
	}

	/**
	 * Deletes what is left, the last one first, when the operation under way has ended.
	 * @returns what could not be deleted
	 */
	async clear(): Promise<Made[]> {
		this.isClosed = true;
		await this.current.catch(() => {});
		this.visit.wire.mayPass = () => true;
		const cleaner = new Workshop(this.visit, this.made);
		for (const made of [...this.made].reverse()) {
			if (made.id === undefined) await cleaner.lookFor(made);
			if (made.id !== undefined) await cleaner.delete(made);
		}
		return [...this.made];
	}

	changesOf({ change }: Throwaway): IDataObject {
		return (typeof change === 'function' ? change(this.at) : change) as IDataObject;
	}

	private readonly at: At = {
		made: (resource) => {
			const made = this.made.find(({ throwaway }) => throwaway.resource === resource);
			if (made?.id !== undefined) return made.id;
			throw new Lacking(`it needs a throwaway of ${resource}`);
		},
		known: (read, key) => {
			const value = this.visit.known.get(read)?.records[0]?.[key];
			if (value !== undefined && value !== null) return String(value);
			throw new Lacking(`it needs a record of ${read}, and there is none`);
		},
		unique: this.unique,
	};

	/** It may have been made although no answer said so: it is there by its name, or it is not there. */
	private async lookFor(made: Made): Promise<void> {
		if (!this.has(made.throwaway, 'getAll')) return;
		const { records, error } = await this.list(made);
		if (error !== undefined) return;
		const own = made.throwaway.named.split('.').at(-1)!;
		const found = records.find((record) => record[own] === made.name);
		if (found) made.id = this.idOf(made.throwaway, found);
		else this.forget(made);
	}

	private async list({ throwaway, place }: Made): Promise<Observation> {
		const beside = (throwaway.listedBy?.(this.at) ?? {}) as IDataObject;
		const parameters = { ...place, ...beside, returnAll: true, simplify: false };
		return await this.perform(throwaway, 'getAll', parameters);
	}

	private async perform(
		throwaway: Throwaway,
		operation: string,
		parameters: IDataObject,
	): Promise<Observation> {
		if (this.isClosed) throw new Closed();
		const work = this.visit.perform(this.step(throwaway, operation), parameters);
		this.current = work;
		return await work;
	}

	private step({ resource }: Throwaway, value: string): Read {
		const { name, operations } = this.visit.vendor.resources.find(
			(each) => each.value === resource,
		)!;
		const operation = operations.find((each) => each.value === value)!;
		return {
			key: `write ${resource}.${value}`,
			title: `${name}: ${operation.name}`,
			resource,
			operation,
		};
	}

	private has({ resource }: Throwaway, value: string): boolean {
		const { operations } = this.visit.vendor.resources.find((each) => each.value === resource)!;
		return operations.some((each) => each.value === value);
	}

	/** The parameter that says which record. */
	private which(throwaway: Throwaway, value: string, id: string): IDataObject {
		const { name, type } = this.ownField(throwaway, value);
		return { [name]: type === 'resourceLocator' ? { __rl: true, mode: 'id', value: id } : id };
	}

	/** The field that says which record: the last one that is needed. */
	private ownField(throwaway: Throwaway, value: string): Field {
		const { fields } = this.step(throwaway, value).operation as Operation;
		return fields.filter(({ required, type }) => required && type !== 'notice').at(-1)!;
	}

	private idOf(throwaway: Throwaway, record: IDataObject): string | undefined {
		const { name: own } = this.ownField(throwaway, 'delete');
		const keys = ['uuid', 'id', 'domain', own, 'record_id'];
		const value = keys
			.map((key) => record[key])
			.find((each) => each !== undefined && each !== null);
		return value === undefined || value === '' ? undefined : String(value as string);
	}

	private forget(made: Made): void {
		if (this.made.includes(made)) this.made.splice(this.made.indexOf(made), 1);
	}
}

/** Puts the name where the throwaway wants it, also into a collection. */
function withName(place: string, name: string, fields: IDataObject): IDataObject {
	const [first, second] = place.split('.');
	if (second === undefined) return { ...fields, [first]: name };
	return { ...fields, [first]: { ...(fields[first] as IDataObject), [second]: name } };
}

/** The vendor said no, or nothing was sent, so nothing was made; anything else leaves it open. */
function isRefused({ error, exchanges, lost }: Observation): boolean {
	const last = exchanges.at(-1);
	if (error === undefined || lost > 0) return false;
	return last === undefined || (last.status >= 400 && last.status < 500);
}
