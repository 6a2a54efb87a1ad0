import { withoutSecrets } from '../../nodes/OpenTact/transport/hiddenSecrets';
import { useOpenTact } from './node';

/** Anew each time: the secrets are taken out of what came. */
const user = () => ({ login: 'anna', password: 'p', token: 't', ha1: 'h', ha1b: 'b' });

describe('what OpenTact puts into its records', () => {
	it.each(['/user', '/token/x', '/tokens', '/listing/token', '/invited', '/token/list/x'])(
		'no secret of a user leaves the node by %s, however deep',
		(path) => {
			const clean = { login: 'anna' };
			expect(withoutSecrets(user(), path)).toEqual(clean);
			expect(withoutSecrets([user(), user()], path)).toEqual([clean, clean]);
			expect(withoutSecrets({ rows: [{ created_by: user() }] }, path)).toEqual({
				rows: [{ created_by: clean }],
			});
		},
	);

	it.each(['/token', '/token/list', '/user/invite', '/user/invite/x'])(
		'a token is what %s is for, but those of the users in it are not',
		(path) => {
			const shown = { login: 'anna', token: 't' };
			expect(withoutSecrets({ ...user(), created_by: user() }, path)).toEqual({
				...shown,
				created_by: { login: 'anna' },
			});
			expect(withoutSecrets([{ ...user(), users: [user()] }], path)).toEqual([
				{ ...shown, users: [{ login: 'anna' }] },
			]);
		},
	);

	it.each([
		['https://n8n.example.com/x?n8n_secret=abc', 'https://n8n.example.com/x?n8n_secret=[hidden]'],
		[
			'https://n8n.example.com/x?a=1&n8n_secret=abc&b=2',
			'https://n8n.example.com/x?a=1&n8n_secret=[hidden]&b=2',
		],
		['?n8n_secret=a ?n8n_secret=b#c', '?n8n_secret=[hidden] ?n8n_secret=[hidden]#c'],
		['{"url":"?n8n_secret=a"}', '{"url":"?n8n_secret=[hidden]"}'],
		['?my_n8n_secret=a', '?my_n8n_secret=a'],
		['?n8n_secret=', '?n8n_secret='],
	])('the secret of a callback goes out of %s', (text, clean) => {
		expect(withoutSecrets({ callback: text, list: [text] }, '/sms')).toEqual({
			callback: clean,
			list: [clean],
		});
	});

	it('everything else stays as it is', () => {
		const record = { n: 1, none: null, yes: true, list: [1, null, 'x'], ['__proto__']: { a: 1 } };
		expect(withoutSecrets(structuredClone(record), '/user')).toEqual(record);
		expect(withoutSecrets(null, '/user')).toBeNull();
	});
});

describe('a secret of the credential', () => {
	const bench = useOpenTact();
	const repeated = () => ({ uuid: 'a', name: `Desk of ${String(bench.password().password)}` });
	const answers = (payload: unknown) =>
		bench.vendor.faults.set([{ path: '/profile', status: 200, body: { success: true, payload } }]);

	it('does not stand in what a write is answered with', async () => {
		answers(repeated());
		const { json } = await bench.run('messagingProfile.create', { name: 'Desk', simplify: false });
		expect(json[0]).toMatchObject({ uuid: 'a', name: 'Desk of [hidden]' });
	});

	it('stands in what is read: texts that hold the same letters are no secret', async () => {
		answers([repeated()]);
		const { json } = await bench.run('messagingProfile.getAll', {
			returnAll: true,
			simplify: false,
		});
		expect(json).toEqual([repeated()]);
	});

	it.each(['two  gaps in it', 'with<a tag>inside', 'with &amp; signs'])(
		'is hidden although a server that repeats "%s" is read as HTML',
		async (password) => {
			const body = { success: false, message: `The password ${password} is wrong` };
			const read = body.message.replace(/<.*?>/g, ' ').replace(/\s+/g, ' ').replace('&amp;', '&');
			const headers = { 'content-type': 'application/json' };
			bench.vendor.faults.set([
				{
					path: '/auth',
					status: 200,
					headers,
					body: { success: true, payload: { token: 'a.b.c' } },
				},
				{ path: '/profile', status: 400, headers, body },
			]);
			const credentials = bench.password({ password });
			const { error } = await bench.fail('messagingProfile.create', { name: 'Desk' }, [{}], {
				credentials,
			});
			expect(error.message).toContain('OpenTact refused: The password [hidden] is wrong');
			expect(error.message).not.toContain(read);
		},
	);
});
