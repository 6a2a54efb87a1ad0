import { postInput } from '../body';
import { payments } from '../resources/payments';
import type { Route } from '../route';
import { create } from '../write';

/** Vendor docs: Payments. Before version 3 the handler returns before it wrote a body. */
export const paymentRoute: Route = {
	since: 2,
	method: 'POST',
	path: 'payments',
	feature: 'payments',
	capability: 'post',
	handle(call) {
		const { crm, files } = call;
		const answer = create(payments, { crm, input: postInput(call), files });
		return crm.version === 3 ? answer : { status: 200 };
	},
};
