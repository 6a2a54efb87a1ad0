// `npm run verify -- --vendor NAME`: does what was built fit a real account? See docs/verify.md.
import '../../test/engine/setup';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { atEnd, runScript } from '../../playground/lib/lifetime';
import { ask, credentialFor } from './credential';
import { planOf } from './plan';
import type { Visit } from './observe';
import { report } from './report';
import { shown } from './show';
import type { Made, Workshop } from './throwaways';
import { vendorNamed } from './vendors';
import { verify } from './verify';
import { vocabularyOf } from './vocabulary';

const HELP = `npm run verify -- --vendor pickyAssist|businessLabsPmp|openTact [options]

Reads a real account with the built nodes, and tells where its server answers otherwise than
expected. It changes nothing unless --write or --send-to is given. See docs/verify.md.

  --with FIELD=VALUE   a value that no list tells, such as group_id=A3526 (can be repeated)
  --write              also makes, changes and deletes throwaway records; shows the plan and asks
  --yes                with --write: does not ask
  --send-to NUMBER     also sends one message to this number
  --report FILE        writes the findings without any value, to hand on
  --server URL         another base URL than the vendor's or the environment's`;

runScript(async () => {
	const { values } = parseArgs({
		options: {
			vendor: { type: 'string' },
			with: { type: 'string', multiple: true, default: [] },
			write: { type: 'boolean', default: false },
			yes: { type: 'boolean', default: false },
			'send-to': { type: 'string' },
			report: { type: 'string' },
			server: { type: 'string' },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) {
		console.log(HELP);
		return 0;
	}
	const vendor = vendorNamed(values.vendor);
	const credential = await credentialFor(vendor, process.env, values.server);
	let workshop: Workshop | undefined;
	let visit: Visit | undefined;
	cleanUpAtEnd(
		() => visit,
		() => workshop,
	);
	console.log(`Reading ${vendor.title}, one operation after the other …`);
	const result = await verify(vendor, credential, {
		given: Object.fromEntries(values.with.map(pairOf)),
		tell: () => process.stdout.write('.'),
		onVisit: (made) => {
			visit = made;
		},
		...(values.write && {
			mayWrite: async (made, server) => {
				workshop = made;
				console.log(`\n\n${planOf(vendor, made, server)}`);
				if (made.plan(server.version).length === 0) return false;
				if (values.yes) return true;
				if (!process.stdin.isTTY) throw new Error('--write needs a terminal to ask, or --yes');
				return (await ask('Type yes to do this: ')) === 'yes';
			},
		}),
		sendTo: values['send-to'],
	});
	console.log(`\n\n${shown(result)}`);
	if (values.report !== undefined) {
		const date = new Date().toISOString().slice(0, 10);
		writeFileSync(values.report, report(result, vocabularyOf(vendor, result.expected), date));
		console.log(
			`\nThe report is in ${values.report}. It holds no values; read it before you send it.`,
		);
	}
	const isClean = result.findings.every(({ differences }) => differences.length === 0);
	return isClean && result.ended === undefined ? 0 : 1;
});

/** However this ends, also by Ctrl-C: what was made is deleted, or named. Ctrl-C once more does not wait. */
function cleanUpAtEnd(visit: () => Visit | undefined, workshop: () => Workshop | undefined): void {
	const first = { at: 0 };
	process.on('SIGINT', () => {
		first.at ||= Date.now();
		// npm passes the first Ctrl-C on, so that it comes twice at once.
		if (Date.now() - first.at < 1000) return;
		tellWhatIsLeft(workshop()?.made ?? []);
		process.exit(130);
	});
	atEnd(async () => {
		const [running, made] = [visit(), workshop()];
		if (running) running.isStopped = true;
		if (!made || made.made.length === 0) return;
		console.log('\nDeleting what was made …');
		tellWhatIsLeft(await made.clear());
	});
}

function tellWhatIsLeft(made: Made[]): void {
	if (made.length === 0) return console.log('Nothing is left behind.');
	console.log('These are left, or may be, and can be deleted by hand:');
	for (const { title, name, id } of made) {
		console.log(`  ${title} "${name}"${id === undefined ? '' : `, ID ${id}`}`);
	}
}

function pairOf(text: string): [string, string] {
	const at = text.indexOf('=');
	if (at < 1) throw new Error(`--with takes FIELD=VALUE, not ${text}`);
	return [text.slice(0, at), text.slice(at + 1)];
}
