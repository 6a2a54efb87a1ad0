import { EventEmitter } from 'node:events';
import { Readable } from 'node:stream';
import { answerEncoding, noiseHint, received } from '../../nodes/shared/engine/body';

const answer = (body: unknown, type?: string) => ({
	statusCode: 200,
	headers: type === undefined ? {} : { 'content-type': type },
	body,
});
const read = async (bytes: Buffer, type?: string) => (await received(answer(bytes, type))).body;
/** A stream as it comes from the network. */
const stream = () => Object.assign(new EventEmitter(), { pipe: () => {} });

describe('the letters of an answer', () => {
	it.each([
		['text/html; charset=iso-8859-1', [0x4d, 0xfc], 'Mü'],
		['text/html; charset="windows-1250"', [0x9c, 0x61], 'śa'],
		['text/html; Charset=UTF-16LE', [0xfc, 0x00, 0x00, 0xd8], 'ü\uFFFD'],
		['text/html', [0x80, 0xfc], '€ü'],
		[undefined, [0x80, 0xfc], '€ü'],
	])('of %j that are no UTF-8 are those of its own alphabet', async (type, bytes, text) => {
		expect(await read(Buffer.from(bytes), type)).toBe(text);
	});

	it('stay as far as they are understood where the alphabet is not known', async () => {
		const bytes = Buffer.from([0x41, 0xfc, 0x42]);
		expect(await read(bytes, 'text/html; charset=x-own')).toBe('A\uFFFDB');
	});

	it('are UTF-8 where they can be, whatever is stated', async () => {
		const text = 'Mü \uFFFD';
		expect(await read(Buffer.from(text), 'text/html; charset=iso-8859-1')).toBe(text);
		expect(await read(Buffer.from('{"a":"ü"}'), 'x; charset=iso-8859-1')).toEqual({ a: 'ü' });
	});
});

describe('an answer that comes as a stream', () => {
	it('is read to its end', async () => {
		const body = stream();
		const whole = received(answer(body));
		for (const part of ['{"a":', '"', 'ü'.slice(0, 1), '"}']) body.emit('data', Buffer.from(part));
		body.emit('end');
		expect((await whole).body).toEqual({ a: 'ü' });
		expect(answerEncoding()).toBe('stream');
	});

	it.each([
		['aborted', [], 'the connection was cut'],
		['error', [new Error('incorrect header check')], 'incorrect header check'],
	])('is an error where it ends otherwise: %s', async (event, given, message) => {
		const body = stream();
		const whole = received(answer(body));
		body.emit('data', Buffer.from('{"a":1}'));
		body.emit(event, ...given);
		await expect(whole).rejects.toThrow(message);
	});

	it('is asked for whole from then on where n8n wraps it, which costs more', async () => {
		expect((await received(answer(Readable.from([Buffer.from('[1]')])))).body).toEqual([1]);
		expect(answerEncoding()).toBe('arraybuffer');
	});
});

describe('what stands around an answer', () => {
	it('is told by what it is', async () => {
		const { body, noise = '' } = await received(answer('Notice: x in y.php\n{"a":1}\n'));
		expect(body).toEqual({ a: 1 });
		expect(noiseHint('Things', noise)).toContain('of Things puts messages of PHP around');
		expect(noiseHint('Things', 'Hello')).toContain('of Things puts other text around');
	});

	it('is nothing where there is none, and text is text', async () => {
		expect(await received(answer('{"a":1}'))).not.toHaveProperty('noise');
		expect((await received(answer(' Not found\n'))).body).toBe('Not found');
		expect((await received(answer({ a: 1 }))).body).toEqual({ a: 1 });
	});
});
