import { text, useMessages } from './messages';
import { channel, generated } from './node';

describe('Picky Assist messages', () => {
	const { vendor, sent, onlyPush } = useMessages();

	it('Send Text posts one recipient and gives back where to look for it', async () => {
		const { items } = await vendor.run('message.sendText', {
			...text,
			additionalFields: { priority: '1', createcontact: true, reference_number: 'Y12333' },
		});
		expect(onlyPush()).toEqual({
			application: 8,
			priority: '1',
			createcontact: 1,
			data: [{ number: '393331234567', reference_number: 'Y12333', message: 'Hello' }],
		});
		expect(items).toEqual([
			{
				json: {
					push_id: expect.any(String),
					msg_id: expect.any(String),
					number: '393331234567',
					credit: '0.005',
					reference_number: 'Y12333',
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(sent()).toMatchObject([{ text: 'Hello', referenceNumber: 'Y12333' }]);
	});

	it('Send SMS goes out through the SIM card', async () => {
		await vendor.run('message.sendSms', { number: '393331234567', message: 'Hello' });
		expect(onlyPush()).toEqual({
			application: 3,
			data: [{ number: '393331234567', reference_number: generated, message: 'Hello' }],
		});
	});

	it('Send to Messenger User names the user instead of a number', async () => {
		const { json } = await vendor.run('message.sendToMessenger', {
			messenger_id: '4711',
			message: 'Hello',
			additionalFields: { globalmedia: 'https://example.com/a.jpg', reference_number: 'r' },
		});
		expect(onlyPush()).toEqual({
			application: 5,
			globalmedia: 'https://example.com/a.jpg',
			data: [{ messenger_id: '4711', reference_number: 'r', message: 'Hello' }],
		});
		expect(json[0]).toMatchObject({ msg_id: expect.any(String), reference_number: 'r' });
	});

	it('Send Contact posts the card beside the recipients', async () => {
		await vendor.run('message.sendContact', {
			application: channel('8'),
			number: '393331234567',
			first_name: 'Ada',
			phone: '+44 20 7946 0000',
			contactFields: { last_name: 'Lovelace', city: '', email: 'ada@example.com' },
		});
		expect(onlyPush()).toEqual({
			application: 8,
			contact: [
				{
					first_name: 'Ada',
					phone: '+44 20 7946 0000',
					last_name: 'Lovelace',
					email: 'ada@example.com',
				},
			],
			data: [{ number: '393331234567', reference_number: generated }],
		});
		expect(sent()).toMatchObject([{ kind: 'contact' }]);
	});

	it('Send Location posts the place beside the recipients', async () => {
		await vendor.run('message.sendLocation', {
			application: channel('8'),
			number: '393331234567',
			lat: '45.4642',
			long: 9.19,
			name: 'Duomo',
			address: '',
		});
		expect(onlyPush()).toEqual({
			application: 8,
			location: { lat: 45.4642, long: 9.19, name: 'Duomo' },
			data: [{ number: '393331234567', reference_number: generated }],
		});
	});

	it('Send to Group posts no recipients', async () => {
		const { json: created } = await vendor.run('group.create', { group_subject: 'Team' });
		const id = created[0].group_id;
		vendor.simulator.ledger.clear();
		const { json } = await vendor.run('message.sendToGroup', {
			group_id: id,
			message: 'Hello',
			additionalFields: { globalmedia: 'https://example.com/a.jpg' },
		});
		expect(onlyPush()).toEqual({
			application: 10,
			group_id: id,
			globalmessage: 'Hello',
			globalmedia: 'https://example.com/a.jpg',
		});
		expect(json).toEqual([{ group_id: id, push_id: expect.any(String) }]);
	});

	it('Check Numbers asks the filter', async () => {
		const items = [{ to: '393331234567' }, { to: '+91 90000 00000' }];
		const outcome = await vendor.run(
			'message.checkNumbers',
			{ application: channel(1), number: '={{ $json.to }}' },
			{ items },
		);
		expect(onlyPush()).toEqual({
			application: 1,
			action: 1,
			data: [{ number: '393331234567' }, { number: '919000000000' }],
		});
		expect(outcome.items).toMatchObject([
			{ json: { number: '393331234567', msg_id: expect.any(String) }, pairedItem: { item: 0 } },
			{ json: { number: '919000000000' }, pairedItem: { item: 1 } },
		]);
	});
});
