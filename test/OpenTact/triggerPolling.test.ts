import { OpenTactTrigger } from '../../nodes/OpenTact/OpenTactTrigger.node';
import { getMessagingProfiles } from '../../nodes/OpenTact/methods/loadOptions';
import { OPENTACT_SECOND_ACCOUNT } from '../../simulators/OpenTact';
import { editorContext } from '../engine/editor';
import { expectTheSameLater } from '../engine/sameNotes';
import { withCalendar, withClockAhead } from '../engine/calendar';
import { NUMBER, useTrigger } from './triggerNode';

const trigger = useTrigger();
const { bench, workflow, receive, callbackOf, statusOf } = trigger;

describe('polling', () => {
	const poller = () => workflow({ mode: 'polling' });

	test('starts from now, then gives each message once, oldest first', async () => {
		await receive('Before');
		const flow = poller();
		expect(await flow.poll()).toBeNull();
		await receive('First');
		await receive('Second');
		expect((await flow.poll())?.map(({ message }) => message)).toEqual(['First', 'Second']);
		expect(await flow.poll()).toBeNull();
		await receive('Third');
		expect(await flow.poll()).toMatchObject([{ event: 'inbound', message: 'Third', to: NUMBER }]);
	});

	test('starts with an empty account, too', async () => {
		const flow = poller();
		expect(await flow.poll()).toBeNull();
		await receive('First');
		expect(await flow.poll()).toMatchObject([{ message: 'First' }]);
	});

	test('misses nothing when more came than fit on a page', async () => {
		const flow = poller();
		await flow.poll();
		for (let at = 0; at < 250; at++) await receive(`Number ${at}`);
		const found = await flow.poll();
		expect(found?.map(({ message }) => message)).toEqual(
			Array.from({ length: 250 }, (_, at) => `Number ${at}`),
		);
		expect(await flow.poll()).toBeNull();
	});

	test('a message that is completed later is not missed', async () => {
		const flow = poller();
		await flow.poll();
		await receive('Slow', { state: 'created' });
		await receive('Quick');
		expect(await flow.poll()).toMatchObject([{ message: 'Quick' }]);
		const { sms } = bench.vendor.state() as { sms: Array<{ message: string; state: string }> };
		for (const each of sms) if (each.message === 'Slow') each.state = 'success';
		expect(await flow.poll()).toMatchObject([{ message: 'Slow' }]);
		expect(await flow.poll()).toBeNull();
	});

	test('a look that fails loses nothing', async () => {
		const flow = poller();
		await flow.poll();
		await receive('First');
		bench.vendor.faults.set([{ path: '/sms/search', status: 403, body: { success: false } }]);
		await expect(flow.poll()).rejects.toThrow('OpenTact refused');
		bench.vendor.faults.clear();
		expect(await flow.poll()).toMatchObject([{ message: 'First' }]);
	});

	interface Sms {
		uuid: string;
		account: string;
		message: string;
		state: string;
		created_on: string;
	}
	const stored = () => (bench.vendor.state() as { sms: Sms[] }).sms;
	const MINUTE = 60_000;
	const dated = (message: string, minutes: number) => {
		for (const sms of stored()) {
			if (sms.message !== message) continue;
			sms.created_on = new Date(Date.now() + minutes * MINUTE).toISOString();
		}
	};

	test('a message that is dated ahead hides none, and is put out once', async () => {
		await receive('Old, and ahead');
		dated('Old, and ahead', 365 * 24 * 60);
		const flow = poller();
		expect(await flow.poll()).toBeNull();
		await receive('First');
		expect(await flow.poll()).toMatchObject([{ message: 'First' }]);
		await receive('Ahead');
		dated('Ahead', 365 * 24 * 60);
		await receive('Second');
		const found = (await flow.poll()) ?? [];
		expect(found.map(({ message }) => message)).toEqual(['Second', 'Ahead']);
		await receive('Third');
		expect(await flow.poll()).toMatchObject([{ message: 'Third' }]);
		expect(await flow.poll()).toBeNull();
	});

	test.each([undefined, null, 'yesterday'])(
		'a message with the time "%s" is put out once',
		async (created_on) => {
			const flow = poller();
			await receive('Before');
			const untimed = (body: any) => {
				for (const sms of body.payload.data) sms.created_on = created_on;
				return body;
			};
			await withCalendar(async (pass) => {
				bench.vendor.faults.set([{ path: '/sms/search', cut: untimed }]);
				expect(await flow.poll()).toBeNull();
				await receive('First');
				expect(await flow.poll()).toMatchObject([{ message: 'First' }]);
				for (const minutes of [1, 1, 5, 10, 60]) {
					pass(minutes * MINUTE);
					expect(await flow.poll()).toBeNull();
				}
			});
		},
	);

	test.each(['T', ' '])(
		'a time without a time zone is UTC, wherever n8n is: "%s"',
		async (between) => {
			const local = (body: any) => {
				for (const sms of body.payload.data) {
					sms.created_on = sms.created_on.replace('Z', '').replace('T', between);
				}
				return body;
			};
			const { parse } = Date;
			const inRome = (text: string) =>
				parse(/(Z|GMT|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}+02:00`);
			const flow = poller();
			await flow.poll();
			await receive('First');
			bench.vendor.faults.set([{ path: '/sms/search', cut: local }]);
			const spy = jest.spyOn(Date, 'parse').mockImplementation(inRome);
			const found = await flow.poll().finally(() => spy.mockRestore());
			expect(found).toMatchObject([{ message: 'First' }]);
			expect(await flow.poll()).toBeNull();
		},
	);

	test.each([null, ''])('a message whose state is %j is there', async (state) => {
		const flow = poller();
		await flow.poll();
		await receive('First');
		const stateless = (body: any) => {
			for (const sms of body.payload.data) sms.state = state;
			return body;
		};
		bench.vendor.faults.set([{ path: '/sms/search', cut: stateless }]);
		expect(await flow.poll()).toMatchObject([{ message: 'First' }]);
		expect(await flow.poll()).toBeNull();
	});

	test.each([-60 * 24, -20, 20, 60 * 24])(
		'n8n may be wrong about the time by %i minutes',
		async (minutes) => {
			const look = async () =>
				await withClockAhead(minutes * MINUTE, async () => await flow.poll());
			const flow = poller();
			expect(await look()).toBeNull();
			await receive('First');
			expect(await look()).toMatchObject([{ message: 'First' }]);
			await receive('Late');
			dated('Late', -10);
			expect(await look()).toMatchObject([{ message: 'Late' }]);
			expect(await look()).toBeNull();
		},
	);

	test('a clock of OpenTact that was ahead and is set right keeps nothing back', async () => {
		const flow = poller();
		await flow.poll();
		const look = async () => await withClockAhead(-120 * MINUTE, async () => await flow.poll());
		await withCalendar(async (pass) => {
			pass(120 * MINUTE);
			await receive('Ahead');
			expect(await look()).toMatchObject([{ message: 'Ahead' }]);
			expect(await look()).toBeNull();
			pass(-120 * MINUTE);
			await receive('Right');
			expect(await flow.poll()).toMatchObject([{ message: 'Right' }]);
			expect(await flow.poll()).toBeNull();
		});
	});

	test('a message that was not complete at the first look is put out once it is', async () => {
		await receive('Begun', { state: 'created' });
		dated('Begun', -300);
		const flow = poller();
		expect(await flow.poll()).toBeNull();
		for (const sms of stored()) sms.state = 'success';
		expect(await flow.poll()).toMatchObject([{ message: 'Begun' }]);
		expect(await flow.poll()).toBeNull();
	});

	test('a message that takes hours to be complete is waited for, a day at most', async () => {
		const flow = poller();
		await flow.poll();
		for (const message of ['Slow', 'Never']) await receive(message, { state: 'created' });
		dated('Slow', -5);
		dated('Never', -5);
		expect(await flow.poll()).toBeNull();
		await withCalendar(async (pass) => {
			pass(300 * MINUTE);
			await receive('Later');
			expect(await flow.poll()).toMatchObject([{ message: 'Later' }]);
			for (const sms of stored()) if (sms.message === 'Slow') sms.state = 'success';
			expect(await flow.poll()).toMatchObject([{ message: 'Slow' }]);
			pass(1200 * MINUTE);
			expect(await flow.poll()).toBeNull();
			expect(flow.warnings.join()).toContain('is still not complete after a day');
			expect(await flow.poll()).toBeNull();
			expect(flow.warnings).toHaveLength(1);
		});
	});

	test('a look that begins while another one is under way puts nothing out twice', async () => {
		const flow = poller();
		await flow.poll();
		await receive('First');
		const looks = await Promise.all([flow.poll(), flow.poll(), flow.poll()]);
		expect(looks.flatMap((found) => found ?? [])).toMatchObject([{ message: 'First' }]);
		expect(await flow.poll()).toBeNull();
	});

	test('a look from the same notes finds the same, but not while n8n is storing it', async () => {
		await expectTheSameLater(poller(), async () => {
			for (const message of ['First', 'Second']) await receive(message);
		});
	});

	test('another account starts from now', async () => {
		const [, { uuid: account }] = (bench.vendor.state() as { accounts: Sms[] }).accounts;
		for (let at = 0; at < 5; at++) await receive(`Of the second ${at}`);
		for (const sms of stored()) sms.account = account;
		const flow = poller();
		await flow.poll();
		const first = flow.credentials;
		flow.credentials = { ...first, ...OPENTACT_SECOND_ACCOUNT, sessionToken: '' };
		expect(await flow.poll()).toBeNull();
		expect(flow.warnings).toEqual([expect.stringMatching(/of another account.*starts from now/)]);
		flow.credentials = first;
		expect(await flow.poll()).toBeNull();
		await receive('Of the first');
		expect(await flow.poll()).toMatchObject([{ message: 'Of the first' }]);
	});

	test('a test in the editor shows the newest message and changes nothing', async () => {
		const flow = poller();
		await flow.poll();
		await receive('First');
		await receive('Second');
		expect(await flow.poll('manual')).toMatchObject([{ message: 'Second' }]);
		expect(await flow.poll()).toHaveLength(2);
	});

	test('in callback mode nothing is asked', async () => {
		const flow = workflow();
		expect(await flow.poll()).toBeNull();
		expect(bench.vendor.ledger.requests).toEqual([]);
	});
});

test('n8n finds times to poll in polling mode alone, and a webhook in the other', () => {
	const { properties, webhooks } = new OpenTactTrigger().description;
	const times = properties.filter(({ name }) => name === 'pollTimes');
	expect(times.map(({ default: initial }) => initial)).toEqual([
		{ item: [{ mode: 'everyMinute' }] },
		{ item: [] },
	]);
	expect(webhooks).toMatchObject([{ httpMethod: expect.stringContaining('"polling" ? ""') }]);
});

describe.each([1, 2])('version %i', (version) => {
	test('a call to a node that polls starts nothing, and publishing it registers nothing', async () => {
		const flow = trigger.workflow({ mode: 'polling' }, version);
		await flow.activate();
		expect(await callbackOf()).toBeNull();
		const url = `${trigger.doorway.url}/webhook/hook-${flow.id}/opentact`;
		expect(await statusOf(url, { uuid: '1', type: 'smsi', state: 'success' })).toBe(404);
		expect(flow.started).toEqual([]);
	});
});

test('the profile is chosen by name', async () => {
	const [{ name, value }] = await getMessagingProfiles.call(
		editorContext({ ...trigger.setup(), parameters: {} }),
	);
	expect(name).not.toBe(value);
	expect(value).toMatch(/^[\w-]{36}$/);
});
