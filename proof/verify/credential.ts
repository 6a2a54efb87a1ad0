import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Data, Vendor } from './vendor';

/**
 * The credential from the environment, and from the terminal what is not there. It is kept in this
 * process alone.
 * @param server address in place of the vendor's own
 * @throws Error when something is lacking and nobody can be asked
 */
export async function credentialFor(
	vendor: Vendor,
	environment: Record<string, string | undefined>,
	server?: string,
): Promise<Data> {
	const given: Record<string, string> = {};
	for (const { field, variable, question, isSecret, initially } of vendor.inputs(environment)) {
		const value = environment[variable];
		if (value !== undefined) given[field] = value;
		else if (field === 'baseUrl' && server !== undefined) given[field] = server;
		else if (!process.stdin.isTTY) {
			if (initially === undefined)
				throw new Error(`Set ${variable} (${question}) in the environment`);
			given[field] = initially;
		} else {
			const more = initially ? ` [${initially}]` : '';
			const answer = await ask(`${question}${more}: `, isSecret);
			given[field] = answer || (initially ?? '');
		}
	}
	return vendor.credential(given, server);
}

/** Asks on the terminal. A secret is not shown while it is typed. */
export async function ask(question: string, isSecret = false): Promise<string> {
	let isQuiet = false;
	const output = new Writable({
		write(chunk, _encoding, done) {
			if (!isQuiet) process.stdout.write(chunk as Buffer);
			done();
		},
	});
	const terminal = createInterface({ input: process.stdin, output, terminal: true });
	// readline leaves Ctrl-C to itself while it asks.
	terminal.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
	try {
		const answer = terminal.question(question);
		isQuiet = isSecret;
		return (await answer).trim();
	} finally {
		terminal.close();
		if (isSecret) process.stdout.write('\n');
	}
}
