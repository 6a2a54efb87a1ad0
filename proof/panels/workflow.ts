import { exampleId, putWorkflow } from '../../playground/lib/seed';
import type { Credentials, Workflow } from '../../playground/lib/seed';
import type { Session } from '../../playground/lib/session';
import type { Form } from './forms';
import type { Description } from './types';

/** Saves a workflow that holds one node per form. */
export async function putForms(
	session: Session,
	description: Description,
	forms: Form[],
	credentials: Credentials,
): Promise<{ id: string; nodes: Array<{ id: string; name: string }> }> {
	const [credential] = description.credentials ?? [];
	const nodes = forms.map(({ name, parameters }, index) => ({
		id: `form-${index}`,
		name,
		type: description.name,
		typeVersion: 1,
		position: [index * 200, 0],
		parameters,
		...(credential && { credentials: { [credential.name]: credentials[credential.name] } }),
	}));
	const name = `Forms of ${description.displayName} from ${forms[0].name} on`;
	const id = exampleId(name);
	const workflow = { id, name, active: false, nodes, connections: {}, settings: {} };
	await putWorkflow(session, workflow as Workflow);
	return { id, nodes };
}
