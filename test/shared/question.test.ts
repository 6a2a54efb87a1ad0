import type { IDataObject } from 'n8n-workflow';
import type { Question, TextPart } from '../../nodes/shared/contract/question';
import type { Exchange } from '../../nodes/shared/contract/types';
import { linesOf } from '../../nodes/shared/wait/lines';
import { messageFor } from '../../nodes/shared/wait/question';

const ROOM = { value: 100, lines: 50 };

describe('A value in words', () => {
	it('has each entry on a line by its name, and what is nested below it', () => {
		const order = {
			subject: 'Wrong address',
			customer: 2,
			urgent: false,
			address: { street: 'Quay 1', country: { code: 'IT' } },
			items: [
				{ name: 'A', qty: 2 },
				{ name: 'B', qty: 1 },
			],
			tags: ['new', 'vip'],
			note: '',
			due: null,
			extra: {},
		};
		expect(linesOf(order, ROOM)).toEqual([
			'subject: Wrong address',
			'customer: 2',
			'urgent: false',
			'address:',
			'  street: Quay 1',
			'  country:',
			'    code: IT',
			'items:',
			'  - name: A',
			'    qty: 2',
			'  - name: B',
			'    qty: 1',
			'tags: new, vip',
			'note: (empty)',
			'due: (empty)',
			'extra: (empty)',
		]);
	});

	it.each(['password', 'apiKey', 'api_key', 'Token', 'client_secret', 'authorization', 'pin'])(
		'hides %s, at any depth',
		(name) => {
			const text = linesOf({ user: 'A', login: { [name]: 'hunter2' } }, ROOM).join('\n');
			expect(text).toContain(`${name}: [hidden]`);
			expect(text).not.toContain('hunter2');
		},
	);

	it('does not hide what only sounds like a secret', () => {
		expect(linesOf({ shipping: 'DHL', passenger: 'A', opinion: 'B' }, ROOM)).toEqual([
			'shipping: DHL',
			'passenger: A',
			'opinion: B',
		]);
	});

	it('cuts long texts and long lists with a note, never within a character', () => {
		expect(linesOf({ text: '😀'.repeat(30) }, { value: 10, lines: 50 })).toEqual([
			`text: ${'😀'.repeat(10)}... (30 characters in all)`,
		]);
		const many = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`f${n}`, n]));
		expect(linesOf(many, { value: 10, lines: 2 })).toEqual([
			'f0: 0',
			'f1: 1',
			'... and 7 more lines',
		]);
	});

	it('lets no text pass for another value', () => {
		const value = { note: 'fine\namount: 1\u2028amount: 2\u202Egnol', amount: 900 };
		expect(linesOf(value, ROOM)).toEqual([
			'note: fine',
			'    amount: 1',
			'    amount: 2gnol',
			'amount: 900',
		]);
	});

	it('does not mind what is deep or strange', () => {
		let deep: unknown = 'end';
		for (let level = 0; level < 5000; level++) deep = { level: deep };
		const lines = linesOf(deep, ROOM);
		expect(lines.length).toBeLessThan(15);
		expect(lines.at(-1)).toContain('nested deeper');
		expect(linesOf(Object.create(null), ROOM)).toEqual(['(empty)']);
		expect(linesOf([], ROOM)).toEqual(['(empty)']);
		expect(linesOf('text', ROOM)).toEqual(['text']);
	});
});

describe('The message of a question', () => {
	const LINK = 'https://n8n.example.com/webhook-waiting/1/node?signature=abc';
	const GIVEN =
		'The agent wants to run this tool: {{ $tool.name }}\n\nInput:\n{{ $tool.parameters }}';
	const call = {
		tool: 'Open_ticket',
		description: 'Create a ticket in BusinessLabs PMP',
		parameters: { subject: 'Wrong address', customer: 2 } as unknown,
	};

	/** Asks as a node in that place does. */
	async function ask(
		message: unknown,
		parts: TextPart[],
		planned?: typeof call,
		fits: (text: string) => boolean = () => true,
	) {
		let kept: Question | undefined;
		const exchange = {
			resumeUrl: () => LINK,
			keepQuestion: (question: Question) => (kept = question),
			textParts: () => parts,
			plannedCall: async () => planned,
		} as unknown as Exchange;
		const values = { message, responseType: 'approval' } as IDataObject;
		return { sent: await messageFor(exchange, values, 'message', fits), page: kept?.text };
	}

	const givenParts = (parameters: unknown): TextPart[] => [
		{ text: 'The agent wants to run this tool: ' },
		{ expression: '{{ $tool.name }}', value: () => 'Open_ticket' },
		{ text: '\n\nInput:\n' },
		{ expression: '{{ $tool.parameters }}', value: () => parameters },
	];

	it('says in words what the agent wants, where the user has written nothing', async () => {
		const { sent, page } = await ask(GIVEN, givenParts(call.parameters), call);
		const words = [
			'An AI agent wants to use "Open ticket" and asks for your approval.',
			'Create a ticket in BusinessLabs PMP',
			'',
			'subject: Wrong address',
			'customer: 2',
		].join('\n');
		expect(sent).toBe(`${words}\n\n${LINK}`);
		expect(page).toBe(words);
	});

	it('is shortened until it fits; the page shows all', async () => {
		const long = { ...call, parameters: { subject: 'x'.repeat(2000), customer: 2 } };
		const { sent, page } = await ask(GIVEN, givenParts(long), long, ({ length }) => length < 400);
		expect(sent.length).toBeLessThan(400);
		expect(sent).toContain('... (2000 characters in all)');
		expect(sent).toContain('customer: 2');
		expect(sent.endsWith(LINK)).toBe(true);
		expect(page).toContain('x'.repeat(2000));
	});

	it('stays as the user has written it', async () => {
		const { sent, page } = await ask('Pay 20 to {name}?', [{ text: 'Pay 20 to {name}?' }], call);
		expect(sent).toBe(`Pay 20 to {name}?\n\n${LINK}`);
		expect(page).toBe('Pay 20 to {name}?');
	});

	it('puts an object in the user’s text into words, everything else as n8n does', async () => {
		const parts: TextPart[] = [
			{ text: 'Order ' },
			{ expression: '{{ $json.id }}', value: () => 7 },
			{ text: ': ' },
			{ expression: '{{ $json.note }}', value: () => null },
			{ expression: '{{ $json.tags }}', value: () => ['a', 'b'] },
			{ text: '\n' },
			{ expression: '{{ $json.order }}', value: () => ({ amount: 20, password: 'hunter2' }) },
			{ expression: '{{ $json.rows }}', value: () => [{ a: 1 }] },
		];
		const { sent } = await ask('Order 7: a,b\n[object Object][object Object]', parts);
		expect(sent).toBe(`Order 7: a,b\namount: 20\npassword: [hidden]- a: 1\n\n${LINK}`);
	});

	it('puts an object without a text of its own into words, too', async () => {
		const bare = Object.assign(Object.create(null) as object, { amount: 20, tags: ['a', null] });
		const { sent } = await ask('[object Object]', [
			{ expression: '{{ $json }}', value: () => bare },
		]);
		expect(sent).toBe(`amount: 20\ntags: a, \n\n${LINK}`);
	});

	it('may be nothing but an object', async () => {
		const value = { amount: 20 };
		const { sent } = await ask(value, [{ expression: '{{ $json }}', value: () => value }]);
		expect(sent).toBe(`amount: 20\n\n${LINK}`);
	});
});
