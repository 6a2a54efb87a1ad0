import { getSecrets, suggestSecrets } from '../../nodes/PickyAssist/trigger/suggestions';
import { message, SECRET, useTrigger } from './triggerNode';

describe.each([1, 2])('the Picky Assist Trigger, version %i', (version) => {
	const trigger = useTrigger(version);

	describe('who may call', () => {
		it.each([
			['no secret', ''],
			['a wrong secret', 'a1b2c3d4e5f60719'],
			['a longer one', `${SECRET}0`],
			['a part of it', SECRET.slice(0, 8)],
		])('refuses %s', async (_, secret) => {
			expect((await trigger.post(message(), secret)).status).toBe(401);
			expect(trigger.started).toEqual([]);
		});

		it('refuses a secret given twice, and everything while none is chosen', async () => {
			expect((await trigger.post(message(), `${SECRET}&n8n_secret=x`)).status).toBe(401);
			trigger.setUp({ secret: { __rl: true, mode: 'list', value: '' } });
			expect((await trigger.post(message(), '')).status).toBe(401);
			expect(trigger.started).toEqual([]);
		});

		it('takes calls from allowed addresses only, when there are any', async () => {
			trigger.setUp({ options: { allowedAddresses: '203.0.113.7' } });
			expect((await trigger.post(message())).status).toBe(403);
			expect(trigger.started).toEqual([]);
			trigger.setUp({ options: { allowedAddresses: '203.0.113.7, ::ffff:127.0.0.1' } });
			expect((await trigger.post(message())).status).toBe(200);
		});

		it.each(['localhost', 'n8n.example.com, 203.0.113', '203.0.113.256'])(
			'does not start with "%s" as the addresses, from which no call could come',
			async (allowedAddresses) => {
				trigger.setUp({ options: { allowedAddresses } });
				await expect(trigger.activate()).rejects.toThrow('must be IP addresses');
			},
		);

		it.each(['', '203.0.113.7', 'n8n.example.com, ::1'])(
			'starts with "%s" as the addresses',
			async (allowedAddresses) => {
				trigger.setUp({ options: { allowedAddresses } });
				expect(await trigger.activate()).toBe(true);
			},
		);

		it.each([
			{},
			[],
			'text',
			7,
			null,
			{ number: '1' },
			{ 'unique-id': '1' },
			{ event_id: 1, data: [] },
			{ event_id: 1, project_id: '1' },
			{ project_id: '1', data: [{}] },
		])('answers 400 to %j and starts nothing', async (body) => {
			expect((await trigger.post(body)).status).toBe(400);
			expect(trigger.started).toEqual([]);
		});

		it.each([
			['', 'Secret is missing'],
			['short', 'Secret is too short'],
			['has spaces in it, many', 'letters, digits, hyphens'],
		])('does not start with the secret "%s"', async (value, words) => {
			trigger.setUp({ secret: { __rl: true, mode: 'text', value } });
			await expect(trigger.activate()).rejects.toThrow(words);
		});

		it('does not start with a reply whose file has no address', async () => {
			trigger.setUp({ reply: { mediaUrl: 'menu.pdf' } });
			await expect(trigger.activate()).rejects.toThrow('Media URL must start with https://');
		});

		it('starts with a secret that it suggested', async () => {
			const none = { getCurrentNodeParameter: () => '' } as never;
			const results =
				version === 1 ? (await suggestSecrets.call(none)).results : await getSecrets.call(none);
			expect(new Set(results.map(({ value }) => value)).size).toBe(3);
			const [{ name, value }] = results;
			expect(name).toBe(`?n8n_secret=${value}`);
			trigger.setUp({ secret: { __rl: true, mode: 'list', value } });
			expect(await trigger.activate()).toBe(true);
			expect((await trigger.post(message(), String(value))).status).toBe(200);
		});

		it('keeps the secret that was chosen among those that it suggests', async () => {
			const chosen = (value: unknown) => ({ getCurrentNodeParameter: () => value }) as never;
			const [first, ...rest] = await getSecrets.call(chosen(SECRET));
			expect(first.value).toBe(SECRET);
			expect(rest).toHaveLength(3);
			for (const value of ['', undefined, '={{ $vars.secret }}']) {
				expect(await getSecrets.call(chosen(value))).toHaveLength(3);
			}
		});

		it('takes the secret of a node of the other version', async () => {
			trigger.setUp({ secret: { __rl: true, mode: 'list', value: SECRET } }, { isAsGiven: true });
			expect((await trigger.post(message())).status).toBe(200);
			trigger.setUp({ secret: SECRET }, { isAsGiven: true });
			expect((await trigger.post(message({ 'unique-id': '2' }))).status).toBe(200);
		});
	});
});
