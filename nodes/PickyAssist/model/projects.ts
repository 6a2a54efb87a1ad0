import type { IDataObject } from 'n8n-workflow';
import { rowsIn } from '../../shared/engine/answer';
import { listUnder, recordIn, whole } from '../transport/answer';

const NAMES = ['projects', 'project', 'data'];

/**
 * The projects in the answer to "all projects", whose shape no page shows: the first list whose
 * entries carry a project ID, else the answer itself when it is one project.
 */
export function projectsIn(body: unknown): IDataObject[] {
	const isProject = (entry: unknown) =>
		typeof entry === 'object' && entry !== null && 'project_id' in entry;
	if (isProject(body)) return [recordIn(body)];
	const lists = [body, ...Object.values(body as IDataObject)].map(rowsIn);
	const found = lists.find((list) => list?.some(isProject));
	return found ? whole(body as IDataObject, found, 'projects') : listUnder(body, NAMES, 'projects');
}
