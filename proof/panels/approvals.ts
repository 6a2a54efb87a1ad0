// A part of `npm run screenshots`: the pictures of docs/approvals.md.
import { join } from 'node:path';
import { openDesk } from '../approvals/hitl';
import type { Desk } from '../approvals/hitl';
import { startScriptedModel } from '../approvals/model';
import { ticket } from '../approvals/office';
import { click, questionAbout } from '../approvals/questions';
import { Stage } from '../examples/stage';
import { askers } from '../live/waiting';
import { startChromium } from '../browser/chromium';
import { Editor } from '../browser/editor';
import { FormViewer } from './viewer';
import { runScript } from '../../playground/lib/lifetime';
import { pictures } from '../../playground/lib/paths';
import { OPENING_STEPS, openPlayground, temporaryFolder } from '../../playground/lib/playground';
import { exampleId } from '../../playground/lib/seed';
import { Steps } from '../../playground/lib/steps';

runScript(async () => {
	const playground = await openPlayground(new Steps(OPENING_STEPS), temporaryFolder('approvals'));
	const stage = new Stage(playground);
	const model = await startScriptedModel();
	await takePictures(
		stage,
		await Promise.all(askers.map(async (asker) => await openDesk(stage, model, asker))),
	);
	return 0;
});

/** Both forms in the editor, and the page as a phone shows it. */
async function takePictures(stage: Stage, desks: Desk[]): Promise<void> {
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
