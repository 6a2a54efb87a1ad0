// The page behind the link of a question, and what an execution goes on with.
import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import type { Asked } from '../../nodes/shared/contract/question';
import { answerFields } from '../../nodes/shared/wait/fields';
import { htmlOf } from '../../nodes/shared/wait/page';
import { receiveAnswer, waitWebhooks } from '../../nodes/shared/wait/webhook';

interface Visit {
	method?: string;
	query?: IDataObject;
	body?: unknown;
	asked?: Asked;
	/** What the node put out, by run. */
	outputs?: Record<number, unknown>;
	node?: IDataObject;
	parameters?: IDataObject;
}

const NAME = 'Ask "me" \\ é😀';

async function visit(given: Visit) {
	const { method = 'GET', query = {}, body, asked, outputs = {}, node, parameters = {} } = given;
	const seen = { status: 0, html: '', headers: {} as IDataObject };
	const response = {
		setHeader: (name: string, value: string) => void (seen.headers[name] = value),
		status: (status: number) => Object.assign(response, void (seen.status = status)),
		send: (html: string) => void (seen.html = html),
	};
	const evaluated = (expression: string, item?: number) => {
		const [, quoted, rest] = /^\{\{ \$\("(.*?)"\)\.(.*) \}\}$/s.exec(expression) ?? [];
		if (quoted === undefined) return `${expression} of item ${item}`;
		expect(quoted).toMatch(/^(\\u[0-9a-f]{4})+$/);
		expect(JSON.parse(`"${quoted}"`)).toBe(NAME);
		if (rest === 'context.asked') return asked ?? null;
		const [, run] = /^all\(0, (\d+)\)\[0\]\.json\.data$/.exec(rest) ?? [];
		if (!(run in outputs)) throw new Error('no such run');
		return outputs[Number(run)];
	};
	const result = await receiveAnswer(
		{
			getQueryData: () => query,
			getBodyData: () => body,
			getNode: () => ({ name: NAME, parameters, ...node }),
			getNodeParameter: (name: string, initial: unknown) => parameters[name] ?? initial,
			getRequestObject: () => ({ method }),
			getResponseObject: () => response,
			evaluateExpression: evaluated,
		} as unknown as IWebhookFunctions,
		'message',
	);
	return { ...seen, result };
}

const question = (responseType: string, page: IDataObject = {}, text = 'Ship <it>?') => ({
	...{ text, responseType, page },
});
const asking = (
	responseType = 'approval',
	page: IDataObject = {},
	more: Partial<Asked> = {},
): Visit => ({
	asked: { run: 2, questions: { 1: question(responseType, page) }, notAsked: [], ...more },
	query: { item: '1', run: '2' },
});
const post = (body: unknown, asked = asking()) => visit({ ...asked, method: 'POST', body });
const buttonsOf = (html: string) =>
	[...html.matchAll(/<button name="answer" value="(.*?)">(.*?)<\/button>/g)].map(
		([, value, label]) => `${value}: ${label}`,
	);

describe('the page', () => {
	it('shows the question and its buttons, and nothing else can be loaded', async () => {
		const { status, html, headers, result } = await visit(asking());
		expect([status, result]).toEqual([200, { noWebhookResponse: true }]);
		expect(html).toContain('<title>Your response is needed</title>');
		expect(html).toContain('<h1>Your response is needed</h1><p>Ship &lt;it&gt;?</p>');
		expect(html).toContain('<form method="post">');
		expect(html).not.toMatch(/textarea id|complaint"/);
		expect(buttonsOf(html)).toEqual(['approve: Approve', 'decline: Decline']);
		expect(headers).toEqual({
			'Content-Type': 'text/html; charset=utf-8',
			'Content-Security-Policy':
				"default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
			'Referrer-Policy': 'no-referrer',
			'X-Content-Type-Options': 'nosniff',
			'X-Robots-Tag': 'noindex',
			'Cache-Control': 'no-store',
		});
		for (const rule of ['body{', 'main{', 'h1{', 'textarea{', 'button{', '.complaint{', 'dark'])
			expect(html).toContain(rule);
	});

	it('has the labels that were chosen', async () => {
		const page = { title: 'T', approveLabel: 'Yes', declineLabel: 'No', sendLabel: 'Go' };
		const { html } = await visit(asking('approval', page));
		expect(html).toContain('<h1>T</h1>');
		expect(buttonsOf(html)).toEqual(['approve: Yes', 'decline: No']);
		const only = await visit(asking('approval', { ...page, approveOnly: true }));
		expect(buttonsOf(only.html)).toEqual(['approve: Yes']);
		const said = await visit(asking('approval', { approveOnly: 'true' }));
		expect(buttonsOf(said.html)).toHaveLength(2);
		const text = await visit(asking('freeText', page));
		expect(buttonsOf(text.html)).toEqual(['send: Go']);
		const plain = await visit(asking('freeText'));
		expect(buttonsOf(plain.html)).toEqual(['send: Send']);
		expect(plain.html).toContain(
			'<label for="text">Your response</label><textarea id="text" name="text" maxlength="10000" required autofocus></textarea>',
		);
	});

	it('has no form where nothing can be answered, and no part that is empty', () => {
		const html = htmlOf({ title: 'T' });
		expect(html).toContain('<body><main><h1>T</h1></main></body>');
		expect(htmlOf({ title: 'T', text: 'X', complaint: 'C' })).toContain(
			'<h1>T</h1><p>X</p><p class="complaint" role="alert">C</p></main>',
		);
		expect(html).toContain('<meta name="viewport" content="width=device-width,initial-scale=1">');
	});
});

describe('an answer', () => {
	it.each([
		['approve', true],
		['decline', false],
	])('%s goes on', async (answer, approved) => {
		const { status, html, result } = await post({ answer });
		expect(status).toBe(200);
		expect(html).toContain('<h1>Thank you</h1><p>Your response has been received.');
		expect(html).not.toContain('<form');
		expect(result).toEqual({
			...{ noWebhookResponse: true },
			workflowData: [[{ json: { data: { approved } }, pairedItem: { item: 1 } }]],
		});
	});

	it.each([undefined, null, {}, { answer: 'x' }, { text: 'approve' }])(
		'%j is none',
		async (body) => {
			const { status, html, result } = await post(body);
			expect([status, result]).toEqual([400, { noWebhookResponse: true }]);
			expect(html).toContain('role="alert">Choose one of the buttons.</p>');
			expect(html).toContain('<p>Ship &lt;it&gt;?</p>');
			expect(buttonsOf(html)).toHaveLength(2);
		},
	);

	it('declines nothing where there is no button for it', async () => {
		const { status } = await post({ answer: 'decline' }, asking('approval', { approveOnly: true }));
		expect(status).toBe(400);
	});

	it('may be a text', async () => {
		const free = asking('freeText');
		const { result } = await post({ text: ' a\r\nb\rc\n ' }, free);
		expect(result.workflowData?.[0][0].json).toEqual({ data: { text: 'a\nb\nc' } });
		for (const text of ['', ' \r\n', 7, undefined]) {
			const { status, html } = await post({ text }, free);
			expect([status, html]).toEqual([400, expect.stringContaining('Enter a response first.')]);
		}
		expect((await post({ text: 'x'.repeat(10_000) }, free)).status).toBe(200);
		const long = await post({ text: `${'x'.repeat(10_000)}<` }, free);
		expect(long.status).toBe(400);
		expect(long.html).toContain(
			'Your response has 10001 characters, at most 10000 are possible. Shorten it.',
		);
		expect(long.html).toMatch(/maxlength="10000"[^>]*>x{10000}&lt;<\/textarea>/);
	});

	const notAsked = [
		{ item: 0, error: 'No number' },
		{ item: 1, error: 'in doubt' },
	];

	it('tells who could not be asked, but not of whom answers', async () => {
		const { result } = await post({ answer: 'approve' }, asking('approval', {}, { notAsked }));
		expect(result.workflowData).toEqual([
			[{ json: { data: { approved: true }, notAsked: [notAsked[0]] }, pairedItem: { item: 1 } }],
		]);
		const own = asking('approval', {}, { notAsked: [notAsked[1]] });
		expect((await post({ answer: 'approve' }, own)).result.workflowData?.[0][0].json).toEqual({
			data: { approved: true },
		});
	});

	it('has error items beside it where the node has an output for them', async () => {
		const asked = {
			...asking('approval', {}, { notAsked }),
			node: { onError: 'continueErrorOutput' },
		};
		expect((await post({ answer: 'approve' }, asked)).result.workflowData).toEqual([
			[
				{ json: { data: { approved: true } }, pairedItem: { item: 1 } },
				{ json: { error: 'No number' }, pairedItem: { item: 0 } },
			],
		]);
	});
});

describe('a link for which nobody waits any more', () => {
	const closed = async (query: IDataObject, outputs: Record<number, unknown> = {}) => {
		const { status, html, result } = await visit({ ...asking(), query, outputs, method: 'POST' });
		expect([status, result]).toEqual([410, { noWebhookResponse: true }]);
		expect(html).toContain('<h1>This question is closed</h1>');
		return /<p>(.*?) Nothing has been changed\.<\/p>/.exec(html)?.[1];
	};
	const OVER = 'It was answered already, or the time for an answer is over.';

	it.each<[unknown, string]>([
		[{ approved: true }, 'It was approved.'],
		[{ approved: false }, 'It was declined.'],
		[{ text: '' }, 'It was answered.'],
		[{ text: 7 }, OVER],
		[null, OVER],
		[undefined, OVER],
	])('that was answered by %j says so', async (data, words) => {
		expect(await closed({ item: '1', run: '0' }, { 0: data })).toBe(words);
	});

	it('says less of a run that n8n does not show, and of links that name none', async () => {
		expect(await closed({ item: '1', run: '7' })).toBe(OVER);
		for (const run of [undefined, '', 'x2', '2x', '1234567890', ['2'], '-2'])
			expect(await closed({ item: '1', run } as IDataObject)).toBe(OVER);
	});
});

describe('an execution that began to wait before questions were kept', () => {
	const parameters = { message: 'Ship?', responseType: 'approval', page: { title: 'T' } };

	it('asks by its parameters', async () => {
		const { status, html } = await visit({ parameters });
		expect(status).toBe(200);
		expect(html).toContain('<h1>T</h1><p>Ship?</p>');
		const bare = await visit({ parameters: {} });
		expect(bare.html).toContain('<h1>Your response is needed</h1><form');
		expect(buttonsOf(bare.html)).toHaveLength(2);
		const free = await visit({ parameters: { ...parameters, responseType: 'freeText' } });
		expect(free.html).toContain('<textarea');
	});

	it('asks what the expression gives for its item', async () => {
		const { html } = await visit({
			parameters: { ...parameters, message: '=Ship {{ $json.x }}' },
			query: { item: '3' },
		});
		expect(html).toContain('<p>Ship {{ $json.x }} of item 3</p>');
		const first = await visit({
			parameters: { ...parameters, message: '=A' },
			query: { item: 'x' },
		});
		expect(first.html).toContain('<p>A of item 0</p>');
	});

	it('goes on with the answer', async () => {
		const { result } = await visit({ parameters, method: 'POST', body: { answer: 'approve' } });
		expect(result.workflowData).toEqual([
			[{ json: { data: { approved: true } }, pairedItem: { item: 0 } }],
		]);
	});
});

it('is found at the resume URL alone, looking and answering', () => {
	expect(waitWebhooks).toEqual(
		['GET', 'POST'].map((httpMethod) => ({
			...{ name: 'default', httpMethod, responseMode: 'onReceived', responseData: '' },
			...{ path: '={{ $nodeId }}', restartWebhook: true, isFullPath: true },
		})),
	);
	expect(answerFields.map(({ name }) => name)).toEqual(['responseType', 'page']);
});
