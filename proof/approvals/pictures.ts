import { join } from 'node:path';
import type { Stage } from '../examples/stage';
import { startChromium } from '../browser/chromium';
import { Editor } from '../browser/editor';
import { FormViewer } from '../panels/viewer';
import { pictures } from '../../playground/lib/paths';
import { exampleId } from '../../playground/lib/seed';
import type { Desk } from './hitl';
import { ticket } from './office';
import { click, questionAbout } from './questions';

/** Pictures for the docs: both forms in the editor, and the page as a phone shows it. */
export async function takePictures(stage: Stage, desks: Desk[]): Promise<void> {
	const browser = await startChromium();
	const editor = await Editor.open(browser, stage.url, 'light');
	await editor.signIn();
	const viewer = new FormViewer(editor, stage.url);
	for (const { asker, mark } of desks) {
		await viewer.openWorkflow(exampleId(mark));
		await viewer.openNode(exampleId(mark), { id: 'Ask', name: 'Ask' });
		await viewer.picture(join(pictures, `approval-${asker.type}-form.png`));
		await viewer.close();
	}
	await editor.page.close();

	const [{ asker, office }] = desks;
	const subject = 'Wrong address on the invoice';
	await office.start([[ticket(subject, 'The invoice of October still goes to Harbour Street 1.')]]);
	const question = await questionAbout(stage, asker, subject);
	const phone = await browser.newPage({
		viewport: { width: 390, height: 600 },
		deviceScaleFactor: 2,
		colorScheme: 'light',
		isMobile: true,
	});
	await phone.goto(question.link);
	await phone.screenshot({ path: join(pictures, 'approval-page.png') });
	await phone.close();
	await click(question, 'decline');
	await browser.close();
}
