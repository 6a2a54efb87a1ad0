// What servers make of the answer to a push: who got which message must come out right.
import type { IDataObject } from 'n8n-workflow';
import { channel, usePickyAssist } from './node';

const picky = usePickyAssist();
const answer = (body: unknown, status = 200) =>
	picky.simulator.faults.set([
		{ path: '/api/', status, headers: { 'content-type': 'application/json' }, body },
	]);
const [ANN, BOB] = ['393331234567', '919000000000'];
const text = { application: channel('8'), number: '={{ $json.to }}', message: 'Hi' };
const going = { onError: 'continueRegularOutput' as const };
const both = { ...going, items: [{ to: ANN }, { to: BOB }] };

describe('entries find their items', () => {
	it.each<[string, [unknown, unknown]]>([
		['with a plus', [`+${BOB}`, `+${ANN}`]],
		['with two zeros', [`00${BOB}`, `00${ANN}`]],
		["in WhatsApp's own way", [`${BOB}@c.us`, `${ANN}@s.whatsapp.net`]],
		['with spaces', ['91 9000 000 000', '39 333 1234567']],
		['as numbers', [Number(BOB), Number(ANN)]],
	])('in another order, the numbers %s', async (_, [second, first]) => {
		const rows = [
			{ number: second, msg_id: 'b' },
			{ number: first, msg_id: 'a' },
		];
		answer({ status: 100, push_id: '7', data: rows });
		const { json } = await picky.run('message.sendText', text, both);
		expect(json.map(({ msg_id: id }) => id)).toEqual(['a', 'b']);
		answer({ status: 100, push_id: '7', data: rows.slice(0, 1) });
		const { json: part } = await picky.run('message.sendText', text, both);
		expect(part[0].error).toContain(`no result for the message to ${ANN}`);
		expect(part[1]).toMatchObject({ msg_id: 'b' });
	});

	it.each<[string, IDataObject]>([
		['the numbers', { [BOB]: { msg_id: 'b' }, [ANN]: { msg_id: 'a' } }],
		['the numbers with a plus', { [`+${BOB}`]: { msg_id: 'b' }, [`+${ANN}`]: { msg_id: 'a' } }],
		['places', { 1: { msg_id: 'b', number: BOB }, 2: { msg_id: 'a', number: ANN } }],
	])('by keys that are %s', async (_, data) => {
		answer({ status: 100, push_id: '7', data });
		const { json } = await picky.run('message.sendText', text, both);
		expect(json.map(({ msg_id: id }) => id)).toEqual(['a', 'b']);
		expect(json.map(({ number }) => String(number).replace('+', ''))).toEqual([ANN, BOB]);
	});

	it('of Messenger, whichever field holds the user', async () => {
		const rows = [
			{ number: 'b', messenger_id: '', msg_id: '2' },
			{ messenger_id: 'a', number: null, msg_id: '1' },
		];
		answer({ status: 100, push_id: '7', data: rows });
		const { json } = await picky.run(
			'message.sendToMessenger',
			{ messenger_id: '={{ $json.to }}', message: 'Hi' },
			{ items: [{ to: 'a' }, { to: 'b' }] },
		);
		expect(json.map(({ msg_id: id }) => id)).toEqual(['1', '2']);
	});
});

describe('an entry that says no is never told as sent', () => {
	it.each([
		{ success: false, message: 'Bad' },
		{ msg_id: '', success: 'false', message: 'Bad' },
		{ error: '', error_message: 'Bad' },
		{ errors: ['Bad'] },
		{ error: true, message: 'Bad' },
		{ error: 1, message: 'Bad' },
	])('%j', async (entry) => {
		answer({ status: 100, push_id: '7', data: [{ number: ANN, ...entry }] });
		const { error } = await picky.fail('message.sendText', text, { items: [{ to: ANN }] });
		expect(error.message).toContain('Picky Assist refused: Bad');
		answer({ status: 100, push_id: '7', data: [{ number: ANN, ...entry, msg_id: '5' }] });
		const { error: odd } = await picky.fail('message.sendText', text, { items: [{ to: ANN }] });
		expect(odd.message).toContain('may have been sent');
	});

	it.each([
		{},
		{ msg_id: '', message: 'Queued' },
		{ msg_id: null, status: null },
		{ msg_id: '0', status: '' },
		{ status: 'queued' },
		{ status: 500, message: 'Broken' },
		{ status: 5 },
	])('nor one that says neither yes nor no, nor is it sent again: %j', async (entry) => {
		answer({ status: 100, push_id: '7', data: [{ number: ANN, credit: '0', ...entry }] });
		picky.simulator.ledger.clear();
		const { error } = await picky.fail('message.sendText', text, {
			items: [{ to: ANN }],
			tries: 3,
		});
		expect(error.message).toContain(ANN);
		expect(error.message).not.toContain('refused');
		expect(picky.received).toHaveLength(1);
	});

	it.each([
		{ status: 200 },
		{ status: '201' },
		{ status: 1 },
		{ error_message: 'None' },
		{ error: 'N/A' },
	])('one with an ID is sent, though %j stands beside it', async (entry) => {
		answer({ status: 100, data: [{ number: ANN, msg_id: '5', ...entry }] });
		const { json } = await picky.run('message.sendText', text, { items: [{ to: ANN }] });
		expect(json).toMatchObject([{ msg_id: '5' }]);
	});
});

describe('a refusal that holds a yes is none, and nothing is sent again', () => {
	it.each([
		{ status: 406, message: 'Bad', data: [{ number: ANN, msg_id: '5' }, { number: BOB }] },
		{ status: 406, message: 'Bad', data: { [ANN]: { msg_id: '5' } } },
		{ status: 406, message: 'Bad', data: { number: ANN, msg_id: '5' } },
		{ status: 410, message: 'Bad', success: true },
		{ status: 202, message: 'Accepted' },
		{ status: 200, message: 'Success' },
	])('%j', async (body) => {
		answer(body);
		const { json } = await picky.run('message.sendText', text, { ...both, tries: 3 });
		expect(picky.received).toHaveLength(1);
		for (const { error } of json) expect(error).toContain('may have been sent');
	});

	it.each([{ ok: false }, { error: true }, { error: 5 }, { error_message: 'Bad' }])(
		'nor is a yes one with %j beside it',
		async (no) => {
			answer({ status: 100, push_id: '7', data: [{ number: ANN, msg_id: '5' }], ...no });
			const { error } = await picky.fail('message.sendText', text, { items: [{ to: ANN }] });
			expect(error.message).toContain('may have been sent');
		},
	);
});

it.each([404, 429])(
	'a yes under HTTP %i is in doubt, and nothing is sent again',
	async (status) => {
		answer({ status: 100, push_id: '7', data: [{ number: ANN, msg_id: '5' }] }, status);
		const one = { items: [{ to: ANN }], tries: 3 };
		const { error } = await picky.fail('message.sendText', text, one);
		expect(error.message).toContain('may have been sent');
		expect(picky.received).toHaveLength(1);
	},
);

describe('Send Raw Push', () => {
	const body = {
		application: 8,
		data: [
			{ number: ANN, reference_number: 'ann' },
			{ number: BOB, reference_number: 'bob' },
		],
	};
	const push = async () => await picky.run('message.sendRawPush', { body: JSON.stringify(body) });

	it('gives each recipient its own entry, in the order of the body', async () => {
		const data = [
			{ number: `+${BOB}`, msg_id: 'b' },
			{ number: `+${ANN}`, msg_id: 'a' },
		];
		answer({ status: 100, push_id: '7', data });
		expect((await push()).json).toMatchObject([
			{ push_id: '7', msg_id: 'a', reference_number: 'ann' },
			{ push_id: '7', msg_id: 'b', reference_number: 'bob' },
		]);
	});

	it.each<[unknown, string]>([
		[[{ number: ANN, msg_id: 'a' }], 'no result'],
		[{ number: ANN, msg_id: 'a' }, 'no result'],
		[
			[
				{ number: BOB, msg_id: '', status: 406, message: 'Bad' },
				{ number: ANN, msg_id: 'a' },
			],
			'Bad',
		],
	])('tells who got none: %j', async (data, words) => {
		answer({ status: 100, push_id: '7', data });
		const { json } = await push();
		expect(json).toHaveLength(2);
		expect(json[0]).toMatchObject({ msg_id: 'a', reference_number: 'ann' });
		expect(json[1]).toMatchObject({ number: BOB, reference_number: 'bob' });
		expect(json[1].vendor_error).toContain(words);
	});

	it.each<[unknown, RegExp]>([
		[[], /no result/],
		[
			[
				{ number: ANN, status: 406, message: 'Bad' },
				{ number: BOB, error: 'Bad' },
			],
			/refused: Bad/,
		],
	])('fails where nobody got any: %j', async (data, words) => {
		answer({ status: 100, push_id: '7', data });
		const { error } = await picky.fail('message.sendRawPush', { body: JSON.stringify(body) });
		expect(error.message).toMatch(words);
	});
});

it('a group that got no message is told', async () => {
	const group = { group_id: 'A1', message: 'Hi' };
	answer({ status: 100, push_id: '7', data: [{ group_id: 'A1', status: 836, message: 'Bad' }] });
	expect((await picky.fail('message.sendToGroup', group)).error.message).toContain('refused: Bad');
	answer({ status: 100, push_id: '7', data: [{ group_id: 'A1', msg_id: '5' }, { status: 5 }] });
	const { error } = await picky.fail('message.sendToGroup', group);
	expect(error.message).toContain('The message to A1 may have been sent');
	answer({ status: 100, push_id: '7', data: [{ group_id: 'A1', msg_id: '5' }] });
	expect((await picky.run('message.sendToGroup', group)).json).toMatchObject([{ group_id: 'A1' }]);
});

it('a person who was refused is not told as asked, but may be asked again', async () => {
	const ask = { ...text, message: 'Shall we?', responseType: 'approval' };
	answer({ status: 100, push_id: '7', data: [{ number: ANN, status: 406, message: 'Bad' }] });
	const { error } = await picky.fail('message.sendAndWait', ask, { items: [{ to: ANN }] });
	expect(error.message).toContain('refused: Bad');
	expect(error.description).not.toContain('may have been');
});
