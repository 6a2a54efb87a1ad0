// What may be entered, and what becomes of it on its way out.
import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';
import { HIDDEN } from '../../nodes/shared/contract/redact';
import type { Exchange, Field, Values } from '../../nodes/shared/contract/types';
import { cleared, requireChange } from '../../nodes/OpenTact/model/changes';
import { callbackUrl, lengthBetween, uuid } from '../../nodes/OpenTact/model/checks';
import { choice, integer, text } from '../../nodes/OpenTact/model/fields';
import { country, domain, lease, product, sender } from '../../nodes/OpenTact/model/references';
import { egress, ingress, shaken, trunkWire } from '../../nodes/OpenTact/model/trunk';
import { sendCallFlow } from '../../nodes/OpenTact/operations/callFlow';
import { encode } from '../../nodes/OpenTact/transport/encode';
import { LEASE } from './node';

const complaint = ({ check }: Field, value: unknown) => check?.(value as never);
const at = (tail: string) => `https://example.com/${tail}`;

describe('a value that cannot be right is told', () => {
	test.each<[string, unknown, string | undefined]>([
		['ID', LEASE, undefined],
		['ID', LEASE.toUpperCase().replace(/^2/, 'A'), 'must be an ID like 0116f6d1-1280'],
		['ID', `${LEASE}0`, 'must be an ID like'],
		['ID', `0${LEASE}`, `it is "0${LEASE}"`],
		['ID', '', 'it is ""'],
	])('%s %j', (_, value, said) => {
		const found = uuid.complaint(value);
		if (said === undefined) expect(found).toBeUndefined();
		else expect(found).toContain(said);
		expect(new RegExp(uuid.regex).test(String(value))).toBe(said === undefined);
	});

	test('the length of a text', () => {
		const check = lengthBetween(2, 4);
		expect(['ab', 'abcd'].map(check)).toEqual([undefined, undefined]);
		expect(check('a')).toBe('must have 2 to 4 characters, it has 1');
		expect(check('abcde')).toBe('must have 2 to 4 characters, it has 5');
		expect(complaint(text('Name', 'name', [2, 4]), 'a')).toContain('2 to 4 characters');
	});

	test.each<[string, string | undefined]>([
		[at('a'), undefined],
		[at('a'.repeat(235)), undefined],
		[at('a'.repeat(236)), 'must have 10 to 255 characters, it has 256'],
		['http://a', 'must have 10 to 255 characters'],
		['ftp://example.com/', 'http'],
		[at(`?n8n_secret=${HIDDEN}`), `must be whole, ${HIDDEN} in it stands for a secret`],
		[
			at(`?n8n_secret=${encodeURIComponent(HIDDEN)}`),
			'stands for a secret. Leave the field out to keep what is there',
		],
	])('the callback URL %s', (value, said) => {
		const found = callbackUrl(value);
		if (said === undefined) expect(found).toBeUndefined();
		else expect(found).toContain(said);
	});

	const NUMBER = 'must be a phone number with its country code';
	test.each<[string, () => Field, unknown, string | undefined]>([
		['a lease by its ID', () => lease, LEASE, undefined],
		['a lease by its number', () => lease, '+1 838 205 0008', undefined],
		['half an ID', () => lease, 'abc', 'must be an ID'],
		['half a number', () => lease, '12', NUMBER],
		['a sender by its number', () => sender, '18382050008', undefined],
		['a sender by its lease', () => sender, LEASE, NUMBER],
		['a country', () => country(true), 'us', undefined],
		['a country in three letters', () => country(true), 'USA', 'must be two letters, like US'],
		['a country after a sign', () => country(true), '1US', 'must be two letters, like US'],
		['a country before a sign', () => country(true), 'US1', 'must be two letters, like US'],
		['a product', () => product, '1234', undefined],
		['a product', () => product, 7, undefined],
		['a long product', () => product, '12345', 'must be a number, it is "12345"'],
		['a named product', () => product, 'a1', 'must be a number, it is "a1"'],
		['half a product', () => product, '1a', 'must be a number, it is "1a"'],
	])('%s: %#', (_, field, value, said) => {
		const found = complaint(field(), value);
		if (said === undefined) expect(found).toBeUndefined();
		else expect(found).toContain(said);
	});
});

test('which ways there are to name a record', () => {
	const ways = ({ modes = [] }: Field) => modes.map(({ name }) => name);
	expect(ways(lease)).toEqual(['list', 'id', 'number']);
	expect(ways(sender)).toEqual(['list', 'number']);
	expect(ways(domain)).toEqual(['list', 'id']);
	expect(country(true).required).toBe(true);
	expect(country(false).required).toBeUndefined();
});

test('choices are sorted from five on, and named for people', () => {
	const named = (values: string[]) => choice('X', 'x', values).options as INodePropertyOptions[];
	expect(named(['b', 'a', 'd', 'c']).map(({ value }) => value)).toEqual(['b', 'a', 'd', 'c']);
	expect(named(['b', 'a', 'd', 'c', 'e']).map(({ value }) => value)).toEqual([
		'a',
		'b',
		'c',
		'd',
		'e',
	]);
	expect(choice('X', 'x', ['b', 'a']).default).toBe('b');
	expect(named(['tn_lease__id', 'uuid of it', 'Proxy Media']).map(({ name }) => name)).toEqual([
		'Tn Lease ID',
		'ID Of It',
		'Proxy Media',
	]);
});

test('a whole number has a least value, and a highest one where there is one', () => {
	expect(integer('X', 'x', [1, 5])).toMatchObject({
		type: 'number',
		default: 1,
		typeOptions: { minValue: 1, maxValue: 5, numberPrecision: 0 },
	});
	expect(integer('X', 'x', [1, undefined]).typeOptions).toEqual({
		minValue: 1,
		numberPrecision: 0,
	});
});

describe('changes', () => {
	const fields = [text('Name', 'name', [1, 9]), text('Note', 'note', [0, 9])];
	const refusal = (changes: object | undefined) => {
		try {
			requireChange(changes as IDataObject, fields, ['note']);
		} catch (error) {
			const { message, description } = error as Error & { description?: string };
			return [message, description];
		}
		return undefined;
	};

	test('there has to be one, and a field that may not be empty is not emptied', () => {
		const none = ['Update Fields is empty', 'Add at least one field to change.'];
		expect(refusal({})).toEqual(none);
		expect(refusal(undefined)).toEqual(none);
		expect(refusal({ name: 'a' })).toBeUndefined();
		expect(refusal({ note: '' })).toBeUndefined();
		expect(refusal({ note: '', name: '' })).toEqual(['Name cannot be empty', undefined]);
		expect(() => requireChange({ note: '' }, fields)).toThrow('Note cannot be empty');
	});

	test('what was left empty is cleared', () => {
		expect(cleared({ a: '', b: 0, c: false, d: null, e: 'x' })).toEqual({
			a: null,
			b: 0,
			c: false,
			d: null,
			e: 'x',
		});
		expect(cleared(undefined)).toEqual({});
	});
});

test('a new record has settings for both ways, a changed one those that were given', () => {
	const wire = trunkWire([ingress, egress]);
	const [way, other] = [ingress.name, egress.name];
	expect(wire({ name: 'a', [way]: 'Proxy Media', product: '12' }, true)).toEqual({
		name: 'a',
		product: 12,
		[way]: { media_type: 'Proxy Media' },
		[other]: {},
	});
	expect(wire({ name: 'a', [way]: 'Bypass Media' }, false)).toEqual({
		name: 'a',
		[way]: { media_type: 'Bypass Media' },
	});
	expect(wire({ [other]: null }, false)).toEqual({ [other]: {} });
	const [, policy] = shaken;
	expect((policy.options as INodePropertyOptions[]).map(({ value }) => value)).toEqual([
		0, 1, 2, 3,
	]);
});

describe('a call flow', () => {
	const sent: unknown[] = [];
	const exchange = {
		file: async (name: string) =>
			await Promise.resolve({ data: Buffer.from(`<Response>${name}</Response>`) }),
		send: async (request: unknown) => await Promise.resolve(sent.push(request)),
	} as unknown as Exchange;
	const send = async (values: Values) => {
		sent.length = 0;
		await sendCallFlow(exchange, values, '/flow');
		return sent;
	};

	test.each([
		'<Response/>',
		'<Response>',
		'<Response a="b">',
		'\n <Response/>',
		'<?xml version="1.0"?>\n<Response/>',
		'<?xml?><Response/>',
		'<!-- one -->\n<!-- two\n--> <Response/>',
		'<?xml version="1.0"?> <!-- one --><Response/>',
	])('%j is one', async (xml) => {
		const body = { file: Buffer.from(xml) };
		expect(await send({ source: 'text', xml })).toEqual([{ method: 'POST', path: '/flow', body }]);
	});

	test.each([
		'',
		'Response',
		'a<Response/>',
		'<Responses/>',
		'<Say/><Response/>',
		'<?xml?>a<Response/>',
		'<!-- one -->a<Response/>',
		'<!-- one <Response/>',
		'<?xml <Response/>',
	])('%j is none, and is not sent', async (xml) => {
		await expect(send({ source: 'text', xml })).rejects.toMatchObject({
			message: 'The call flow must be XML with the root element Response',
			description: 'Write it like <Response><Say>Hello</Say></Response>.',
		});
		expect(sent).toEqual([]);
	});

	test('comes out of a file, whose name may have blanks around it', async () => {
		const values = { source: 'file', binaryPropertyName: ' data ', xml: 'none' };
		expect(await send(values)).toMatchObject([
			{ body: { file: Buffer.from('<Response>data</Response>') } },
		]);
	});

	test('goes up as a form, to its own addresses alone', () => {
		const body = { file: Buffer.from('<Response/>') };
		for (const path of [`/sip/app/call/${LEASE}`, `/sip/app/call/flow/${LEASE}`]) {
			const form = encode({ method: 'POST', path, body }).body as FormData;
			const file = form.get('file') as File;
			expect([file.name, file.type, file.size]).toEqual(['call-flow.xml', 'text/xml', 11]);
			expect(encode({ method: 'GET', path, body })).toEqual({ body });
		}
		for (const path of [
			`/x/sip/app/call/${LEASE}`,
			`/sip/app/call/${LEASE}/log`,
			`/sip/app/call/log/${LEASE}`,
			'/sip/app/call/a',
		]) {
			expect(encode({ method: 'POST', path, body })).toEqual({ body });
		}
	});
});
