import { postInput, putInput } from './body';
import { list, one, search } from './read';
import type { Resource } from './resource';
import type { Route } from './route';
import type { Version } from './version';
import { create, remove, update } from './write';

/** The addresses that every uniform resource has. */
export function uniformRoutes(resource: Resource): Route[] {
	const { name, since = 1, writes = ['POST', 'PUT', 'DELETE'] } = resource;
	const writesSince = Math.max(since, resource.writesSince ?? 1) as Version;
	const read = { since, feature: name, method: 'GET' } as const;
	const write = { since: writesSince, feature: name };
	const remover: Pick<Route, 'method' | 'capability' | 'handle'> = {
		method: 'DELETE',
		capability: 'delete',
		handle: ({ crm, parameters }) => remove(resource, { crm, id: parameters.id }),
	};
	const routes: Route[] = [
		{ ...read, path: name, capability: 'list', handle: (call) => list(resource, call) },
		{ ...read, path: `${name}/:id`, capability: 'get', handle: (call) => one(resource, call) },
		...(resource.search
			? [
					{
						...read,
						since: Math.max(since, resource.searchSince ?? 1) as Version,
						path: `${name}/search/:keysearch/*`,
						capability: 'search' as const,
						handle: (call) => search(resource, call),
					} satisfies Route,
				]
			: []),
		{
			...write,
			method: 'POST',
			path: name,
			capability: 'post',
			handle: (call) =>
				create(resource, { crm: call.crm, input: postInput(call), files: call.files }),
		},
		{
			...write,
			method: 'PUT',
			path: `${name}/:id`,
			capability: 'put',
			handle: (call) =>
				update(resource, {
					crm: call.crm,
					id: call.parameters.id,
					input: putInput(call, resource.files),
					files: [],
				}),
		},
		{
			...write,
			...remover,
			path: `${name}/:id`,
			deletion: resource.prefixedDelete ? 'unprefixed' : undefined,
		},
		...(resource.prefixedDelete
			? [{ ...write, ...remover, path: `delete/${name}/:id`, deletion: 'prefixed' } satisfies Route]
			: []),
	];
	return routes.filter(({ method }) => method === 'GET' || writes.includes(method));
}
