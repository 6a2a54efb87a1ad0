// Values that a message cannot be made of as they are.
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { byId } from '../engine/locator';
import { useMessages } from './messages';
import { channel, itemWithFile } from './node';

const { vendor, onlyPush } = useMessages();
const media = { application: channel('8'), number: '393331234567' };
const binary = { ...media, mediaSource: 'binary', binaryPropertyName: 'data' };

describe('the address of a file', () => {
	it.each([
		['https://example.com/my photo.jpg', 'https://example.com/my%20photo.jpg'],
		['https://example.com/caffè/menù.pdf', 'https://example.com/caff%C3%A8/men%C3%B9.pdf'],
		[' https://example.com/a.jpg\n', 'https://example.com/a.jpg'],
		['https://example.com/a%20b.jpg?x=1&y=%2F', 'https://example.com/a%20b.jpg?x=1&y=%2F'],
	])('goes out as one that can be fetched: %j', async (given, sent) => {
		await vendor.run('message.sendMedia', { ...media, mediaSource: 'url', media: given });
		expect(onlyPush()).toMatchObject({ data: [{ media: sent }] });
	});

	it('does so wherever Picky Assist fetches or calls it', async () => {
		vendor.simulator.faults.set([{ status: 200, body: { status: 100, group_id: 'A3526' } }]);
		const [given, sent] = ['https://example.com/a b.jpg', 'https://example.com/a%20b.jpg'];
		await vendor.run('message.sendToGroup', {
			group_id: 'A3526',
			additionalFields: { globalmedia: given },
		});
		await vendor.run('group.create', {
			group_subject: 'a',
			additionalFields: { group_icon: given },
		});
		await vendor.run('profile.update', {
			updateFields: { profile_pic: given, websites: `${given}, https://example.org` },
		});
		await vendor.run('message.sendRawPush', {
			body: { application: 8, globalmedia: given, data: [{ number: '391234567', media: given }] },
		});
		expect(vendor.bodies.pop()).toMatchObject({ globalmedia: sent, data: [{ media: sent }] });
		expect(vendor.bodies.slice(0, 3)).toMatchObject([
			{ globalmedia: sent },
			{ group_icon: sent },
			{ profile_pic: sent, websites: [sent, 'https://example.org'] },
		]);
	});
});

describe('a file', () => {
	it.each<[string, unknown]>([
		['a text', 'hello'],
		['nothing', null],
		['an object', { text: 'hello' }],
		['a list', ['hello']],
	])('is no file when it is %s', async (_, data) => {
		const item = { json: {}, binary: { data } } as unknown as INodeExecutionData;
		const { error } = await vendor.fail('message.sendMedia', binary, { items: [item] });
		expect(error.message).toBe('Input Data Field Name: the field "data" holds no file [item 0]');
		expect(vendor.received).toEqual([]);
	});

	it('without a type is a document', async () => {
		const item = {
			json: {},
			binary: { data: { data: 'aGVsbG8=' } },
		} as unknown as INodeExecutionData;
		await vendor.run('message.sendMedia', binary, { items: [item] });
		expect(onlyPush()).toMatchObject({ globalmedia_code: 'aGVsbG8=' });
	});

	it('has no caption where Picky Assist shows none', async () => {
		const pdf = { mimeType: 'application/pdf', fileName: 'a.pdf', data: Buffer.from('%PDF') };
		const { error } = await vendor.fail(
			'message.sendMedia',
			{ ...binary, additionalFields: { message: 'Your invoice' } },
			{ items: [itemWithFile(pdf)] },
		);
		expect(error.message).toContain('captions for images and videos only');
		expect(vendor.received).toEqual([]);
	});
});

describe('the values of a template', () => {
	const template = {
		...media,
		template_id: byId('XY6479'),
		language: 'en',
		template_message: { mappingMode: 'defineBelow', value: '={{ $json.values }}', schema: [] },
	};
	const send = async (values: unknown) =>
		await vendor.attempt('message.sendTemplate', template, { items: [{ values } as IDataObject] });

	it.each([
		[{ name: 'Ann', 1: 'A' }, 'name'],
		[{ name: 'Ann' }, 'name'],
		[{ '1.5': 'a' }, '1.5'],
		[{ '{{1}}': 'a', '{{x}}': 'b' }, 'x'],
	])('are refused by names that are no placeholders: %j', async (values, name) => {
		const { error } = await send(values);
		expect(error?.message).toContain(`Values: there is no placeholder {{${name}}}`);
		expect(vendor.received).toEqual([]);
	});

	it.each([
		[{ 0: 'A12', 1: '50', 2: 'Monday' }],
		[{ '{{1}}': 'A12', '{{2}}': 50, '{{3}}': 'Monday' }],
		[['A12', 50, 'Monday']],
		['["A12", "50", "Monday"]'],
	])('are taken from %j', async (values) => {
		await send(values);
		expect(onlyPush()).toMatchObject({ data: [{ template_message: ['A12', '50', 'Monday'] }] });
	});
});

it('says that only one instant reply is sent', async () => {
	const reply = { text: '=Hello {{ $json.name }}' };
	const items = [{ name: 'Ada' }, { name: 'Bob' }];
	const { hints } = await vendor.run('message.sendInstantReply', reply, { items });
	expect(hints.join()).toContain('Only the reply of the first item was sent');
	const one = await vendor.run('message.sendInstantReply', reply, { items: [{ name: 'Ada' }] });
	expect(one.hints).toEqual([]);
});

it('a secret that was typed is not shown when the vendor repeats it', async () => {
	vendor.simulator.faults.set([
		{ status: 200, body: { status: 410, message: 'tok-abc-123 is wrong, so is 987123' } },
	]);
	const calls: Array<[string, IDataObject]> = [
		['project.manageApiToken', { project_id: byId('7'), api_token: 'tok-abc-123', tokenAction: 1 }],
		['twoStepVerification.enable', { pin: '987123' }],
	];
	const told = [];
	for (const [which, parameters] of calls) {
		const { error } = await vendor.fail(which, parameters);
		const { json } = await vendor.run(which, parameters, { onError: 'continueRegularOutput' });
		told.push([error.message, json[0].error].join());
	}
	expect(told[0]).not.toContain('tok-abc-123');
	expect(told[1]).not.toContain('987123');
});
