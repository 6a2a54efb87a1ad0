import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Editor } from '../browser/editor';
import type { Panel } from './sheets';
import type { Description } from './types';

/** All actions of a node as the nodes panel lists them. */
export async function actionsPicture(
	editor: Editor,
	description: Description,
	folder: string,
): Promise<Panel> {
	const { page } = editor;
	const wordings = description.properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options = [] }) => options.map(({ action }) => String(action)));
	await page.setViewportSize({ width: 1280, height: 800 });
	await editor.openWorkflow('new');
	const actions = await editor.listActions(await editor.searchNode(description.displayName));
	await page.setViewportSize({ width: 1280, height: 800 + wordings.length * 48 });
	for (const wording of wordings) {
		await actions.getByText(wording, { exact: true }).first().waitFor();
	}
	const panel = page.getByTestId('node-creator');
	const file = join(folder, 'actions.png');
	mkdirSync(folder, { recursive: true });
	await panel.screenshot({ path: file, animations: 'disabled' });
	return { file, title: description.displayName, text: 'The actions in the nodes panel' };
}
