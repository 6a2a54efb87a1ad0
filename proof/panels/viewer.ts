import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Editor } from '../browser/editor';

const WIDTH = 1280;
const HEIGHT = 1600;
const SETTLED_WITHIN = 20_000;

/** Opens forms of nodes in one window that grows with them. */
export class FormViewer {
	/** Lists that the editor is fetching from the node. */
	private fetching = 0;

	constructor(
		private readonly editor: Editor,
		private readonly url: string,
	) {
		const { page } = editor;
		const isList = (call: { url(): string }) => call.url().includes('/dynamic-node-parameters/');
		page.on('request', (call) => (this.fetching += isList(call) ? 1 : 0));
		for (const event of ['requestfinished', 'requestfailed'] as const) {
			page.on(event as 'requestfinished', (call) => (this.fetching -= isList(call) ? 1 : 0));
		}
	}

	async openWorkflow(id: string): Promise<void> {
		await this.editor.page.setViewportSize({ width: WIDTH, height: HEIGHT });
		await this.editor.openWorkflow(id);
		await this.editor.page.getByTestId('canvas-node').first().waitFor();
	}

	/** Opens the form of a node, by its address and without loading the editor again. */
	async openNode(workflow: string, node: { id: string; name: string }): Promise<void> {
		const { page } = this.editor;
		await page.evaluate((path) => {
			history.pushState({}, '', path);
			dispatchEvent(new PopStateEvent('popstate', { state: {} }));
		}, `${this.url}/workflow/${workflow}/${node.id}`);
		const title = page.getByTestId('ndv').getByTestId('inline-edit-preview');
		await title.getByText(node.name, { exact: true }).first().waitFor();
		await this.settle();
	}

	async close(): Promise<void> {
		await this.editor.page.getByTestId('ndv-close-button').click();
		await this.editor.page.getByTestId('ndv').waitFor({ state: 'hidden' });
	}

	/** The words on the form, a line each. */
	async lines(): Promise<string[]> {
		const text = await this.form().innerText();
		return text
			.split('\n')
			.map((line) => line.trim())
			.filter(Boolean);
	}

	/** Labels, values and placeholders that the form has not the room to show in full. */
	async cutOff(): Promise<string[]> {
		// Named functions inside would not survive the way to the browser.
		const texts = await this.form().evaluate((form) => {
			const ruler = document.createElement('canvas').getContext('2d')!;
			return [...form.querySelectorAll<HTMLElement>('*')]
				.filter((element) => element.getClientRects().length > 0)
				.map((element) => {
					const style = getComputedStyle(element);
					if (element instanceof HTMLInputElement && element.type !== 'checkbox') {
						const text = element.value || element.placeholder;
						const padding = parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
						ruler.font = style.font;
						const room = element.clientWidth - padding;
						return ruler.measureText(text).width > room + 1 ? text : '';
					}
					const isCut = element.scrollWidth > element.clientWidth + 1;
					return style.textOverflow === 'ellipsis' && isCut ? element.innerText : '';
				});
		});
		return [...new Set(texts.filter(Boolean))];
	}

	/** Saves the whole form, however long it is. */
	async picture(file: string): Promise<void> {
		const { page } = this.editor;
		let box = await this.extent();
		if (box.missing > 0) {
			const height = (page.viewportSize()?.height ?? HEIGHT) + Math.ceil(box.missing) + 100;
			await page.setViewportSize({ width: WIDTH, height });
			await this.settle();
			box = await this.extent();
		}
		mkdirSync(dirname(file), { recursive: true });
		await page.screenshot({
			path: file,
			animations: 'disabled',
			style: '.el-notification { display: none }',
			clip: { x: box.x, y: box.y, width: box.width, height: box.height },
		});
	}

	private form() {
		return this.editor.page.getByTestId('node-parameters');
	}

	/** Where the form's content is, and how many pixels of it lie below what the window shows. */
	private async extent() {
		return await this.form().evaluate((form) => {
			const { x, y, width, bottom } = form.getBoundingClientRect();
			const parts = [...form.querySelectorAll('[data-test-id], button, input, textarea')].filter(
				(part) => !part.closest('[data-test-id="node-feature-request"]'),
			);
			const end = Math.max(...parts.map((part) => part.getBoundingClientRect().bottom));
			return { x, y, width, height: end - y + 12, missing: end - bottom };
		});
	}

	/** Waits until the form stands still and no list of it is on its way. */
	private async settle(): Promise<void> {
		const { page } = this.editor;
		const deadline = Date.now() + SETTLED_WITHIN;
		let before = '';
		for (let same = 0; same < 2;) {
			if (Date.now() > deadline) throw new Error('The form did not come to rest');
			await page.waitForTimeout(150);
			const now = this.fetching > 0 ? '' : await this.form().evaluate((form) => form.innerHTML);
			same = now !== '' && now === before ? same + 1 : 0;
			before = now;
		}
	}
}
