// `npm start`: n8n with the nodes ready to drag, until Ctrl-C.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runScript } from './lib/lifetime';
import { dataFolder } from './lib/paths';
import { OPENING_STEPS, openPlayground } from './lib/playground';
import { demandPort } from './lib/ports';
import { owner } from './lib/session';
import { Steps } from './lib/steps';

const DEFAULT_PORT = 5678;

runScript(async () => {
	const port = portFrom(process.argv.slice(2));
	await demandPort(port);
	const steps = new Steps(OPENING_STEPS);
	const { n8n, vendors, workflows } = await openPlayground(steps, join(dataFolder, 'start'), port);
	const lines = [
		'',
		`n8n        ${n8n.url}`,
		`Login      ${owner.email}`,
		`Password   ${owner.password}`,
		`Workflows  ${workflows.length} examples, listed on the first page`,
		'',
		...Object.values(vendors).map(
			({ title, simulator }) => `${title.padEnd(17)} ${simulator.url}/_control/requests`,
		),
		'',
		'Ctrl-C ends everything.',
	];
	console.log(lines.join('\n'));
	const code = await n8n.process.done;
	throw new Error(`n8n ended by itself with ${code}:\n${n8n.process.tail()}`);
});

/** @throws Error when the port is no port */
function portFrom(args: string[]): number {
	const { values } = parseArgs({ args, options: { port: { type: 'string' } } });
	const port = Number(values.port ?? DEFAULT_PORT);
	if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
	throw new Error(`--port must be a number from 1 to 65535, it is "${values.port}"`);
}
