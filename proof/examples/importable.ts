import { packageName } from '../../playground/lib/package';
import { exampleFile } from './stage';

const STICKY = 'n8n-nodes-base.stickyNote';

/**
 * What every example has: nodes that n8n knows, a note that says what it does and what to fill in, and
 * no credentials.
 * @throws Error with what is missing
 */
export function mustBeImportable(id: string, nodeTypes: Set<string>): void {
	const { name, nodes, connections } = exampleFile(id);
	const complaints = nodes
		.filter(({ type }) => !nodeTypes.has(type))
		.map(({ name: node, type }) => `"${node}" is a ${type}, which n8n does not know`);
	const notes = nodes.filter(({ type }) => type === STICKY);
	const texts = notes.map((note) => String((note as Noted).parameters?.content));
	if (!name) complaints.push('It has no name');
	if (!texts.some((text) => text.includes(`## ${name}`) && /\*\*To use it\*\*/.test(text))) {
		complaints.push('No note has its name as title and says how to use it');
	}
	if (!nodes.some(({ type }) => type.startsWith(`${packageName}.`))) {
		complaints.push('It uses no node of the package');
	}
	const secret = nodes.find(({ credentials }) => credentials);
	if (secret) complaints.push(`"${secret.name}" names a credential of somebody's n8n`);
	const names = new Set(nodes.map((node) => node.name));
	const loose = Object.keys(connections).find((from) => !names.has(from));
	if (loose) complaints.push(`A connection starts at "${loose}", which is not there`);
	if (complaints.length > 0) throw new Error(complaints.join('\n'));
}

interface Noted {
	parameters?: { content?: unknown };
}
