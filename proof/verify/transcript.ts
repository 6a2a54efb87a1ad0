import { mustBeClean, withBench } from './suite/bench';
import type { Fault } from '../../simulators/shared/faults';
import { shown } from './show';
import { control } from './stands';
import type { VendorName } from './vendor';
import type { Result } from './verify';

interface Scene {
	title: string;
	server: [VendorName, number];
	/** The command that a user gives for this vendor. */
	command: string;
	settings?: object;
	faults?: Fault[];
}

const command = (vendor: VendorName) => `npm run verify -- --vendor ${vendor}`;
const clean = (title: string, server: Scene['server']): Scene => ({
	title: `${title}, as its documents describe it`,
	server,
	command: command(server[0]),
});

const SCENES: Scene[] = [
	clean('Picky Assist', ['pickyAssist', 1]),
	{
		title: 'Picky Assist without WhatsApp Official, and with the Project API switched off',
		server: ['pickyAssist', 1],
		command: command('pickyAssist'),
		settings: { officialAccount: false, projectApi: false },
	},
	clean('BusinessLabs PMP with version 2 of the API module', ['businessLabsPmp', 2]),
	{
		title: 'BusinessLabs PMP with version 2 on PHP 8, which shows its messages in one list',
		server: ['businessLabsPmp', 2],
		command: command('businessLabsPmp'),
		settings: { php8: true },
		faults: [{ path: '/api/common/tax_data', dirt: 'messages before' }],
	},
	clean('BusinessLabs PMP with version 3 of the API module', ['businessLabsPmp', 3]),
	{
		title:
			'BusinessLabs PMP with version 3, one list of which comes as PHP writes a list with gaps',
		server: ['businessLabsPmp', 3],
		command: command('businessLabsPmp'),
		faults: [{ path: '/api/common/tax_data', dirt: 'keyed lists' }],
	},
	clean('OpenTact', ['openTact', 1]),
	{
		title: 'OpenTact, with a proxy that answers in its place for the voices, and one list keyed',
		server: ['openTact', 1],
		command: command('openTact'),
		faults: [
			{ path: '/dict/gtts', dirt: 'gateway error' },
			{ path: '/profile/messaging', dirt: 'keyed lists' },
		],
	},
];

/** What verify prints against the bundled simulators, for docs/verify-transcripts.md. */
export async function transcripts(): Promise<string> {
	const chapters: string[] = [];
	for (const { title, server, command: line, settings, faults } of SCENES) {
		await withBench(server, async ({ simulator, verify }) => {
			if (settings) await control(simulator, 'settings', settings);
			const result = await verify({
				onVisit: () => simulator.faults.set(faults ?? []),
			});
			if (!settings && !faults) mustBeClean(result);
			chapters.push(`## ${title}\n\n\`\`\`text\n$ ${line}\n\n${timeless(result)}\n\`\`\`\n`);
		});
	}
	const head = [
		'# Transcripts of `npm run verify`',
		'',
		'Made by `npm run docs` against the bundled simulators, as they are and with what a server may do',
		'otherwise. How to use it is in [verify.md](verify.md).',
		'',
	];
	return [...head, chapters.join('\n')].join('\n');
}

/** Times are those of the machine that made it. */
function timeless({ findings, ...result }: Result): string {
	return shown({
		...result,
		findings: findings.map((finding) => ({ ...finding, milliseconds: 1 })),
	}).replace(/\b1 ms\b/g, '… ms');
}
