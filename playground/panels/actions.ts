import { join } from 'node:path';
import { mustHold } from '../lib/checks';
import type { Editor } from '../browser/editor';
import type { Description } from './types';

/** All actions of a node as the nodes panel lists them. */
export async function actionsPicture(
	editor: Editor,
	description: Description,
	folder: string,
): Promise<void> {
	const { page } = editor;
	const wordings = description.properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options = [] }) => options.map(({ action }) => String(action)));
	await page.setViewportSize({ width: 1280, height: 800 });
	await editor.openWorkflow('new');
	await (await editor.searchNode(description.displayName)).click();
	const panel = page.getByTestId('node-creator');
	await panel.getByText(wordings[0], { exact: true }).waitFor();
	await page.setViewportSize({ width: 1280, height: 800 + wordings.length * 48 });
	await page.waitForTimeout(2000);
	const text = await panel.innerText();
	for (const wording of wordings) mustHold(text, wording);
	await panel.screenshot({ path: join(folder, 'actions.png'), animations: 'disabled' });
}
