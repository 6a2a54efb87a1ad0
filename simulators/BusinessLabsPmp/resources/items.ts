import { columns } from '../columns';
import type { Resource } from '../resource';
import type { Row } from '../table';

/** Vendor docs: Items. They are written from version 3 on; a search has a shape of its own. */
export const items: Resource = {
	name: 'items',
	event: 'item',
	id: 'itemid',
	since: 2,
	writesSince: 3,
	columns: columns(`itemid:int description long_description? rate:decimal tax:int? tax2:int? unit?
		group_id:int`),
	prefixedDelete: true,
	entity: 'items',
	add: ['Item Added Successfully', 'Item Add Fail'],
	update: ['Item Updated Successfully', 'Item Update Fail'],
	remove: ['Item Deleted Successfully', 'Item Delete Fail'],
	accepts: 'description long_description rate tax tax2 group_id unit'.split(' '),
	required: ['description', 'rate'],
	requiredOnPut: ['description', 'rate'],
	search: ['description', 'long_description'],
	show(row, crm, how) {
		const { itemid, rate, description, long_description, group_id, unit } = row;
		if (how === 'search') {
			const name = `(${rate}) ${description}`;
			return { id: itemid, rate, name, subtext: `${long_description ?? ''}`.slice(0, 200) };
		}
		const taxOf = (id: string | null, suffix: string): Row => {
			const tax = crm.lookups.taxes.find((each) => each.id === id);
			return {
				[`taxrate${suffix}`]: tax?.taxrate ?? null,
				[`taxid${suffix}`]: tax?.id ?? null,
				[`taxname${suffix}`]: tax?.name ?? null,
			};
		};
		return {
			...{ itemid, rate, ...taxOf(row.tax, ''), ...taxOf(row.tax2, '_2') },
			...{ description, long_description, group_id },
			group_name: crm.lookups.itemGroups.find(({ id }) => id === group_id)?.name ?? null,
			unit,
		};
	},
	sample: (n) => ({ description: `Sample Item ${n}`, rate: '10.00' }),
};
