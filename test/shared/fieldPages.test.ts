// Workflows that are saved hold the names, the choices and the defaults of fields. What changes of them shows in the
// pages about fields: a line that goes away is one that some workflow may need.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fieldPages } from '../../docs/fieldPages';
import { ourNodes } from '../engine/ourNodes';

const root = resolve(__dirname, '../..');
const nodes = ourNodes.map(([, { description }]) => description);

it.each(Object.entries(fieldPages(nodes)))('%s is what the forms ask for', (path, text) => {
	const kept = readFileSync(join(root, path), 'utf8').split('\n');
	const made = text.split('\n');
	const gone = kept.filter((line) => !made.includes(line));
	const added = made.filter((line) => !kept.includes(line));
	// `npm run docs` writes them.
	expect({ gone, added }).toEqual({ gone: [], added: [] });
	expect(made).toHaveLength(kept.length);
});
