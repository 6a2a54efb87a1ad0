/**
 * Writes docs/vendors/businesslabs-pmp-version-2.md from the facts that also drive the simulator.
 *
 *   node --import tsx docs/version2.mjs           writes it
 *   node --import tsx docs/version2.mjs --check   exits with 1 when it is not as it would write it
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { resources } from '../simulators/BusinessLabsPmp/resources/index.ts';
import { MISSING, POST, READS, VALUE } from '../simulators/BusinessLabsPmp/version2/facts.ts';
import { version2 } from '../simulators/BusinessLabsPmp/version2/index.ts';

const file = join(resolve(import.meta.dirname, '..'), 'docs/vendors/businesslabs-pmp-version-2.md');

const intro = `# Version 2 of PMP's API module, column by column

What the handlers of version 2 do with each column of a record. All of it was read in the code that the module's
vendor publishes: [themesic/perfex-api-sdk](https://github.com/themesic/perfex-api-sdk), module version 2.0.8, commit
\`e15c29e\`. Files and lines are below its \`src/\`. That code is a sibling of the module that is sold, so what it does
there is very likely, not certain. Made by \`npm run docs\` from \`simulators/BusinessLabsPmp/version2\`, which also
drives the simulator; what the node makes of it is in [BusinessLabs PMP](businesslabs-pmp.md#updates-before-version-3).

For all of them:

- A PUT takes JSON, and its whole text goes through the framework's XSS filter before it is parsed: attributes of tags,
  percent signs and single quotes can make it unreadable. Scripting in a text is taken out, also in one that is sent
  back as it was read.
- What no line below mentions is stored as it comes, and stays when it is left out. A key that is no column is a
  database error.
- An update that changes no row of the database is a 404, "... Update Fail.".
- A deletion that did not take place, or took place and gave back something else than \`true\`, is a 404,
  "... Delete Fail.".
- Values of custom fields are changed one by one, and stay when they are left out (models/Custom_fields_model.php:418).

**Left out**, **0** and **empty** are what a PUT does then.
`;

const cell = (text) => text.replaceAll('|', '\\|');

function table(name, { columns }) {
	const rows = Object.entries(columns).map(([column, facts]) => {
		const { missing, zero, empty, reads, post, drags, at } = facts;
		const words = [post && `POST: ${POST[post]}.`, drags].filter(Boolean).join(' ');
		return [
			`\`${column}\``,
			...[MISSING[missing], VALUE[zero], VALUE[empty], READS[reads], words, at].map(cell),
		];
	});
	const head = ['Column', 'Left out', '0', 'Empty', 'Read back', 'Besides', 'Evidence'];
	return [head, head.map(() => '---'), ...rows]
		.map((row) => `| ${row.map((cell) => cell || '–').join(' | ')} |`)
		.join('\n');
}

function section([name, facts]) {
	const { title, handlers, stores, notes, columns } = facts;
	const others = Object.keys(resources[name].columns).filter((column) => !(column in columns));
	const places = Object.entries(handlers).map(([verb, at]) => `${verb.toUpperCase()} ${at}`);
	return [
		`## ${title}`,
		`${places.join('; ')}.`,
		table(name, facts),
		`Stored as they come, and kept when they are left out (${stores}): ${others.map((column) => `\`${column}\``).join(', ')}.`,
		...(notes.length > 0 ? [notes.map((note) => `- ${note}`).join('\n')] : []),
	].join('\n\n');
}

const outro = `## Read and created only

- **Payments**: POST reads invoice, amount, mode, method, note and transaction; the date is the moment of the call, and
  the answer has no body (controllers/Payments.php:247). There is no PUT and no DELETE.
- **Items**: GET alone (controllers/Items.php:72).
- **Knowledge base, notes, webhooks, batch**: not in version 2.
`;

const parts = [intro.trim(), ...Object.entries(version2).map(section), outro];
const text = parts.join('\n\n');
let current = '';
try {
	current = readFileSync(file, 'utf8');
} catch {}
if (process.argv.includes('--check')) {
	if (current !== text) {
		console.log('docs/vendors/businesslabs-pmp-version-2.md is not fresh: run npm run docs');
		process.exit(1);
	}
} else writeFileSync(file, text);
