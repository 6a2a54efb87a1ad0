// `npm run panels`: every form of every node, as n8n's editor shows it, in pictures and on sheets of
// several. `--only <node>[/<resource>]` takes a part, e.g. `--only openTact/message`.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startChromium } from '../browser/chromium';
import { Editor } from '../browser/editor';
import { Checks } from '../../playground/lib/checks';
import { runScript } from '../../playground/lib/lifetime';
import { packageName } from '../../playground/lib/package';
import { out } from '../out';
import { OPENING_STEPS, openPlayground, temporaryFolder } from '../../playground/lib/playground';
import { Steps } from '../../playground/lib/steps';
import { actionsPicture } from './actions';
import { formsOf } from './forms';
import type { Form } from './forms';
import { complaintsAbout } from './complaints';
import { makeSheets } from './sheets';
import type { Panel } from './sheets';
import type { Description } from './types';
import { FormViewer } from './viewer';
import { putForms } from './workflow';

const PORTION = 40;

const panelsFolder = join(out, 'panels');

runScript(async () => {
	const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
	const [onlyNode, onlyResource] = values.only.split('/');
	const steps = new Steps(OPENING_STEPS + 1);
	const { n8n, session, credentials } = await openPlayground(steps, temporaryFolder('panels'));
	const browser = await steps.run('Start Chromium', startChromium);
	const editor = await Editor.open(browser, n8n.url, 'light');
	await editor.signIn();
	const viewer = new FormViewer(editor, n8n.url);
	const checks = new Checks(async () => {});
	console.log('');

	for (const description of await nodesOf(session)) {
		const node = description.name.split('.')[1];
		if (onlyNode && node !== onlyNode) continue;
		const folder = join(panelsFolder, node);
		const forms = formsOf(description).filter(
			({ resource }) => !onlyResource || resource === onlyResource,
		);
		if (forms.length === 0) throw new Error(`${node} has no resource "${onlyResource}"`);
		if (!onlyResource) rmSync(folder, { recursive: true, force: true });
		const panels: Panel[] = [];
		if (!onlyResource && !description.group.includes('trigger')) {
			await checks.run(`${node}: the actions in the nodes panel`, async () => {
				panels.push(await actionsPicture(editor, description, folder));
			});
		}
		for (const some of portions(forms)) {
			const { id, nodes } = await putForms(session, description, some, credentials);
			await viewer.openWorkflow(id);
			for (const [index, form] of some.entries()) {
				await checks.run(`${node} ${form.name}`, async () => {
					const complained = editor.pageErrors.length;
					await viewer.openNode(id, nodes[index]);
					panels.push(await formPicture(viewer, form, folder));
					const complaints = complaintsAbout(form, await viewer.lines());
					complaints.push(...editor.pageErrors.slice(complained));
					if (complaints.length) throw new Error(complaints.join('\n'));
				});
			}
		}
		const name = [node, onlyResource].filter(Boolean).join('-');
		const sheets = await makeSheets(browser, name, panels, join(panelsFolder, 'sheets'));
		console.log(`  ${panels.length} pictures of ${node} on ${sheets} sheets`);
	}
	return checks.end();
});

async function formPicture(viewer: FormViewer, form: Form, folder: string): Promise<Panel> {
	const { name: title, heading } = form;
	const file = join(folder, `${title}.png`);
	await viewer.picture(file);
	const cut = (await viewer.cutOff()).join(' | ');
	return { file, title, text: [heading, cut && `CUT OFF: ${cut}`].filter(Boolean).join(' · ') };
}

/** The package's nodes; their twins for agents have the same forms. */
async function nodesOf(session: { descriptions(): Promise<unknown[]> }): Promise<Description[]> {
	const all = (await session.descriptions()) as Description[];
	return all.filter(({ name }) => name.startsWith(`${packageName}.`) && !name.endsWith('Tool'));
}

/** A workflow of few nodes opens fast, and few workflows have to be opened. */
function portions(forms: Form[]): Form[][] {
	const count = Math.ceil(forms.length / PORTION);
	return Array.from({ length: count }, (_, index) =>
		forms.slice(index * PORTION, (index + 1) * PORTION),
	);
}
