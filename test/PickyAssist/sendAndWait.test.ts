import { ExecuteContext } from 'n8n-core';
import type { IDataObject } from 'n8n-workflow';
import { PickyAssist } from '../../nodes/PickyAssist/PickyAssist.node';
import { htmlOf } from '../../nodes/shared/wait/page';
import { visit as visitPage } from '../engine/visit';
import { executionData } from '../engine/executionData';
import { workflowOf } from '../engine/workflow';
import { usePickyAssist } from './node';

describe('Send and Wait for Response', () => {
	const vendor = usePickyAssist();
	const type = new PickyAssist();
	const question = {
		application: { __rl: true, mode: 'list', value: '8' },
		number: '={{ $json.to }}',
		message: '=Ship order <{{ $json.order }}>?',
		responseType: 'approval',
	};
	const items = [
		{ to: '393331234567', order: 'A12' },
		{ to: '919000000000', order: 'B13' },
	];
	const texts = () => vendor.simulator.state().messages.map(({ text }) => text);

	/** Opens the link of an item's message, or sends the form behind it. */
	async function visit(
		method: 'GET' | 'POST',
		parameters: IDataObject,
		{ body = {}, item = '0' }: { body?: IDataObject; item?: string } = {},
	) {
		const all = { resource: 'message', operation: 'sendAndWait', ...parameters };
		const waiting = executionData([
			{
				node: workflowOf({ type, parameters: all }).node,
				data: { main: [items.map((json) => ({ json }))] },
				source: null,
			},
		]);
		return await visitPage({ type, parameters: all, waiting, method, query: { item }, body });
	}

	it('sends each recipient a signed link of its own, and waits', async () => {
		const { json, waitTill } = await vendor.run('message.sendAndWait', question, { items });
		expect(json).toEqual(items);
		expect(waitTill?.getFullYear()).toBe(3000);
		expect(texts()).toHaveLength(2);
		texts().forEach((text, index) => {
			const [asked, , link] = text.split('\n');
			expect(asked).toBe(`Ship order <${items[index].order}>?`);
			const url = new URL(link);
			expect(url.pathname).toBe('/webhook-waiting/1/node');
			expect(url.searchParams.get('item')).toBe(String(index));
			expect(url.searchParams.get('signature')).toMatch(/^[0-9a-f]{64}$/);
		});
		expect(vendor.bodies.map(({ data }) => (data as unknown[]).length)).toEqual([1, 1]);
	});

	it('waits no longer than it is told', async () => {
		const { waitTill } = await vendor.run('message.sendAndWait', {
			...question,
			number: '393331234567',
			options: { waitAmount: 2, waitUnit: 'days' },
		});
		const days = (Number(waitTill) - Date.now()) / 86_400_000;
		expect(days).toBeGreaterThan(1.99);
		expect(days).toBeLessThanOrEqual(2);
	});

	it('does not wait when nothing was sent, nor repeats what may have been', async () => {
		vendor.simulator.faults.set([{ reset: 'after', times: 1 }]);
		const { json, waitTill } = await vendor.run(
			'message.sendAndWait',
			{ ...question, number: '393331234567' },
			{ onError: 'continueRegularOutput' },
		);
		expect(waitTill).toBeUndefined();
		expect(json[0].error).toContain('may have been sent');
		expect(vendor.received).toHaveLength(1);
	});

	it('says what it needs where n8n cannot sign links, and sends nothing', async () => {
		const { prototype } = ExecuteContext as unknown as { prototype: object };
		Object.defineProperty(prototype, 'getSignedResumeUrl', {
			value: undefined,
			configurable: true,
		});
		try {
			const { error, waitTill } = await vendor.fail('message.sendAndWait', question, { items });
			expect(error?.message).toContain('Send and Wait needs n8n 1.110 or newer');
			expect(error?.description).toContain('Update n8n');
			expect(waitTill).toBeUndefined();
			expect(vendor.received).toEqual([]);
		} finally {
			Reflect.deleteProperty(prototype, 'getSignedResumeUrl');
		}
	});

	it('refuses a text that its link would make too long', async () => {
		const { error, waitTill } = await vendor.fail('message.sendAndWait', {
			...question,
			number: '393331234567',
			message: '={{ "a".repeat(4090) }}',
		});
		expect(error?.message).toContain('Message must have at most 4096 characters');
		expect(error?.message).toContain('including its link');
		expect(waitTill).toBeUndefined();
		expect(vendor.received).toEqual([]);
	});

	it('is reached at the resume URL only, looking or answering', () => {
		expect(type.description.webhooks).toMatchObject(
			['GET', 'POST'].map((httpMethod) => ({
				httpMethod,
				path: '={{ $nodeId }}',
				restartWebhook: true,
				isFullPath: true,
			})),
		);
	});

	it('shows the question of the item, escaped, and answers nothing by showing it', async () => {
		const { status, html, headers, result } = await visit('GET', question, { item: '1' });
		expect(status).toBe(200);
		expect(html).toContain('Ship order &lt;B13&gt;?');
		expect(html).toContain('<button name="answer" value="approve">Approve</button>');
		expect(html).toContain('<button name="answer" value="decline">Decline</button>');
		expect(html).not.toContain('<script');
		expect(headers['content-security-policy']).toContain("default-src 'none'");
		expect(headers['content-type']).toBe('text/html; charset=utf-8');
		expect(result).toEqual({ noWebhookResponse: true });
	});

	it.each([
		['approve', true],
		['decline', false],
	])('goes on with the button "%s"', async (answer, approved) => {
		const { status, html, result } = await visit('POST', question, { body: { answer }, item: '1' });
		expect(status).toBe(200);
		expect(html).toContain('Thank you');
		expect(result).toEqual({
			noWebhookResponse: true,
			workflowData: [[{ json: { data: { approved } }, pairedItem: { item: 1 } }]],
		});
	});

	it('takes a text, and asks again for an empty one', async () => {
		const asked = {
			...question,
			responseType: 'freeText',
			page: { sendLabel: 'Go', title: 'Why?' },
		};
		const shown = await visit('GET', asked);
		expect(shown.html).toMatch(/<textarea id="text" name="text"[^>]*><\/textarea>/);
		expect(shown.html).toContain('<h1>Why?</h1>');
		expect(shown.html).toContain('>Go</button>');
		const empty = await visit('POST', asked, { body: { text: '  ' } });
		expect(empty.status).toBe(400);
		expect((await visit('POST', asked, { body: { text: ['a'] } })).status).toBe(400);
		expect(empty.html).toContain('Enter a response first.');
		expect(empty.result.workflowData).toBeUndefined();
		const { result } = await visit('POST', asked, { body: { text: ' Because <b> ' } });
		expect(result.workflowData?.[0][0].json).toEqual({ data: { text: 'Because <b>' } });
	});

	it('takes a text of 10,000 characters as a browser counts them, and cuts none off', async () => {
		const asked = { ...question, responseType: 'freeText' };
		const text = `${'a\r\n'.repeat(4_999)}bc`;
		const { result } = await visit('POST', asked, { body: { text } });
		expect(result.workflowData?.[0][0].json).toEqual({
			data: { text: text.replace(/\r/g, '') },
		});
		const longer = await visit('POST', asked, { body: { text: `${text}<` } });
		expect(longer.status).toBe(400);
		expect(longer.result.workflowData).toBeUndefined();
		expect(longer.html).toContain('Your response has 10001 characters, at most 10000 are possible');
		// What was written is not lost.
		expect(longer.html).toContain('bc&lt;</textarea>');
	});

	it.each([{}, { answer: 'maybe' }, { answer: ['approve'] }, { text: 'approve' }])(
		'asks again after %j',
		async (body) => {
			const { status, result } = await visit('POST', question, { body });
			expect(status).toBe(400);
			expect(result.workflowData).toBeUndefined();
		},
	);

	it('takes no refusal where there is no button for it', async () => {
		const asked = { ...question, page: { approveOnly: true } };
		expect((await visit('GET', asked)).html).not.toContain('decline');
		expect((await visit('POST', asked, { body: { answer: 'decline' } })).status).toBe(400);
	});

	it('escapes every text', () => {
		const evil = `<img src=x onerror="alert('1')">&`;
		const html = htmlOf({
			title: evil,
			text: evil,
			complaint: evil,
			buttons: [{ label: evil, value: evil }],
		});
		expect(html).not.toContain('<img');
		expect(html).not.toContain('onerror="');
		expect(
			html.match(/&lt;img src=x onerror=&quot;alert\(&#39;1&#39;\)&quot;&gt;&amp;/g),
		).toHaveLength(6);
	});
});
