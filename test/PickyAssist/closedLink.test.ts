import type { IDataObject } from 'n8n-workflow';
import { PickyAssist } from '../../nodes/PickyAssist/PickyAssist.node';
import { visit } from '../engine/visit';
import type { Visit } from '../engine/visit';
import { usePickyAssist } from './node';

describe('A link of Send and Wait for Response', () => {
	const vendor = usePickyAssist();
	const type = new PickyAssist();
	const question = {
		application: { __rl: true, mode: 'list', value: '8' },
		number: '={{ $json.to }}',
		message: '=Pay {{ $json.amount }}?',
		responseType: 'approval',
		page: { title: '=For {{ $json.to }}' },
	};
	const parameters = { resource: 'message', operation: 'sendAndWait', ...question };
	const items = [
		{ to: '393331234560', amount: 10 },
		{ to: '393331234561', amount: 20 },
	];

	/** Asks, and gives the execution as n8n stores it, and the queries of the links. */
	async function ask(more: object = {}) {
		const { stored } = await vendor.run('message.sendAndWait', question, { items, ...more });
		const texts = vendor.simulator.state().messages.map(({ text }) => text);
		const queries = texts.map((text) => {
			const link = new URL(text.split('\n').at(-1) ?? '');
			return Object.fromEntries(link.searchParams);
		});
		// As it comes back from the database.
		return { waiting: JSON.parse(JSON.stringify(stored)) as typeof stored, queries };
	}

	const open = async (rest: Omit<Visit, 'type' | 'parameters'>) =>
		await visit({ type, parameters, ...rest });
	const approve = { method: 'POST' as const, body: { answer: 'approve' } };

	/** The node asks again, as in a loop. */
	function nextRound(waiting: Visit['waiting']): Visit['waiting'] {
		const later = structuredClone(waiting);
		const context = later.executionData?.contextData['node:Node'] as { asked: IDataObject };
		context.asked.run = 1;
		return later;
	}

	it('names the run and the item, under the signature', async () => {
		const { queries } = await ask();
		expect(queries.map(({ item, run }) => ({ item, run }))).toEqual([
			{ item: '0', run: '0' },
			{ item: '1', run: '0' },
		]);
	});

	it('shows what its item asked, as it was sent', async () => {
		const { waiting, queries } = await ask();
		const { html, status } = await open({ waiting, query: queries[1] });
		expect(status).toBe(200);
		expect(html).toContain('<p>Pay 20?</p>');
		expect(html).toContain('<h1>For 393331234561</h1>');
	});

	it('answers for its item', async () => {
		const { waiting, queries } = await ask();
		const { result } = await open({ waiting, query: queries[1], ...approve });
		expect(result.workflowData).toEqual([
			[{ json: { data: { approved: true } }, pairedItem: { item: 1 } }],
		]);
	});

	it.each([
		['answered before', { data: { approved: true } }, 'It was approved.'],
		['declined before', { data: { approved: false } }, 'It was declined.'],
		['answered in words', { data: { text: 'Secret words' } }, 'It was answered.'],
		['not answered in time', { to: '1' }, 'the time for an answer is over'],
	])('of an earlier round changes nothing: %s', async (_, json, said) => {
		const { waiting, queries } = await ask();
		const later = nextRound(waiting);
		later.resultData.runData.Node = [
			{ data: { main: [[{ json }]] } },
		] as unknown as (typeof later.resultData.runData)[string];
		for (const action of [{}, approve]) {
			const { status, html, result } = await open({ waiting: later, query: queries[0], ...action });
			expect(status).toBe(410);
			expect(html).toContain('This question is closed');
			expect(html).toContain(said);
			expect(html).not.toContain('Secret words');
			expect(html).not.toContain('<form');
			expect(result.workflowData).toBeUndefined();
		}
	});

	it('of a round that n8n has forgotten changes nothing', async () => {
		const { waiting, queries } = await ask();
		const later = nextRound(waiting);
		later.resultData.runData = {};
		const { status, html, result } = await open({ waiting: later, query: queries[0], ...approve });
		expect(status).toBe(410);
		expect(html).toContain('It was answered already, or the time for an answer is over.');
		expect(result.workflowData).toBeUndefined();
	});

	it('from before links named their run shows its buttons also where its text cannot be read', async () => {
		const { waiting } = await ask();
		if (waiting.executionData) waiting.executionData.contextData = {};
		const broken = { ...parameters, message: '={{ $("Gone").first().json.text }}', page: {} };
		const { status, html } = await visit({
			...{ type, parameters: broken, waiting, query: { item: '0' } },
		});
		expect(status).toBe(200);
		expect(html).toContain('</h1><form');
		expect(html).toContain('value="approve"');
	});

	it('from before links named their run answers only what was asked then', async () => {
		const { waiting } = await ask();
		const before = structuredClone(waiting);
		if (before.executionData) before.executionData.contextData = {};
		const old = { item: '0' };
		expect((await open({ waiting: before, query: old, ...approve })).status).toBe(200);
		expect((await open({ waiting, query: old, ...approve })).status).toBe(410);
	});

	it('tells with the answer who could not be asked', async () => {
		vendor.simulator.state().settings.refuse = { numbers: [items[1].to], as: 'row' };
		const going = { onError: 'continueRegularOutput' as const };
		const { waiting, queries } = await ask(going);
		const { result } = await open({ waiting, query: queries[0], node: going, ...approve });
		expect(result.workflowData?.[0]).toEqual([
			{
				json: {
					data: { approved: true },
					notAsked: [{ item: 1, error: expect.stringContaining('code 406') as string }],
				},
				pairedItem: { item: 0 },
			},
		]);
		const split = { onError: 'continueErrorOutput' as const };
		const parted = await open({ waiting, query: queries[0], node: split, ...approve });
		expect(parted.result.workflowData?.[0]).toEqual([
			{ json: { data: { approved: true } }, pairedItem: { item: 0 } },
			{ json: { error: expect.stringContaining('code 406') as string }, pairedItem: { item: 1 } },
		]);
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'of somebody who may not have been asked and answers is not told as such (%s)',
		async (onError) => {
			vendor.simulator.faults.set([{ path: '/push', skip: 1, times: 1, reset: 'after' }]);
			const going = { onError };
			const { waiting, queries } = await ask(going);
			const { result } = await open({ waiting, query: queries[1], node: going, ...approve });
			expect(result.workflowData?.[0]).toEqual([
				{ json: { data: { approved: true } }, pairedItem: { item: 1 } },
			]);
			const other = await open({ waiting, query: queries[0], node: going, ...approve });
			expect(JSON.stringify(other.result.workflowData)).toContain('may have been sent');
		},
	);
});
