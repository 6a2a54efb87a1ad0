import { notFound } from './failure';
import { optional } from './fields';
import type { Fields } from './fields';
import type { Call, Rest } from './rest';
import type { Table } from './table';
import type { Vendor } from './vendor';
import { owners } from './views';
import type { Plain } from './world';

/** A resource that is made, listed, read, changed and removed like most of the vendor's. */
export interface Uniform {
	path: string;
	table(): Table<Plain>;
	/** What creating takes; changing takes the same with nothing required, or `change`. */
	create: Fields;
	change?: Fields;
	/** The part of the path that names a record. */
	key?: string;
	/** The record that a path names; by its uuid if not given. */
	pick?(call: Call): Plain;
	/** Values that tie a record to the path it lives under; lists and reads see only those. */
	within?(call: Call): Record<string, unknown>;
	/** What the vendor fills in where nothing was sent. */
	defaults?(call: Call, values: Record<string, any>): Record<string, unknown>;
	/** Refuses values that point nowhere, or clash. */
	guard?(call: Call, values: Record<string, any>, row?: Plain): void;
	/** Refuses to remove, or tidies up what pointed here. */
	beforeRemove?(call: Call, row: Plain): void;
	view?(row: Plain, full: boolean): Record<string, unknown>;
	/** Calls that this resource does not have. */
	without?: Array<'list' | 'get'>;
}

/** A record with its owners; what the vendor keeps to itself is left out. */
export function plainView(vendor: Vendor, row: Plain, full: boolean): Record<string, unknown> {
	return { ...row, ...owners(vendor.world, row, full) };
}

/** Adds the routes of a uniform resource. */
export function uniform(rest: Rest, vendor: Vendor, resource: Uniform): void {
	const { path, table, within = () => ({}), without = [] } = resource;
	const one = `${path}/${resource.key ?? ':uuid'}`;
	const view = resource.view ?? ((row, full) => plainView(vendor, row, full));
	const pick = (call: Call): Plain => {
		if (resource.pick) return resource.pick(call);
		const row = table().get(call.account.uuid, call.params.uuid);
		if (!belongs(row, within(call))) throw notFound(table().what);
		return row;
	};

	if (!without.includes('list')) {
		rest.get(path, (call) => {
			const scope = within(call);
			const rows = table().of(call.account.uuid);
			return rows.filter((row) => belongs(row, scope)).map((row) => view(row, false));
		});
	}
	rest.create(path, (call) => {
		const scope = within(call);
		const values = call.read(resource.create);
		resource.guard?.(call, values);
		const defaults = resource.defaults?.(call, values);
		return view(table().add(call.actor, { ...defaults, ...values, ...scope }), true);
	});
	if (!without.includes('get')) rest.get(one, (call) => view(pick(call), true));
	rest.patch(one, (call) => {
		const row = pick(call);
		const values = call.read(resource.change ?? optional(resource.create));
		resource.guard?.(call, values, row);
		return view(table().change(call.actor, row, values), true);
	});
	rest.delete(one, (call) => {
		const row = pick(call);
		resource.beforeRemove?.(call, row);
		return view(table().remove(row), true);
	});
}

function belongs(row: Plain, scope: Record<string, unknown>): boolean {
	return Object.entries(scope).every(([name, value]) => row[name] === value);
}
