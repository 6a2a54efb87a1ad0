// Which files may be sent, what is replied at once, and the vendor's codes and templates in words.
import type { IDataObject } from 'n8n-workflow';
import { replyFrom } from '../../nodes/PickyAssist/model/instantReply';
import {
	complaintAbout,
	kindOf,
	kindOfUrl,
	noCaption,
	takesCaption,
} from '../../nodes/PickyAssist/model/media';
import {
	deliveryStatus,
	TEMPLATE_CATEGORIES,
	templateState,
} from '../../nodes/PickyAssist/model/statusWords';
import {
	isApproved,
	placeholdersIn,
	templateRequest,
	textsOfTemplate,
} from '../../nodes/PickyAssist/model/templates';

describe('a file', () => {
	test.each<[string, string]>([
		['image/jpeg', 'image'],
		['VIDEO/mp4', 'video'],
		['audio/ogg', 'audio'],
		['application/pdf', 'document'],
		['document/x', 'document'],
		['text/plain', 'document'],
		['', 'document'],
	])('of the type %j is sent as %s', (type, kind) => {
		expect(kindOf(type)).toBe(kind);
	});

	test.each<[string, string | undefined]>([
		...['jpg', 'jpeg', 'png', 'GIF'].map((end): [string, string] => [
			`https://a/b.${end}`,
			'image',
		]),
		...['mp4', '3gp', '3gpp'].map((end): [string, string] => [
			`https://a/b.${end}?x=.pdf`,
			'video',
		]),
		...['aac', 'm4a', 'mp3', 'amr', 'ogg', 'opus', 'wav'].map((end): [string, string] => [
			`https://a/b.${end}#c.pdf`,
			'audio',
		]),
		['https://a/b.pdf', 'document'],
		['https://a/b.docx', undefined],
		['https://a/b', undefined],
		['https://a/b.pdf/', undefined],
		['https://a/jpg', undefined],
	])('behind %s is sent as %s', (address, kind) => {
		expect(kindOfUrl(address)).toBe(kind);
	});

	const MB = 2 ** 20;
	const IMAGES = 'as image, Picky Assist takes jpeg, jpg, png, gif';
	test.each<[string, number | undefined, string | undefined]>([
		['image/png', undefined, undefined],
		[' IMAGE/PNG ; a=b', 5 * MB, undefined],
		['image/png', 5 * MB + 1, 'has 5.0 MB; as image, Picky Assist takes up to 5 MB'],
		['image/webp', 1, `is of the type image/webp; ${IMAGES}`],
		['image', 1, `is of the type image; ${IMAGES}`],
		['video/3gpp', 16 * MB, undefined],
		['video/mp4', 17 * MB, 'has 17.0 MB; as video, Picky Assist takes up to 16 MB'],
		['video/webm', 1, 'is of the type video/webm; as video, Picky Assist takes mp4, 3gpp, 3gp'],
		['audio/mpeg', 16 * MB, undefined],
		['audio/x-wav', 16.5 * MB, 'has 16.5 MB; as audio, Picky Assist takes up to 16 MB'],
		['audio/midi', 1, 'is of the type audio/midi; as audio, Picky Assist takes aac, mp4, m4a'],
		['application/zip', 100 * MB, undefined],
		['application/zip', 101 * MB, 'has 101.0 MB; as document, Picky Assist takes up to 100 MB'],
		['application/zip', 0, 'is empty'],
		['application/zip', undefined, undefined],
	])('of the type %s with %j bytes', (type, size, complaint) => {
		const found = complaintAbout(type, size);
		if (complaint === undefined) expect(found).toBeUndefined();
		else expect(found?.slice(0, complaint.length)).toBe(complaint);
	});

	test('takes a caption when it is seen', () => {
		expect((['image', 'video', undefined] as const).every(takesCaption)).toBe(true);
		expect((['audio', 'document'] as const).some(takesCaption)).toBe(false);
		expect(noCaption()).toMatchObject({
			message: 'Caption: Picky Assist shows captions for images and videos only',
			description: 'Remove the caption and send it as a separate text message.',
		});
	});
});

test.each<[unknown, IDataObject]>([
	[{}, {}],
	[undefined, {}],
	[{ delay: 5 }, {}],
	[{ text: '', mediaUrl: '' }, {}],
	[{ text: 'Hi' }, { 'message-out': 'Hi', delay: '0', type: '1' }],
	[
		{ text: 7, delay: '2.6' },
		{ 'message-out': '7', delay: '3', type: '1' },
	],
	[
		{ text: 'Hi', delay: -1 },
		{ 'message-out': 'Hi', delay: '0', type: '1' },
	],
	[
		{ text: 'Hi', delay: 3601 },
		{ 'message-out': 'Hi', delay: '3600', type: '1' },
	],
	[
		{ text: 'Hi', delay: 'soon' },
		{ 'message-out': 'Hi', delay: '0', type: '1' },
	],
	[
		{ mediaUrl: 'https://a.example/b' },
		{ 'media-url': 'https://a.example/b', delay: '0', type: '6' },
	],
	[{ mediaUrl: 'https://a.example/b.png' }, expect.objectContaining({ type: '2' })],
	[{ mediaUrl: 'https://a.example/b.mp4' }, expect.objectContaining({ type: '3' })],
	[{ mediaUrl: 'https://a.example/b.mp3' }, expect.objectContaining({ type: '4' })],
	[{ mediaUrl: 'https://a.example/b.pdf' }, expect.objectContaining({ type: '6' })],
	[
		{ mediaUrl: ' https://a.example/ä.pdf ' },
		expect.objectContaining({ 'media-url': 'https://a.example/%C3%A4.pdf' }),
	],
])('%j is replied at once as %j', (fields, reply) => {
	expect(replyFrom(fields)).toEqual(reply);
});

describe('a code', () => {
	test('of a review in words', () => {
		const codes = ['1', 2, 3, '4', 0, 5, 'draft', undefined, null];
		expect(codes.map(templateState)).toEqual([
			...['pending', 'pendingAtWhatsApp', 'approved', 'rejected', '0', '5', 'draft'],
			...['unknown', 'unknown'],
		]);
		expect(TEMPLATE_CATEGORIES.map((name, code) => `${code} ${name}`).join()).toBe(
			'0 ,1 ACCOUNT_UPDATE,2 PAYMENT_UPDATE,3 PERSONAL_FINANCE_UPDATE,4 SHIPPING_UPDATE,5 RESERVATION_UPDATE,6 ISSUE_RESOLUTION,7 APPOINTMENT_UPDATE,8 TRANSPORTATION_UPDATE,9 TICKET_UPDATE,10 ALERT_UPDATE,11 AUTO_REPLY,12 TRANSACTIONAL,13 MARKETING,14 OTP',
		);
	});

	test('of a delivery in words', () => {
		const codes = ['0', 1, '2', 3, '4', 5, 6, 'held', undefined, null];
		expect(codes.map(deliveryStatus)).toEqual([
			...['unknown', 'delivered', 'failed', 'read', 'submitted', 'refunded', '6', 'held'],
			...['unknown', 'unknown'],
		]);
	});
});

describe('a template', () => {
	test('is asked for by its ID, or with all others', () => {
		const one = { method: 'POST', path: '/template-status', repeatable: true };
		expect(templateRequest('XY1')).toEqual({ ...one, body: { template_id: 'XY1' } });
		expect(templateRequest()).toEqual({ ...one, body: { template_id: '' }, expect: 'list' });
	});

	test('is approved or not, whether its code is a text or a number', () => {
		const states = [3, '3', 2, '4', undefined].map((template_status) => ({ template_status }));
		expect(states.map((state) => isApproved(state as IDataObject))).toEqual([
			...[true, true, false, false, false],
		]);
	});

	test.each<[unknown, object[]]>([
		[[{ language: 'en', message: 'Hi' }], [{ language: 'en', message: 'Hi' }]],
		[{ 0: { language: 'en', message: 'Hi' } }, [{ language: 'en', message: 'Hi' }]],
		[{ language: 'en', message: 'Hi' }, [{ language: 'en', message: 'Hi' }]],
		[[{ language: 1 }, 'text', null], [{ language: '1', message: '' }]],
		[{ language: 'en', message: null }, [{ language: 'en', message: '' }]],
		[undefined, []],
		['text', []],
	])('has its texts in %j', (template_message, texts) => {
		expect(textsOfTemplate({ template_message: template_message as IDataObject })).toEqual(texts);
	});

	test.each<[string, number[]]>([
		['Hi', []],
		['{{1}}', [1]],
		['{{ 2 }} and {{\t1}}', [1, 2]],
		['{{12}}', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
		['{1} {{a}} {{1a}} {{}}', []],
	])('has its placeholders in %j', (message, numbers) => {
		expect(placeholdersIn(message)).toEqual(numbers);
	});
});
