import { DateTime, Duration } from 'luxon';
import { fc } from '../engine/property';
import { convert } from '../../nodes/shared/values/convert';
import { InputError } from '../../nodes/shared/contract/errors';
import type { Field } from '../../nodes/shared/contract/types';

const field = (type: Field['type'], rest: Partial<Field> = {}): Field =>
	({ displayName: 'Size', name: 'size', type, default: '', ...rest }) as Field;
const read = (definition: Field, value: unknown, timezone = 'America/New_York') =>
	convert(definition, value, timezone, true);

/** Every form in which an expression may give the same list. */
const FORMS: Array<[string, (values: unknown[]) => unknown]> = [
	['a list', (values) => values],
	['texts', (values) => values.map(String)],
	['records', (values) => values.map((id) => ({ id, company: 'Any' }))],
	['records of one field', (values) => values.map((userid) => ({ userid }))],
	['records by the name of the field', (values) => values.map((size) => ({ size, id: 'no' }))],
	['locators', (values) => values.map((value) => ({ __rl: true, mode: 'list', value }))],
	['a list with numbers for keys', (values) => ({ ...values })],
	['JSON', (values) => JSON.stringify(values)],
	['JSON of records', (values) => JSON.stringify(values.map((id) => ({ id })))],
	['commas', (values) => values.join(', ')],
	['semicolons', (values) => values.join('; ')],
	['lines', (values) => values.join('\r\n')],
];

describe('a field for a list', () => {
	const list = field('string', { list: true });
	const choices = field('multiOptions', { default: [] });

	it.each(FORMS)('is the same as %s', (_, form) => {
		expect(String(read(list, form([1, 4]))).replace(/ /g, '')).toBe('1,4');
		expect((read(choices, form([1, 4])) as unknown[]).map(String)).toEqual(['1', '4']);
	});

	it('loses no entry and invents none, in whatever form', () => {
		const entry = fc.oneof(fc.nat(), fc.stringMatching(/^[a-z][a-z0-9@.|_ -]{0,12}[a-z0-9]$/));
		fc.assert(
			fc.property(
				fc.array(entry, { minLength: 1, maxLength: 8 }),
				fc.constantFrom(...FORMS),
				(entries, [, form]) => {
					expect(
						String(read(list, form(entries)))
							.split(',')
							.map((entry) => entry.trim()),
					).toEqual(entries.map(String));
					expect((read(choices, form(entries)) as unknown[]).map(String)).toEqual(
						entries.map(String),
					);
				},
			),
		);
	});

	it.each<[unknown, string]>([
		[[{ a: 1, b: 2 }], 'Size must be a list of plain values, one entry is an object without an ID'],
		[[true], 'Size must be a list of plain values, one entry is "true"'],
		[[Number.NaN], 'Size must be a list of plain values, one entry is "NaN"'],
		[['a,b'], 'Size: an entry cannot hold a comma, one is "a,b"'],
	])('%j is refused', (value, message) => {
		expect(() => read(list, value)).toThrow(message);
	});

	it.each([[[]], [''], [' , '], [[null, '']]])('%j is empty', (value) => {
		expect(read(list, value)).toBe('');
		expect(() => read({ ...list, required: true }, value)).toThrow('Size is required');
	});

	it('one record, or one in a list, is its ID; several are not', () => {
		const one = field('resourceLocator', { modes: [] });
		expect(
			[5, '5', { id: 5, name: 'x' }, [{ id: 5 }], [5]].map((value) => read(one, value)),
		).toEqual(['5', '5', '5', '5', '5']);
		expect(() => read(one, [1, 4])).toThrow('Size must be one ID, it is a list of 2');
		expect(() => read(one, { name: 'x', city: 'y' })).toThrow('an object without an ID');
	});
});

describe('a choice', () => {
	const options = [
		{ name: 'File of the Item', value: 'binary' },
		{ name: 'Public URL', value: 'url' },
	];
	const choice = field('options', { options, default: 'url' });

	it('that is none names the field and the choices', () => {
		const wrong = () => read(choice, 'URL');
		expect(wrong).toThrow('Size must be one of binary, url, it is "URL"');
		expect(wrong).toThrow(
			expect.objectContaining({
				description: 'The choices are: File of the Item (binary), Public URL (url).',
			}),
		);
		expect(() => read(field('multiOptions', { options }), ['url', 'x'])).toThrow(
			'Size must be one of binary, url, it is "x"',
		);
	});

	it('is known by its value, text or number', () => {
		const numbers = field('options', { options: [{ name: 'One', value: 1 }], default: 1 });
		const texts = field('options', { options: [{ name: 'One', value: '1' }], default: '1' });
		expect([read(numbers, '1'), read(texts, 1)]).toEqual([1, '1']);
	});

	it('may be any where the vendor may know more, and where the list comes from the vendor', () => {
		expect(read({ ...choice, open: true }, 'other')).toBe('other');
		expect(read(field('options', { typeOptions: { loadOptionsMethod: 'get' } }), 'en')).toBe('en');
	});

	it('never lets through anything but its own values', () => {
		fc.assert(
			fc.property(fc.anything(), (value) => {
				let chosen: unknown;
				try {
					chosen = convert(choice, value, 'UTC');
				} catch (error) {
					return error instanceof InputError;
				}
				return chosen === undefined || ['binary', 'url'].includes(chosen as string);
			}),
		);
	});
});

describe('a text', () => {
	it.each<[unknown, string]>([
		[
			DateTime.fromISO('2026-07-30T14:05:00', { zone: 'Europe/Rome' }),
			'2026-07-30T14:05:00.000+02:00',
		],
		[new Date(0), '1970-01-01T00:00:00.000Z'],
		[Duration.fromISO('PT5M'), 'PT5M'],
		[true, 'true'],
		[10n, '10'],
	])('%s is %s', (value, text) => {
		expect(read(field('string'), value)).toBe(text);
	});

	it.each([
		DateTime.invalid('x'),
		new Date(Number.NaN),
		Number.NaN,
		Infinity,
		() => 1,
		Symbol('x'),
	])('%p is refused', (value) => {
		expect(() => read(field('string'), value)).toThrow('Size must be text');
	});

	it('of which a character was cut in two is told, wherever it is', () => {
		const half = 'Thanks \u{1F600}'.slice(0, -1);
		const nested = [
			read.bind(null, field('string'), half),
			read.bind(null, field('json'), { rows: [{ text: half }] }),
			read.bind(null, field('json'), { [half]: 1 }),
			read.bind(null, field('resourceMapper'), { a: half }),
			read.bind(null, field('string', { list: true }), [half]),
			read.bind(null, field('collection', { options: [field('string')] }), { size: half }),
		];
		for (const wrong of nested) expect(wrong).toThrow('Size contains half of a character');
		expect(read(field('string'), 'Thanks \u{1F600}')).toBe('Thanks \u{1F600}');
	});

	it('gives text that any encoding can carry, or an error', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				try {
					const read = String(convert(field('string'), text, 'UTC'));
					return encodeURIComponent(read) !== undefined && read === text;
				} catch (error) {
					return error instanceof InputError;
				}
			}),
		);
	});
});

describe('a day', () => {
	const day = field('dateTime', { day: true });

	it.each<[unknown, string, string]>([
		['2026-07-30T00:00:00.000Z', 'America/New_York', '2026-07-30'],
		['2026-07-30T00:00Z', 'Asia/Tokyo', '2026-07-30'],
		[new Date('2026-07-30T00:00:00Z'), 'America/New_York', '2026-07-30'],
		[DateTime.fromISO('2026-07-30', { zone: 'utc' }), 'America/New_York', '2026-07-30'],
		[DateTime.fromISO('2026-07-30', { zone: 'Asia/Tokyo' }), 'America/New_York', '2026-07-30'],
		['2026-07-30T04:00:00Z', 'America/New_York', '2026-07-30'],
		['2026-07-30T03:59:59Z', 'America/New_York', '2026-07-29'],
		['2026-07-30T23:30:00', 'Asia/Tokyo', '2026-07-30'],
		['2026-07-30', 'America/New_York', '2026-07-30'],
	])('%s in %s is %s', (value, timezone, expected) => {
		expect(convert(day, value, timezone)).toBe(expected);
	});

	it('that is midnight somewhere is that day everywhere', () => {
		const zones = ['UTC', 'America/New_York', 'Asia/Tokyo', 'Pacific/Apia', 'Europe/Rome'];
		fc.assert(
			fc.property(
				fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
				fc.constantFrom(...zones),
				fc.constantFrom('Z', '+00:00', '+0000', '+13:00', '-05:00'),
				(date, timezone, offset) => {
					const text = date.toISOString().slice(0, 10);
					expect(convert(day, `${text}T00:00:00.000${offset}`, timezone)).toBe(text);
					expect(convert(day, text, timezone)).toBe(text);
				},
			),
		);
	});

	it('that goes out as a moment is its midnight on the clock of the workflow', () => {
		const birth = { ...day, instant: true };
		for (const value of ['1990-05-01', '1990-05-01T00:00:00Z']) {
			expect(convert(birth, value, 'America/New_York')).toBe('1990-05-01T04:00:00.000Z');
		}
	});

	it('in another form is refused with the two ways', () => {
		for (const value of ['01/02/2026', '1.2.2026', new Date(Number.NaN), DateTime.invalid('x')]) {
			expect(() => read(day, value)).toThrow(
				expect.objectContaining({
					message: expect.stringContaining('Size must be a date') as string,
					description: expect.stringMatching(
						/2026-02-01.*DateTime\.fromFormat\("01\/02\/2026", "dd\/MM\/yyyy"\)/,
					) as string,
				}),
			);
		}
	});
});
