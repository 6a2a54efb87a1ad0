// Bodies in other forms than the vendor's pages show: what was told must start the workflow all the same.
import { stringify } from 'node:querystring';
import { EVENTS, message, useTrigger } from './triggerNode';

const FORM = 'application/x-www-form-urlencoded';
const row = { push_id: '7', number: '391', msg_id: '9', status: '1' };
const report = { project_id: '1', event_id: 1, data: [row] };

describe.each([1, 2])('the Picky Assist Trigger, version %i', (version) => {
	const trigger = useTrigger(version);
	beforeEach(() => trigger.setUp({ events: ['inboundMessage', ...EVENTS] }));
	const only = () => {
		expect(trigger.started).toHaveLength(1);
		return trigger.started[0];
	};
	const delivered = { event: 'deliveryReport', messageId: '9', status: 'delivered' };

	describe('a message', () => {
		const text = 'a=1 & b=[2], 100%';

		it('is read from JSON that is sent as a form', async () => {
			await trigger.send(JSON.stringify(message({ message_in_raw: text })), FORM);
			expect(only()).toMatchObject([{ text, number: '963587413' }]);
		});

		it('is read from a form', async () => {
			const form = stringify(message({ message_in_raw: text, 'custom[shop]': 'rome' }) as never);
			await trigger.send(form, FORM);
			expect(only()).toMatchObject([
				{ text, messageId: '5642', variables: { custom: { shop: 'rome' } } },
			]);
		});

		it('starts nothing as a form in parts, which no vendor sends', async () => {
			const parts = Object.entries(message({ message_in_raw: text }));
			const body = parts.map(
				([name, value]) =>
					`--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${String(value)}\r\n`,
			);
			const { status } = await trigger.send(
				`${body.join('')}--x--`,
				'multipart/form-data; boundary=x',
			);
			expect(status).toBe(400);
			expect(trigger.started).toEqual([]);
		});

		it('is read from JSON that is encoded twice', async () => {
			await trigger.post(JSON.stringify(message()));
			expect(only()).toMatchObject([{ text: 'test' }]);
		});

		it('keeps every digit of its numbers, and is not taken for the one before it', async () => {
			const send = async (id: string) =>
				await trigger.send(
					`{"messenger_id":7890123456789012345,"unique-id":${id},"project-id":1,"message-in":"a"}`,
					'application/json',
				);
			for (const id of ['9007199254740993', '9007199254740992', '9007199254740993']) await send(id);
			expect(trigger.started).toMatchObject([
				[{ messageId: '9007199254740993', messengerId: '7890123456789012345' }],
				[{ messageId: '9007199254740992' }],
			]);
		});
	});

	describe('a delivery report', () => {
		it.each<[string, unknown]>([
			['by keys', { 0: row }],
			['alone', row],
			['in JSON', JSON.stringify([row])],
		])('has its rows %s', async (_, data) => {
			expect(await trigger.post({ ...report, data })).toEqual({ status: 200, body: {} });
			expect(only()).toMatchObject([delivered]);
		});

		it('is read from a form', async () => {
			const rows = [row, { ...row, msg_id: '10' }];
			const fields = rows.flatMap((each, index) =>
				Object.entries(each).map(([name, value]) => [`data[${index}][${name}]`, value]),
			);
			const form = Object.fromEntries([['project_id', '1'], ['event_id', '1'], ...fields]);
			await trigger.send(stringify(form), FORM);
			expect(only()).toMatchObject([delivered, { ...delivered, messageId: '10' }]);
		});
	});

	it('is not started by a form that is none of these', async () => {
		for (const body of [
			'',
			'[',
			'{"a":',
			'a[b]=1&a=2',
			`${'a[b]'.repeat(50)}=1`,
			'__proto__[x]=1',
		]) {
			expect((await trigger.send(body, FORM)).status).toBe(400);
		}
		expect(trigger.started).toEqual([]);
	});
});

describe('the addresses that calls may come from', () => {
	const trigger = useTrigger();

	it.each(['0:0:0:0:0:ffff:7f00:1, 127.0.0.1', '::FFFF:127.0.0.1'])(
		'count in any spelling: %s',
		async (allowedAddresses) => {
			trigger.setUp({ options: { allowedAddresses } });
			expect((await trigger.post(message())).status).toBe(200);
		},
	);

	it.each(['office.example.com', '203.0.113.0/24'])(
		'hold one at the least, or nobody could call: %s',
		async (allowedAddresses) => {
			trigger.setUp({ options: { allowedAddresses } });
			await expect(trigger.activate()).rejects.toThrow(`"${allowedAddresses}" is not one`);
			trigger.setUp({ options: { allowedAddresses: `${allowedAddresses}, 203.0.113.7` } });
			expect(await trigger.activate()).toBe(true);
		},
	);
});
