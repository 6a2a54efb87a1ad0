// `npm run test:browser`: the nodes in n8n's editor, as a user meets them.
// `npm run screenshots`: the same, and its pictures become those of the README.
import { mkdirSync } from 'node:fs';
import { Checks, mustHold } from '../../playground/lib/checks';
import { startChromium } from './chromium';
import { Editor } from './editor';
import type { Theme } from './editor';
import { finishedExecution } from '../../playground/lib/executions';
import { runScript } from '../../playground/lib/lifetime';
import { out } from '../out';
import { pictures } from '../../playground/lib/paths';
import { OPENING_STEPS, openPlayground, temporaryFolder } from '../../playground/lib/playground';
import { exampleId } from '../../playground/lib/seed';
import type { Session } from '../../playground/lib/session';
import type { Vendor, Vendors } from '../../playground/lib/simulators';
import { Steps } from '../../playground/lib/steps';

/** Examples to show: the picture's name, the file, and the name of a node in it. */
const EXAMPLES = [
	['workflow', 'form-submission-becomes-a-customer', 'Create messaging profile'],
	['agent', 'ai-agent-asks-before-it-writes', 'Ask on WhatsApp'],
];

/** What the records are called; the dark half must not find those of the light one. */
const RECORDS: Record<Theme, string> = { light: 'Support desk', dark: 'Sales desk' };

const NUMBERS: Record<Theme, string> = { light: '+39 333 123 4567', dark: '+39 333 765 4321' };

const MESSAGES: Record<Theme, string> = {
	light: 'Your order is on its way',
	dark: 'Your order has arrived',
};

interface NodeCheck {
	vendor: keyof Vendors;
	/** What the user types into the nodes panel. */
	node: string;
	/** The action that the user picks there. */
	action: string;
	/** Fills in the form that the action opens. */
	fill(editor: Editor, theme: Theme): Promise<void>;
	/** What the output must show. */
	shown(theme: Theme): string;
	/** The call that must reach the vendor, and everything that its body must hold. */
	path: RegExp;
	sent(theme: Theme): string[];
	/** The locator that finds the record again; a message that was sent is in no list. */
	locator?: string;
}

const recordName = (theme: Theme) => RECORDS[theme];
const digits = (theme: Theme) => NUMBERS[theme].replace(/\D/g, '');

/** A record that a create makes of its name alone, and that a list offers afterwards. */
function record(resource: string, label: string) {
	return {
		action: `Create a ${resource.toLowerCase()}`,
		async fill(editor: Editor, theme: Theme) {
			await editor.choose('resource', resource);
			await editor.choose('operation', 'Create');
			await editor.fill(label, recordName(theme));
		},
		shown: recordName,
		sent: (theme: Theme) => [recordName(theme)],
	};
}

const NODES: NodeCheck[] = [
	{
		vendor: 'pickyAssist',
		node: 'Picky Assist',
		action: 'Send a text message',
		async fill(editor, theme) {
			await editor.choose('resource', 'Message');
			await editor.choose('operation', 'Send Text');
			await editor.chooseFromList('application', 'WhatsApp Official');
			await editor.fill('number', NUMBERS[theme]);
			await editor.fill('message', MESSAGES[theme]);
		},
		shown: digits,
		path: /\/push$/,
		sent: (theme) => ['"application":8,', `"number":"${digits(theme)}"`, MESSAGES[theme]],
	},
	{
		...record('Customer', 'company'),
		vendor: 'businessLabsPmp',
		node: 'BusinessLabs PMP',
		path: /^\/api\/customers$/,
		locator: 'id',
	},
	{
		...record('Messaging Profile', 'name'),
		vendor: 'openTact',
		node: 'OpenTact',
		path: /^\/rest\/profile\/messaging$/,
		locator: 'uuid',
	},
];

runScript(async () => {
	const forReadme = process.argv.includes('--screenshots');
	const folder = forReadme ? pictures : out;
	mkdirSync(folder, { recursive: true });
	const steps = new Steps(OPENING_STEPS + 1);
	const { n8n, session, vendors } = await openPlayground(steps, temporaryFolder('browser'));
	const browser = await steps.run('Start Chromium', startChromium);
	console.log('');

	let editor: Editor;
	const checks = new Checks(async (title) => {
		await editor.picture(out, `failed-${title.replace(/\W+/g, '-')}`);
	});
	for (const theme of ['light', 'dark'] as const) {
		editor = await Editor.open(browser, n8n.url, theme);
		await checks.run(`${theme}: sign in`, async () => await editor.signIn());
		for (const check of NODES) {
			await tryNode(
				{ checks, editor, session, theme, vendor: vendors[check.vendor], folder },
				check,
			);
		}
		for (const [picture, example, node] of EXAMPLES) {
			await checks.run(`${theme}: the example ${example} opens`, async () => {
				await editor.openWorkflow(exampleId(example));
				await editor.fit();
				mustHold(await editor.canvasText(), node);
				await editor.picture(folder, `${picture}-${theme}`);
			});
		}
		await checks.run(`${theme}: the editor's own code did not complain`, async () => {
			if (editor.pageErrors.length) throw new Error(editor.pageErrors.join('\n'));
		});
		await editor.page.close();
	}
	return checks.end();
});

interface Surroundings {
	checks: Checks;
	editor: Editor;
	session: Session;
	theme: Theme;
	vendor: Vendor;
	/** Where pictures go. */
	folder: string;
}

/** A user's first minutes with a node: find it, add it, fill it in, run it, find the record again. */
async function tryNode(
	{ checks, editor, session, theme, vendor, folder }: Surroundings,
	{ vendor: key, node, action, fill, shown, path, sent, locator }: NodeCheck,
): Promise<void> {
	const output = shown(theme);
	const title = (what: string) => `${theme}: ${node} ${what}`;
	const execute = async () => {
		const { nodes } = await finishedExecution(session, await editor.execute());
		const { error, items } = nodes[nodes.length - 1];
		mustHold(error ?? JSON.stringify(items), output);
		await editor.outputMustShow(output);
	};
	const added = await checks.run(title('is found and added'), async () => {
		await editor.openWorkflow('new');
		const entry = await editor.searchNode(node);
		await editor.picture(folder, `${key}-panel-${theme}`);
		await editor.addNode(entry, action);
	});
	if (!added) return;
	await checks.run(title('accepts its credential'), async () => {
		mustHold(await editor.testCredential(), 'Connection tested successfully');
	});
	const written = await checks.run(title(`can ${action.toLowerCase()}`), async () => {
		await fill(editor, theme);
		await execute();
		await editor.picture(folder, `${key}-${theme}`);
		const calls = vendor.simulator.ledger.requests.filter((request) => {
			const body = JSON.stringify(request.body ?? '');
			return path.test(request.path) && sent(theme).every((part) => body.includes(part));
		});
		if (calls.length !== 1) throw new Error(`${vendor.title} received it ${calls.length} times`);
	});
	if (!written || locator === undefined) return;
	await checks.run(title('offers it in a list and gets it'), async () => {
		await editor.choose('operation', 'Get');
		await editor.chooseFromList(locator, output);
		await execute();
	});
}
