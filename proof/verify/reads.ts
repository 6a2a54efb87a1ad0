import type { Operation } from '../../nodes/shared/contract/types';
import type { Vendor } from './vendor';

/** An operation of the product that reads. */
export interface Read {
	/** `resource.operation` */
	key: string;
	/** As the node shows it: "Customer: Get Many". */
	title: string;
	resource: string;
	operation: Operation;
}

/** Names of operations that read, in all three nodes; what they send is checked once more on the wire. */
const READING = /^(get|search)/;

/** The reading operations in the product's own order. */
export function readsOf({ resources, leftOut }: Vendor): Read[] {
	return resources
		.flatMap(({ name, value, operations }) =>
			operations.map((operation) => ({
				key: `${value}.${operation.value}`,
				title: `${name}: ${operation.name}`,
				resource: value,
				operation,
			})),
		)
		.filter(({ key, operation }) => READING.test(operation.value) && !(key in leftOut));
}
