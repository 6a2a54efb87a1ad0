import type { Workshop } from './throwaways';
import type { Server } from './detect';
import type { Vendor } from './vendor';

/** What `--write` is about to do, for a person to agree to. */
export function planOf(vendor: Vendor, workshop: Workshop, server: Server): string {
	const planned = workshop.plan(server.version);
	const titleOf = (value: string) =>
		vendor.resources.find((resource) => resource.value === value)?.name ?? value;
	const left = Object.entries(vendor.notMade).map(
		([resource, reason]) => `  ${titleOf(resource)}: not made, because ${reason}`,
	);
	const made = planned.map(
		(throwaway) =>
			`  ${titleOf(throwaway.resource)}: "${workshop.nameOf(throwaway)}", changes ${fieldsOf(throwaway.change)}`,
	);
	const head =
		made.length === 0
			? `${vendor.title} has nothing that could be made and deleted again.`
			: 'Plan: each of these records is made, read, changed in one field, compared and deleted again.';
	return [head, ...made, ...left].join('\n');
}

function fieldsOf(change: unknown): string {
	return typeof change === 'object' && change !== null ? Object.keys(change).join(', ') : 'a link';
}
