import { invalid, json, refusal } from '../answers';
import type { Answer } from '../answers';
import type { Call } from '../call';
import type { Crm } from '../crm';
import type { Input } from '../php';
import type { Method, Route } from '../route';
import type { Incoming, Router } from '../router';
import type { Row } from '../table';

const MOST = 50;

const LOOKUPS: Record<string, (crm: Crm) => Row[] | Row> = {
	list_currencies: (crm) => crm.lookups.currencies,
	list_taxes: (crm) => crm.lookups.taxes,
	list_payment_modes: (crm) => crm.lookups.paymentModes,
	list_countries: (crm) => crm.lookups.countries,
	list_lead_statuses: (crm) => crm.lookups.leadStatuses,
	list_lead_sources: (crm) => crm.lookups.leadSources,
	list_departments: (crm) => crm.lookups.departments,
	list_expense_categories: (crm) => crm.lookups.expenseCategories,
	get_current_datetime: (crm) => ({ datetime: crm.moment(), timezone: 'UTC' }),
	get_server_info: () => ({ module_version: '3.1.0' }),
};

/**
 * Vendor docs: Batch. Operations run in order and go on after an error. The documents show no
 * answer: `results`, one entry per operation, is the simulator's own shape.
 */
export function batchRoute(router: () => Router): Route {
	return {
		since: 3,
		method: 'POST',
		path: 'batch',
		capability: 'post',
		async handle(call) {
			const operations = call.kind === 'json' && (call.body as Input)?.operations;
			if (!Array.isArray(operations) || operations.length === 0) {
				return invalid(3, 422, { operations: 'The operations field is required.' });
			}
			if (operations.length > MOST) {
				return invalid(3, 422, { operations: `At most ${MOST} operations are allowed.` });
			}
			const results = [];
			for (const [index, operation] of operations.entries()) {
				const { tool, args } = (operation ?? {}) as { tool?: unknown; args?: Input };
				const { status, body } = await perform(router(), call, String(tool), args ?? {});
				results.push({ index, tool, success: status < 300, status_code: status, result: body });
			}
			return json(200, { status: true, results });
		},
	};
}

async function perform(
	router: Router,
	{ crm, token }: Call,
	tool: string,
	args: Input,
): Promise<Answer> {
	const lookup = LOOKUPS[tool];
	if (lookup) return json(200, lookup(crm));
	const incoming = requestOf(tool, args);
	if (!incoming) return refusal(404, `Unknown tool: ${tool}`);
	const rights = router.rightsOf(token);
	const answer = await router.operate(incoming, rights, token);
	return answer.html === undefined ? answer : refusal(answer.status, `Unknown tool: ${tool}`);
}

/** `<resource>_<operation>` as the request that does the same. */
function requestOf(tool: string, args: Input): Incoming | undefined {
	const [, resource, operation] = /^(\w+)_(list|get|search|create|update|delete)$/.exec(tool) ?? [];
	if (!resource) return undefined;
	const { id, keysearch, data, ...rest } = args;
	const fields = (data ?? rest) as Input;
	const one = `${resource}/${String(id)}`;
	const requests: Record<string, [Method, string, Input?]> = {
		list: ['GET', resource],
		get: ['GET', one],
		search: ['GET', `${resource}/search/${String(keysearch)}`],
		create: ['POST', resource, fields],
		update: ['PUT', one, fields],
		delete: ['DELETE', one],
	};
	const [method, path, body] = requests[operation];
	const query = method === 'GET' ? rest : {};
	return {
		method,
		path,
		query: Object.fromEntries(Object.entries(query).map(([key, value]) => [key, String(value)])),
		kind: body ? 'json' : 'none',
		body,
		files: [],
		headers: {},
	};
}
