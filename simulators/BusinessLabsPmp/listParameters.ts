import { Stop, invalid } from './answers';
import type { Resource } from './resource';
import type { Row } from './table';

type Query = Record<string, string>;

const LARGEST_PAGE = 100;
const USUAL_PAGE = 25;

export const isPaged = (query: Query): boolean => 'page' in query || 'per_page' in query;

/** Version 3: `created_after`, `created_before` (whole days, inclusive), `sort` and `fields`. */
export function applyListParameters(rows: Row[], query: Query, resource: Resource) {
	const { created_after: after, created_before: before, sort, fields } = query;
	const { created } = resource;
	for (const name of ['created_after', 'created_before']) {
		if (query[name] && !/^\d{4}-\d{2}-\d{2}$/.test(query[name])) {
			throw new Stop(invalid(3, 422, { [name]: `The ${name} must be a date (YYYY-MM-DD).` }));
		}
	}
	let result = rows;
	if (created && (after || before)) {
		result = result.filter((row) => {
			const day = (row[created] ?? '').slice(0, 10);
			return (!after || day >= after) && (!before || day <= before);
		});
	}
	if (sort) result = sorted(result, sort.split(','), resource);
	const wanted = fields?.split(',').map((name) => name.trim());
	return {
		rows: result,
		project: (record: Record<string, unknown>) =>
			wanted ? pick(record, wanted, resource) : record,
	};
}

/** The page of an envelope. A bare `limit` is no page size, beside `page` it is one. */
export function paged(rows: Row[], query: Query) {
	const size = Number.parseInt(query.per_page ?? query.limit ?? '', 10) || USUAL_PAGE;
	const perPage = Math.min(Math.max(size, 1), LARGEST_PAGE);
	const page = Math.max(Number.parseInt(query.page ?? '', 10) || 1, 1);
	const pages = Math.ceil(rows.length / perPage);
	return {
		data: rows.slice((page - 1) * perPage, page * perPage),
		meta: {
			page,
			per_page: perPage,
			total: rows.length,
			total_pages: pages,
			has_more: page < pages,
			current_page: page,
			last_page: pages,
		},
	};
}

function sorted(rows: Row[], keys: string[], { columns, id }: Resource): Row[] {
	const orders = keys
		.map((key) => ({ name: key.replace(/^-/, '').trim(), down: key.trim().startsWith('-') }))
		.map((order) => (order.name === 'id' ? { ...order, name: id } : order))
		.filter(({ name }) => name in columns);
	return [...rows].sort((a, b) => {
		for (const { name, down } of orders) {
			const numeric = ['int', 'decimal'].includes(columns[name].type);
			const left = numeric ? Number(a[name]) : (a[name] ?? '').toLowerCase();
			const right = numeric ? Number(b[name]) : (b[name] ?? '').toLowerCase();
			if (left === right) continue;
			return left < right === down ? 1 : -1;
		}
		return 0;
	});
}

/** The documents choose `id` even where the column has another name. */
function pick(record: Record<string, unknown>, names: string[], { id }: Resource) {
	const source = 'id' in record ? record : { ...record, id: record[id] };
	return Object.fromEntries(
		names.filter((name) => name in source).map((name) => [name, source[name]]),
	);
}
