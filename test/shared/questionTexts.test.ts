// The words of a question: what is hidden in it, where it is cut, and which text is n8n's own.
import type { Exchange } from '../../nodes/shared/contract/types';
import { linesOf } from '../../nodes/shared/wait/lines';
import { messageFor } from '../../nodes/shared/wait/question';

const ROOM = { value: 5, lines: 3 };

it.each([
	...[
		'pass',
		'pwd',
		'passwd',
		'passphrase',
		'passcode',
		'privateKey',
		'private_key',
		'private key',
	],
	...[
		'accessKey',
		'access-key',
		'access key',
		'api key',
		'cvv',
		'cvc',
		'otp',
		'credentials',
		'PIN',
	],
])('%s is hidden', (name) => {
	expect(linesOf({ [name]: 'x' }, ROOM)).toEqual([`${name}: [hidden]`]);
});

it.each(['bypass', 'mypwd', 'pwds', 'pinned', 'spin', 'otps', 'privatexkey', 'accessxkey'])(
	'%s is shown',
	(name) => expect(linesOf({ [name]: 'x' }, ROOM)).toEqual([`${name}: x`]),
);

it('what just fits is not cut', () => {
	expect(linesOf({ a: '12345', b: '123456' }, ROOM)).toEqual([
		...['a: 12345', 'b: 12345... (6 characters in all)'],
	]);
	expect(linesOf({ a: 1, b: 2, c: 3 }, ROOM)).toHaveLength(3);
	expect(linesOf({ 'a\nb': 'x\ry', c: [1, { d: 2 }] }, { ...ROOM, lines: 9 })).toEqual([
		...['a b: x', '    y', 'c:', '  - 1', '  - d: 2'],
	]);
});

const tool = {
	tool: 'Open_a_ticket',
	description: ' ',
	parameters: { a: 'x'.repeat(50) } as unknown,
};
async function ask(text: string, fits: (message: string) => boolean = () => true) {
	const kept: unknown[] = [];
	const exchange = {
		...{ resumeUrl: () => 'LINK', keepQuestion: (question: unknown) => void kept.push(question) },
		...{ textParts: () => [{ text }], plannedCall: async () => tool },
	};
	const sent = await messageFor(exchange as unknown as Exchange, { text }, 'text', fits);
	return { sent, kept };
}
const own = (gap: string, before = '', after = '') =>
	`${before}The agent wants to run this tool:${gap}{{${gap}$tool.name${gap}}}${gap}Input:${gap}{{${gap}$tool.parameters${gap}}}${after}`;

it.each([own(''), own(' '), own(' \n '), own(' ', '\n ', ' \n')])(
	'%j is n8n’s own',
	async (text) => {
		const words = `An AI agent wants to use "Open a ticket" and asks for your approval.\n\na: ${'x'.repeat(50)}`;
		const { sent, kept } = await ask(text);
		expect(sent).toBe(`${words}\n\nLINK`);
		expect(kept).toEqual([{ text: words, responseType: 'approval', page: {} }]);
	},
);

it.each([own(' ', 'Hi. '), own(' ', '', ' Bye.')])('%j is the user’s', async (text) => {
	expect((await ask(text)).sent).toBe(`${text}\n\nLINK`);
});

it('is given as short as can be where nothing fits', async () => {
	const { sent } = await ask(own(' '), () => false);
	expect(sent).toContain(`a: ${'x'.repeat(20)}... (50 characters in all)`);
});
