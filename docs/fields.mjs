/**
 * Writes docs/fields/*.md, the fields of all forms, from the built nodes. A test compares them with the sources.
 *
 *   node --import tsx docs/fields.mjs
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';
import { fieldPages } from './fieldPages.ts';

const require = createRequire(import.meta.url);
const root = resolve(import.meta.dirname, '..');
const { n8n } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const descriptions = n8n.nodes.map((path) => {
	const name = basename(path, '.node.js');
	return new (require(join(root, path))[name])().description;
});
mkdirSync(join(root, 'docs/fields'), { recursive: true });
for (const [path, text] of Object.entries(fieldPages(descriptions))) {
	writeFileSync(join(root, path), text);
}
