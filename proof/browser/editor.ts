import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { owner } from '../../playground/lib/session';

export type Theme = 'light' | 'dark';

/** n8n's editor in a browser, in the words of somebody who uses it. */
export class Editor {
	/** What the editor's own code complained about. */
	readonly pageErrors: string[] = [];

	private constructor(
		private readonly url: string,
		readonly page: Page,
	) {
		page.setDefaultTimeout(60_000);
		page.on('pageerror', (error) => this.pageErrors.push(error.message));
	}

	static async open(browser: Browser, url: string, theme: Theme): Promise<Editor> {
		const page = await browser.newPage({
			viewport: { width: 1280, height: 800 },
			colorScheme: theme,
			reducedMotion: 'reduce',
		});
		return new Editor(url, page);
	}

	async signIn(): Promise<void> {
		await this.page.goto(`${this.url}/signin`);
		await this.page.locator('input[name=emailOrLdapLoginId]').fill(owner.email);
		await this.page.locator('input[name=password]').fill(owner.password);
		await this.page.getByTestId('form-submit-button').click();
		await this.page.waitForURL(/\/home/);
	}

	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${id}`);
		await this.page.getByTestId('canvas-wrapper').waitFor();
		await this.page.getByTestId('node-creator-plus-button').waitFor();
	}

	/** Types into the nodes panel. */
	async searchNode(name: string): Promise<Locator> {
		await this.page.getByTestId('node-creator-plus-button').click();
		await this.page.getByTestId('node-creator-search-bar').fill(name);
		const found = this.page.getByTestId('node-creator-item-name').getByText(name, { exact: true });
		await found.first().waitFor();
		return found.first();
	}

	/** Lists the actions of a node that the panel has found; triggers of the same name come first. */
	async listActions(found: Locator): Promise<Locator> {
		await found.click();
		const panel = this.page.getByTestId('node-creator');
		const heading = panel.getByTestId('node-creator-category-item').getByText(/^Actions \(/);
		await heading.click();
		return panel.getByTestId('node-creator-item-name');
	}

	/** Adds a node that the panel has found, by the words of one of its actions; its form opens. */
	async addNode(found: Locator, action: string): Promise<void> {
		const actions = await this.listActions(found);
		await actions.getByText(action, { exact: true }).click();
		await this.page.getByTestId('node-execute-button').waitFor();
	}

	/** Chooses an entry of a drop-down in the node's form. */
	async choose(parameter: string, label: string): Promise<void> {
		await this.field(parameter).locator('input').first().click();
		const options = this.page.getByTestId('parameter-input-item').locator('visible=true');
		await options.filter({ has: this.page.getByText(label, { exact: true }) }).click();
	}

	/** Chooses a record from the list that the vendor gives, found by a part of its name. */
	async chooseFromList(parameter: string, name: string): Promise<void> {
		const locator = this.page.getByTestId(`resource-locator-${parameter}`);
		await locator.getByTestId('rlc-input').click();
		await this.page.getByTestId('rlc-search').locator('visible=true').fill(name);
		await this.page.getByTestId('rlc-item').locator('visible=true').getByText(name).first().click();
	}

	async fill(parameter: string, text: string): Promise<void> {
		await this.field(parameter).locator('input, textarea').first().fill(text);
	}

	/**
	 * Runs the node whose form is open.
	 * @returns id of the execution
	 */
	async execute(): Promise<string> {
		const isRun = (call: { url(): string }) => /\/rest\/workflows\/[^/]+\/run$/.test(call.url());
		const answer = this.page.waitForResponse(isRun);
		for (let tries = 1; ; tries++) {
			const sent = this.page.waitForRequest(isRun, { timeout: 10_000 });
			await this.page.getByTestId('node-execute-button').click();
			// A click that closes a list, or comes while the editor saves, starts nothing.
			if (await sent.then(Boolean, () => false)) break;
			if (tries === 3) throw new Error('The node could not be executed');
		}
		const { data } = (await (await answer).json()) as { data: { executionId: string } };
		return data.executionId;
	}

	/** @throws Error with what the output shows instead, unless it comes to hold the text */
	async outputMustShow(text: string): Promise<void> {
		const output = this.page.getByTestId('output-panel');
		try {
			await output.getByText(text).first().waitFor({ timeout: 15_000 });
		} catch {
			throw new Error(`Expected "${text}" in the output:\n${await output.innerText()}`);
		}
	}

	/** What the credential's own test says, after opening it from the node's form. */
	async testCredential(): Promise<string> {
		const { page } = this;
		await page.getByTestId('credential-edit-button').click();
		const dialog = page.getByTestId('editCredential-modal');
		const verdict = dialog.getByText(/Connection tested successfully|Couldn.t connect/);
		await verdict.waitFor();
		const text = await verdict.innerText();
		await dialog.locator('.el-dialog__headerbtn').click();
		await dialog.waitFor({ state: 'hidden' });
		return text;
	}

	/** Makes the whole workflow visible. */
	async fit(): Promise<void> {
		await this.page.getByTestId('canvas-node').first().waitFor();
		await this.page.getByTestId('zoom-to-fit').click();
	}

	async canvasText(): Promise<string> {
		return await this.page.getByTestId('canvas').innerText();
	}

	/** Saves what the window shows. */
	async picture(folder: string, name: string): Promise<void> {
		await this.page.waitForTimeout(700);
		await this.page.screenshot({
			path: join(folder, `${name}.png`),
			animations: 'disabled',
			style: '.el-notification { display: none }',
		});
	}

	private field(parameter: string): Locator {
		return this.page.getByTestId(`parameter-input-${parameter}`);
	}
}
