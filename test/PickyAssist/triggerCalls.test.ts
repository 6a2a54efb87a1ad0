// What the vendor is answered when it calls, and what starts a workflow once.
import type { IDataObject } from 'n8n-workflow';
import { EVENTS, message, useTrigger } from './triggerNode';

const trigger = useTrigger();
const report = (rows: IDataObject[]) => ({ project_id: '1', event_id: 1, data: rows });
const joined = (more: IDataObject = {}) => ({ project_id: '1', event_id: 4, name: 'Ada', ...more });

test('why a call is refused', async () => {
	expect(await trigger.post(message(), 'wrong')).toEqual({
		status: 401,
		body: { message: 'Unauthorized' },
	});
	expect(await trigger.post({ hello: 'world' })).toEqual({
		status: 400,
		body: { message: 'This is not a call from Picky Assist' },
	});
	expect((await trigger.post([message()])).status).toBe(400);
	trigger.setUp({ options: { allowedAddresses: '203.0.113.7' } });
	expect(await trigger.post(message())).toEqual({ status: 403, body: { message: 'Forbidden' } });
	expect(trigger.started).toEqual([]);
});

test('nothing, where nothing is to be started', async () => {
	const nothing = { status: 200, body: {} };
	expect(await trigger.post(report([{ msg_id: 1 }]))).toEqual(nothing);
	expect(await trigger.post(message({ direction: 1 }))).toEqual(nothing);
	expect(await trigger.post({ project_id: '1', event_id: 9 })).toEqual(nothing);
	trigger.setUp({ events: EVENTS });
	expect(await trigger.post(message())).toEqual(nothing);
	expect(await trigger.post(report([]))).toEqual(nothing);
	expect(trigger.started).toEqual([]);
});

test('the message itself is wanted also where the project sent it, if that was chosen', async () => {
	trigger.setUp({ options: { includeOutbound: true } });
	await trigger.post(message({ direction: '1' }));
	expect(trigger.started).toMatchObject([[{ direction: 'outbound' }]]);
});

test('a message of another project is another one, the same one is not', async () => {
	const calls = [{}, { 'message-in': 'edited' }, { 'project-id': '28' }, { 'unique-id': '9' }];
	for (const changes of calls) expect((await trigger.post(message(changes))).status).toBe(200);
	expect(trigger.started).toHaveLength(3);
});

test('later, while the same call is still being processed', async () => {
	let reach = () => {};
	let release = () => {};
	const reached = new Promise<void>((resolve) => (reach = resolve));
	const released = new Promise<void>((resolve) => (release = resolve));
	trigger.storing = async () => {
		reach();
		await released;
	};
	const first = trigger.post(message());
	await reached;
	expect(await trigger.post(message())).toEqual({ status: 503, body: {} });
	release();
	expect(await first).toEqual({ status: 200, body: {} });
	expect(await trigger.post(message())).toEqual({ status: 200, body: {} });
	expect(trigger.started).toHaveLength(1);
});

test('what comes twice starts twice, where duplicates are wanted', async () => {
	trigger.setUp({ options: { dropDuplicates: false } });
	await trigger.post(message());
	await trigger.post(message());
	expect(trigger.started).toHaveLength(2);
});

describe('an event that says the same', () => {
	afterEach(() => jest.restoreAllMocks());
	const later = (milliseconds: number) => {
		const now = Date.now() + milliseconds;
		jest.spyOn(Date, 'now').mockReturnValue(now);
	};

	test('is the same within ten minutes, and a new one after them', async () => {
		trigger.setUp({ events: EVENTS });
		await trigger.post(joined());
		later(590_000);
		await trigger.post(joined());
		await trigger.post(joined({ name: 'Bob' }));
		expect(trigger.started).toHaveLength(2);
		later(20 * 60_000);
		await trigger.post(joined());
		expect(trigger.started).toHaveLength(3);
	});

	test('is the same for hours where it names its messages', async () => {
		trigger.setUp({ events: EVENTS });
		await trigger.post(report([{ msg_id: 1, status: 1 }]));
		await trigger.post(report([{ number: '391' }, { msg_id: 2 }]));
		later(8 * 3_600_000);
		await trigger.post(report([{ msg_id: 1, status: 1 }]));
		expect(trigger.started).toHaveLength(2);
		await trigger.post(report([{ number: '391' }, { msg_id: 2 }]));
		expect(trigger.started).toHaveLength(3);
		await trigger.post(report([{ msg_id: 1, status: 3 }]));
		expect(trigger.started).toHaveLength(4);
	});
});

test('a reply goes to who wrote, and to nobody for an event', async () => {
	trigger.setUp({ events: ['inboundMessage', ...EVENTS], reply: { text: 'Hi' } });
	expect((await trigger.post(joined())).body).toEqual({});
	expect((await trigger.post(message())).body).toEqual({
		'message-out': 'Hi',
		delay: '0',
		type: '1',
	});
	expect(trigger.started).toHaveLength(2);
});
