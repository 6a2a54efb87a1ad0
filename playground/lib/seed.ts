import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { packageName } from './package';
import { examples } from './paths';
import type { Session } from './session';
import type { Vendor } from './simulators';

const PUBLISHED_WITHIN = 60_000;

interface Reference {
	id: string;
	name: string;
}

interface WorkflowNode {
	name: string;
	type: string;
	credentials?: Record<string, Reference>;
}

export interface Workflow {
	id: string;
	name: string;
	active: boolean;
	nodes: WorkflowNode[];
	versionId?: string;
}

/** By credential type. */
export type Credentials = Record<string, Reference>;

/** Creates the vendors' credentials, or gives the ones of an earlier start their new addresses. */
export async function seedCredentials(session: Session, vendors: Vendor[]): Promise<Credentials> {
	const known = await session.request<Array<Reference & { type: string }>>('GET', '/credentials');
	const seeded: Credentials = {};
	for (const { credential } of vendors) {
		const { name, type } = credential;
		const existing = known.find((entry) => entry.name === name && entry.type === type);
		const { id } = existing
			? await session.request<Reference>('PATCH', `/credentials/${existing.id}`, credential)
			: await session.request<Reference>('POST', '/credentials', credential);
		seeded[type] = { id, name };
	}
	return seeded;
}

/**
 * Brings the example workflows in. One that a user has changed stays as it is until its file changes.
 * @param folder n8n's data folder; remembers what was brought in
 * @returns names of the workflows
 */
export async function seedExamples(
	session: Session,
	folder: string,
	credentials: Credentials,
): Promise<string[]> {
	const memory = join(folder, 'examples.json');
	const seen = existsSync(memory)
		? (JSON.parse(readFileSync(memory, 'utf8')) as Record<string, string>)
		: {};
	const names: string[] = [];
	for (const file of readdirSync(examples).filter((name) => name.endsWith('.json'))) {
		const text = readFileSync(join(examples, file), 'utf8');
		const hash = createHash('sha256').update(text).digest('hex');
		const workflow = withCredentials(JSON.parse(text) as Workflow, credentials);
		const id = exampleId(basename(file, '.json'));
		if (seen[file] !== hash) await putWorkflow(session, { ...workflow, id });
		seen[file] = hash;
		names.push(workflow.name);
	}
	writeFileSync(memory, JSON.stringify(seen));
	return names;
}

/**
 * The workflow's id of an example, the same at every start.
 * n8n 2.41 keeps nothing for the triggers of a workflow whose id has more than 21 characters.
 */
export function exampleId(name: string): string {
	return createHash('sha256').update(name).digest('hex').slice(0, 16);
}

/** Creates a workflow under its id, or replaces the one that has it; active ones are published. */
export async function putWorkflow(session: Session, workflow: Workflow): Promise<Workflow> {
	const { active, ...content } = workflow;
	const path = `/workflows/${workflow.id}`;
	const { exists } = await session.request<{ exists: boolean }>('GET', `${path}/exists`);
	const saved = exists
		? await session.request<Workflow>('PATCH', path, content)
		: await session.request<Workflow>('POST', '/workflows', content);
	if (active) await publishWorkflow(session, saved);
	return saved;
}

interface Publication {
	status: string;
	liveVersionId: string | null;
	triggers: Array<{ status: string; errorMessage: string | null }>;
}

/**
 * Makes the saved version the one whose triggers and webhooks listen, and waits until they do.
 * @throws Error with n8n's own words when they cannot
 */
export async function publishWorkflow(session: Session, workflow: Workflow): Promise<void> {
	const { id, name, versionId } = workflow;
	await session.request('POST', `/workflows/${id}/activate`, { versionId });
	const deadline = Date.now() + PUBLISHED_WITHIN;
	while (Date.now() < deadline) {
		const { status, liveVersionId, triggers } = await session.request<Publication>(
			'GET',
			`/workflows/${id}/publication-status`,
		);
		const problem = triggers.find(({ errorMessage }) => errorMessage)?.errorMessage;
		if (problem) throw new Error(`"${name}" could not be published: ${problem}`);
		if (status === 'published' && liveVersionId === versionId) return;
		await delay(200);
	}
	throw new Error(`"${name}" was not published after ${PUBLISHED_WITHIN / 1000} s`);
}

/** The files in examples/ carry no credentials: those belong to an installation. */
function withCredentials(workflow: Workflow, credentials: Credentials): Workflow {
	const nodes = workflow.nodes.map((node) => {
		const type = credentialOf(node);
		return type && credentials[type]
			? { ...node, credentials: { [type]: credentials[type] } }
			: node;
	});
	return { ...workflow, nodes };
}

/** Every node of a vendor, its trigger and its tools too, uses the vendor's one credential type. */
function credentialOf({ type }: WorkflowNode): string | undefined {
	const [owner, name] = type.split('.');
	return owner === packageName ? `${name.replace(/(Trigger|HitlTool|Tool)$/, '')}Api` : undefined;
}
