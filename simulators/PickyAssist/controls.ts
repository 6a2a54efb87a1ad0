import type { Blueprint } from '../shared/simulator';
import type { Generation } from './tokens';
import type { World } from './world';

/** What tests and demonstrations may change behind the vendor's back. */
export function controlsOf(world: () => World): NonNullable<Blueprint['controls']> {
	return {
		/** `{ enabled }`: false makes `/pm/*` fail, as the vendor announced for 2023-02-01. */
		'project-api': ({ enabled }) => {
			world().settings.projectApi = enabled !== false;
		},
		/** `{ generation, balance }`: dollars in the wallet. */
		balance: ({ generation, balance }) => {
			world().accounts[generation as Generation].balance = Math.round(Number(balance) * 1000);
		},
		/** `{ token, enabled }`: switches any token off, or on again. */
		token: ({ token, enabled }) => {
			for (const { master, projects } of Object.values(world().accounts)) {
				const tokens = [master, ...projects.flatMap((project) => project.tokens)];
				for (const known of tokens) if (known.token === token) known.enabled = enabled !== false;
			}
		},
		/** `{ generation, project_id, status }`: Active, Expired or Delete. */
		'project-status': ({ generation, project_id: id, status }) => {
			const { projects } = world().accounts[generation as Generation];
			for (const project of projects) {
				if (project.id === Number(id)) project.status = status as typeof project.status;
			}
		},
	};
}
