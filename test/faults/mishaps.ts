import { setTimeout as delay } from 'node:timers/promises';
import type { Answer, Mishap, Passing } from './front';

/** Something that goes wrong between a node and a vendor. */
export interface Fault {
	title: string;
	/** Hits one request once, or that one and all after it. */
	lasting?: boolean;
	/** Undefined where there is no server at all. */
	mishap?: (corrupt: (passing: Passing) => Passing) => Mishap;
	/** Only a run that takes its time has it. */
	heavy?: boolean;
}

const HTML = '<html><head><title>Gateway</title></head><body>It did not work.</body></html>';

const answering =
	(status: number, text: string, headers: Record<string, string> = {}): Mishap =>
	async ({ response }) => {
		response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(text);
	};

/** Lets the vendor do its work, and answers something else. */
const spoiling =
	(spoil: (answer: Answer) => string): Mishap =>
	async ({ response, passing, forward }) => {
		const answer = await forward(passing);
		response.writeHead(200, { 'content-type': 'application/json' }).end(spoil(answer));
	};

const wrongToken =
	(corrupt: (passing: Passing) => Passing): Mishap =>
	async ({ response, passing, forward }) => {
		const { status, type, text } = await forward(corrupt(passing));
		response.writeHead(status, { 'content-type': type }).end(text);
	};

const resetBefore: Mishap = async ({ request }) => void request.socket.destroy();

const resetAfter: Mishap = async ({ request, passing, forward }) => {
	await forward(passing);
	request.socket.destroy();
};

/** The vendor works, but no answer ever arrives. */
const silence: Mishap = async ({ passing, forward }) => void (await forward(passing));

const hugeAnswer: Mishap = async ({ response, passing, forward }) => {
	await forward(passing);
	const piece = 'x'.repeat(2 ** 20);
	response.writeHead(200, { 'content-type': 'application/json' });
	response.write('{"data":"');
	for (let mebibyte = 0; mebibyte < 100; mebibyte++) {
		if (!response.write(piece)) await new Promise((resolve) => response.once('drain', resolve));
	}
	response.end('"}');
};

/** Never silent for long, and never done. */
const drip: Mishap = async ({ response, passing, forward }) => {
	await forward(passing);
	response.writeHead(200, { 'content-type': 'application/json' });
	for (let bytes = 0; bytes < 1200 && !response.destroyed; bytes++) {
		response.write(' ');
		await delay(50);
	}
	response.end();
};

export const FAULTS: Fault[] = [
	{ title: 'Connection reset before the request was read', mishap: () => resetBefore },
	{ title: 'Connection reset after the request was read', mishap: () => resetAfter },
	{ title: 'No answer within the timeout', mishap: () => silence },
	{
		title: '429 with Retry-After',
		mishap: () => answering(429, 'Slow down', { 'retry-after': '1' }),
	},
	{ title: '429 without Retry-After', mishap: () => answering(429, 'Slow down') },
	{ title: '429 that does not end', lasting: true, mishap: () => answering(429, 'Slow down') },
	{ title: '500', mishap: () => answering(500, '') },
	{ title: '500 that does not end', lasting: true, mishap: () => answering(500, '') },
	{ title: '502 with an HTML page', mishap: () => answering(502, HTML) },
	{ title: '200 with an HTML page', mishap: () => answering(200, HTML) },
	{
		title: 'Truncated JSON',
		mishap: () => spoiling(({ text }) => text.slice(0, Math.ceil(text.length / 2))),
	},
	{
		title: 'Wrong types',
		mishap: () => spoiling(() => '{"success":"yes","status":{},"payload":7,"data":[[1]]}'),
	},
	{ title: 'Answer of 100 MB', heavy: true, mishap: () => hugeAnswer },
	{ title: 'Token expired in mid-run', mishap: wrongToken },
	{ title: 'Token revoked in mid-run', lasting: true, mishap: wrongToken },
	{ title: 'Host name cannot be resolved', lasting: true },
	{ title: 'Answer drips in, slower than the timeout', mishap: () => drip },
];
