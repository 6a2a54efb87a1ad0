import type { Client, Credentials } from '../../nodes/shared/contract/types';
import { Failure } from '../../nodes/shared/engine/failure';
import { TokenGate } from '../../nodes/shared/engine/tokenGate';

const client = {
	vendor: 'Things',
	secrets: ['password', 'session'],
	token: () => 'session',
	isExpired: ({ statusCode }) => statusCode === 401,
	account: ({ user }) => String(user),
	baseUrl: ({ baseUrl }) => String(baseUrl),
} as Partial<Client> as Client;

const answer = (statusCode: number) => ({ statusCode, headers: {}, body: '' });

describe('executions that use the same account at once', () => {
	let user = 0;
	let signIns: number;
	/** The only session that is good. */
	let good: string;
	beforeEach(() => {
		user++;
		signIns = 0;
		good = '';
	});

	const gate = (session = '', more: Credentials = {}) => {
		const credentials: Credentials = {
			...{ baseUrl: 'https://a.example', user: String(user), password: 'secret', session },
			...more,
		};
		return { credentials, gate: new TokenGate(client, credentials) };
	};
	/** The vendor, and n8n, which signs in first where there is no token. */
	const call = async (credentials: Credentials) => {
		await new Promise((resolve) => setImmediate(resolve));
		if (!credentials.session) {
			credentials.session = good = `session ${++signIns}`;
		}
		return answer(credentials.session === good ? 200 : 401);
	};

	it('take the session of the one that signed in, instead of ending it', async () => {
		const stale = gate('old');
		expect(await gate('').gate.through(call)).toEqual(answer(200));
		expect(await stale.gate.through(call)).toEqual(answer(200));
		expect(stale.credentials.session).toBe('session 1');
		expect(signIns).toBe(1);
	});

	it('do not share what a different password, user or address was given', async () => {
		await gate('').gate.through(call);
		const others: Credentials[] = [
			{ password: 'x' },
			{ user: 'x' },
			{ baseUrl: 'https://b.example' },
		];
		for (const more of others) {
			const before = signIns;
			expect(await gate('old', more).gate.through(call)).toEqual(answer(200));
			expect(signIns).toBe(before + 1);
		}
	});

	it('lets no late answer to an old session take away a newer one', async () => {
		const { gate: own, credentials } = gate('old');
		await gate('').gate.through(call);
		const answers = await Promise.all([own.through(call), own.through(call)]);
		expect(answers).toEqual([answer(200), answer(200)]);
		expect(credentials.session).toBe('session 1');
		expect(signIns).toBe(1);
	});

	it('end with a refusal where they go on ending each other’s sessions', async () => {
		const one = gate('');
		await one.gate.through(call);
		let calls = 0;
		const never = async (credentials: Credentials) => {
			if (++calls > 100) throw new Error('There is no end to it');
			if (!credentials.session) credentials.session = `session ${++signIns}`;
			// Meanwhile another one signs in.
			else {
				await gate('').gate.through(async (own) => {
					own.session = String(calls);
					return answer(200);
				});
			}
			return answer(401);
		};
		expect(await gate('old').gate.through(never)).toEqual(answer(401));
		expect(calls).toBeLessThan(12);
	});

	it('sign in once where all have none yet', async () => {
		const gates = [gate(''), gate(''), gate('')];
		const sent = gates.flatMap(({ gate: each }) => [each.through(call), each.through(call)]);
		expect(await Promise.all(sent)).toEqual(Array.from({ length: 6 }, () => answer(200)));
		expect(signIns).toBe(1);
	});

	it('ask no second time for what was refused, and tell that nothing else was sent', async () => {
		const { gate: own } = gate('');
		const refused = new Failure('refused', new Error('No'));
		const calls = jest.fn(async () => refused);
		expect(await own.through(calls)).toBe(refused);
		expect(await own.through(calls)).toBe(refused);
		expect(calls).toHaveBeenCalledTimes(1);
		for (const [kind, told] of [
			['lost', 'unreached'],
			['garbled', 'misdirected'],
		] as const) {
			const failure = new Failure(kind, new Error('No answer'), true);
			expect(await gate('').gate.through(async () => failure)).toMatchObject({
				kind: told,
				isLate: true,
				error: {
					message: 'No answer',
					description: expect.stringContaining('Nothing else was sent') as string,
				},
			});
		}
	});
});
