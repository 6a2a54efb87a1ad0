import { json } from '../answers';
import type { Route } from '../route';

/** The document of an installation: its addresses, no more. */
export function openapiRoute(routes: () => Route[]): Route {
	return {
		since: 3,
		method: 'GET',
		path: 'openapi',
		capability: 'get',
		handle() {
			const paths: Record<string, Record<string, unknown>> = {};
			for (const { method, path } of routes()) {
				const address = `/${path.replace('/*', '').replace(/:(\w+)/g, '{$1}')}`;
				(paths[address] ??= {})[method.toLowerCase()] = {
					responses: { 200: { description: 'Success' } },
				};
			}
			const info = { title: 'REST API for Perfex CRM', version: '3.1.0' };
			return json(200, { openapi: '3.0.3', info, paths });
		},
	};
}
