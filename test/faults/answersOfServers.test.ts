// What real servers answer, beside what the vendors' documents show: each with the right outcome.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fail } from '../engine/harness';
import { usePmp, byId } from '../BusinessLabsPmp/node';
import { useOpenTact } from '../OpenTact/node';
import { usePickyAssist } from '../PickyAssist/node';

jest.mock('../../nodes/shared/engine/retry', () => ({
	...jest.requireActual<object>('../../nodes/shared/engine/retry'),
	pause: async () => await new Promise((resolve) => setImmediate(resolve)),
}));

const DOUBT = 'The request may have been carried out';
const json = { 'content-type': 'application/json' };
const html = { 'content-type': 'text/html' };
const all = { returnAll: true, simplify: false };

describe('OpenTact', () => {
	const bench = useOpenTact();
	const answer = (body: unknown, status = 200) =>
		bench.vendor.faults.set([{ path: '/profile', status, headers: json, body }]);
	const profiles = { 0: { uuid: 'a', name: 'One' }, 1: { uuid: 'b', name: 'Two' } };

	it.each([
		{ success: true, payload: profiles },
		{ success: 'true', payload: Object.values(profiles) },
		{ status: true, data: Object.values(profiles) },
	])('gives the records of %j', async (body) => {
		answer(body);
		const { json: found } = await bench.run('messagingProfile.getAll', all);
		expect(found).toEqual(Object.values(profiles));
	});

	it.each([
		[200, { success: false, error: { message: 'Not allowed' } }, 'Not allowed'],
		[
			400,
			{ message: ['a is wrong', 'b too'], error: 'Bad Request' },
			'a is wrong; b too; Bad Request',
		],
		[200, { success: 'false', errors: { name: ['is taken'] } }, 'name: is taken'],
		[404, { success: 0, message: { text: { en: 'Gone' } } }, 'text: en: Gone'],
	])('says the vendor’s words: %s %j', async (status, body, words) => {
		answer(body, status);
		const { error } = await bench.fail('messagingProfile.create', { name: 'Desk' });
		expect(error.message).toContain(`OpenTact refused: ${words}`);
		expect(error.description ?? '').not.toContain(DOUBT);
	});

	it('keeps the letters of an answer of which one was cut off', async () => {
		const [before, after] = ['{"success":true,"payload":[{"uuid":"a","name":"Zo', ' Übel"}]}'];
		const body = Buffer.concat([Buffer.from(before), Buffer.from([0xc3]), Buffer.from(after)]);
		bench.vendor.faults.set([
			{ path: '/profile', status: 200, headers: { 'content-type': 'application/json' }, body },
		]);
		const { json: found } = await bench.run('messagingProfile.getAll', all);
		expect(found).toEqual([{ uuid: 'a', name: 'Zo\uFFFD Übel' }]);
	});

	it.each([
		['ISO-8859-1', 'latin1', 'application/json; charset=ISO-8859-1', 'Zoë Übel'],
		['no word of its alphabet', 'latin1', 'application/json', 'Zoë Übel'],
		['UTF-8', 'utf8', 'application/json', 'Zoë \uFFFD'],
	] as const)('reads the letters of an answer in %s', async (_, alphabet, type, name) => {
		const body = Buffer.from(
			`{"success":true,"payload":[{"uuid":"a","name":"${name}"}]}`,
			alphabet,
		);
		bench.vendor.faults.set([
			{ path: '/profile', status: 200, headers: { 'content-type': type }, body },
		]);
		// The second answer comes in the way that the first one settled.
		for (const round of [1, 2]) {
			const { json: found } = await bench.run('messagingProfile.getAll', all);
			expect({ round, found }).toEqual({ round, found: [{ uuid: 'a', name }] });
		}
	});

	it('keeps a key __proto__ as the record’s own', async () => {
		bench.vendor.faults.set([
			{
				path: '/profile',
				status: 200,
				headers: json,
				body: '{"success":true,"payload":[{"uuid":"a","__proto__":{"token":"x","polluted":1}}]}',
			},
		]);
		const { json: found } = await bench.run('messagingProfile.getAll', all);
		expect((found[0] as { polluted?: unknown }).polluted).toBeUndefined();
	});

	it.each([
		'',
		'{"success":true}',
		'{"success":true,"payload":null}',
		'{"success":true,"payload":{}}',
	])('never takes %s for an empty list', async (body) => {
		answer(body);
		await bench.fail('messagingProfile.getAll', all);
	});
});

describe('Picky Assist', () => {
	const picky = usePickyAssist();
	const answer = (body: unknown, status = 200) =>
		picky.simulator.faults.set([{ path: '/push', status, headers: json, body }]);
	const send = { application: byId('8'), number: '391', message: 'Hi' };
	const items = [{}, {}];
	const two = { ...send, number: '={{ $itemIndex === 0 ? "391234567" : "391234568" }}' };

	it('finds entries by their recipients although they have numbers for keys', async () => {
		answer({
			status: 100,
			push_id: '1',
			data: {
				0: { number: '391234568', msg_id: '', status: '406', message: 'Bad number' },
				1: { number: '391234567', msg_id: '7' },
			},
		});
		const { json: told } = await picky.run('message.sendText', two, {
			items,
			onError: 'continueRegularOutput',
		});
		expect(told[0]).toMatchObject({ msg_id: '7' });
		expect(told[1].error).toContain('Bad number');
	});

	it.each([
		{ status: 'error', message: 'Invalid token' },
		{ status: false, error: { message: 'Invalid token' } },
	])('tells the reason in %j, and that it is in doubt', async (body) => {
		answer(body);
		const { error } = await picky.fail('message.sendText', { ...send, number: '391234567' });
		expect(error.message).toContain('may have been sent');
		expect(error.description).toContain('Invalid token');
	});

	it('takes no firewall that repeats its status in JSON for an empty wallet', async () => {
		answer({ status: 403, message: 'Forbidden' }, 403);
		const { error } = await picky.fail('message.sendText', { ...send, number: '391234567' });
		expect(error.message).toContain('may have been sent');
		expect(error.description).toContain('Forbidden');
		expect(`${error.message} ${error.description}`).not.toMatch(/wallet|balance/);
	});
});

/** What a write may meet that is no refusal of the vendor's own. */
const IN_DOUBT: Array<[number, unknown]> = [
	[504, { status: 504, message: 'Gateway Timeout' }],
	[502, { success: false, status: 502, message: 'Bad Gateway' }],
	[408, { status: 408, message: 'Request Timeout' }],
	[499, { status: false, message: 'Client Closed Request' }],
	[503, ''],
	[522, '<html>'],
	[500, { status: 406, message: 'Wrong number', success: false }],
	[500, { error: { any: 'map' } }],
	[403, { status: 403, message: 'Forbidden' }],
	[403, { message: 'Forbidden' }],
	[400, { status: '400', message: 'Bad Request' }],
	[400, { message: 'Bad Request' }],
	[400, '<html>'],
	[404, '<html>'],
	[404, ''],
	[404, { status: 404, message: 'Not Found' }],
	[404, { message: 'no Route matched with those values' }],
	[405, '<html>'],
	[405, { status: 405, message: 'Method Not Allowed' }],
	[409, { message: 'Conflict' }],
	[413, '<html>'],
	[413, { message: 'Request size limit exceeded' }],
	[200, { status: 504, message: 'Gateway Timeout' }],
	[302, ''],
	[303, ''],
	[200, ''],
	[200, '<html>'],
	[200, '[['],
];

describe.each(['Picky Assist', 'BusinessLabs PMP', 'OpenTact'])('a write to %s', (title) => {
	const picky = usePickyAssist();
	const pmp = usePmp();
	const bench = useOpenTact();
	const writes = {
		'Picky Assist': {
			received: () => picky.simulator.ledger.requests,
			set: (fault: object) => picky.simulator.faults.set([{ path: '/push', ...fault }]),
			send: async (tries?: number) =>
				await picky.fail(
					'message.sendText',
					{ application: byId('8'), number: '={{ "39123456" + $itemIndex }}', message: 'Hi' },
					{ items: Array.from({ length: 8 }, () => ({})), tries },
				),
		},
		'BusinessLabs PMP': {
			received: () => pmp.received,
			set: (fault: object) => pmp.simulator.faults.set([{ path: '/api/', ...fault }]),
			send: async (tries?: number) =>
				await pmp.fail('customer.create', { company: 'New', returnCreated: false }, { tries }),
		},
		OpenTact: {
			received: () => bench.received(),
			set: (fault: object) => bench.vendor.faults.set([{ path: '/profile', ...fault }]),
			send: async (tries?: number) =>
				await bench.fail('messagingProfile.create', { name: 'Desk' }, [{}], { tries }),
		},
	}[title] as {
		received(): unknown[];
		set(fault: object): void;
		send(tries?: number): ReturnType<typeof pmp.fail>;
	};
	// PMP's module may end a write without a word.
	const cases = IN_DOUBT.filter(
		([status, body]) => title !== 'BusinessLabs PMP' || status !== 200 || body !== '',
	);

	it.each(cases)('%s %j leaves it in doubt, and nothing sends it again', async (status, body) => {
		const location = status < 400 && status >= 300 ? { location: 'https://example.com/' } : {};
		const type = typeof body === 'string' ? html : json;
		writes.set({ status, headers: { ...type, ...location }, body });
		const { error } = await writes.send(3);
		expect(error.description).toMatch(/may have been carried out|before you send it again/);
		expect(writes.received()).toHaveLength(1);
	});
});

test.each([
	['gzip', 'none at all'],
	['gzip', 'cut'],
	['deflate', 'none at all'],
	['br', 'none at all'],
])(
	'a compression that is broken is an error at once: %s, %s',
	async (packing, kind) => {
		const start = Buffer.from('1f8b0800000000000003', 'hex');
		const server = createServer((_, response) => {
			response.writeHead(200, { 'content-encoding': packing, ...json });
			response.end(kind === 'cut' ? Buffer.concat([start, Buffer.alloc(50, 0xff)]) : 'not packed');
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		let requests = 0;
		server.on('request', () => requests++);
		const { BusinessLabsPmp } = await import('../../nodes/BusinessLabsPmp/BusinessLabsPmp.node');
		const { BusinessLabsPmpApi } = await import('../../credentials/BusinessLabsPmpApi.credentials');
		const execution = {
			type: new BusinessLabsPmp(),
			credentialType: new BusinessLabsPmpApi(),
			credentials: {
				baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
				token: 'a-token-of-some-length',
				version: 'v2',
			},
		};
		const { error } = await fail({
			...execution,
			parameters: { resource: 'customer', operation: 'getAll', ...all },
		});
		expect(error?.message).toContain('cannot be unpacked');
		expect(requests).toBe(1);
		const write = await fail({
			...execution,
			...{ parameters: { resource: 'customer', operation: 'create', company: 'A' }, tries: 3 },
		});
		expect(write.error.message).toContain('cannot be unpacked');
		expect(write.error.description).toContain(DOUBT);
		expect(requests).toBe(2);
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	},
	10_000,
);
