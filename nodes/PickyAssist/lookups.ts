import { listSearch } from '../shared/lookup';
import { pickyAssist, requireMasterToken } from './client';
import { projectsIn } from './resources/project';

/** The account's projects, by name; needs the master token. */
export const searchProjects = listSearch(pickyAssist, async (connection) => {
	requireMasterToken(connection.credentials);
	const body = await connection.send({
		method: 'POST',
		path: '/pm/get-projects',
		body: { project_id: 0 },
		repeatable: true,
		expect: 'list',
	});
	return projectsIn(body).map(({ project_id: id, project_name: name }) => ({
		name: String(name || id),
		value: String(id),
	}));
});
