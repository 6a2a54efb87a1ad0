/**
 * Writes what the built nodes say of themselves: docs/operations.md, the short table between the markers
 * in README.md, and docs/fields/*.md.
 *
 *   node --import tsx docs/generate.mjs           writes them
 *   node --import tsx docs/generate.mjs --check   exits with 1 when they are not as it would write them
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { fieldPages } from './fieldPages.ts';

const require = createRequire(import.meta.url);
const root = resolve(import.meta.dirname, '..');
const { n8n } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const START = '<!-- operations: made by `npm run docs` -->';
const END = '<!-- /operations -->';

const nodes = n8n.nodes.map((path) => {
	const name = basename(path, '.node.js');
	const { description } = new (require(join(root, path))[name])();
	const isTrigger = description.group.includes('trigger');
	const resources = isTrigger ? [] : require(join(root, dirname(path), 'resources')).resources;
	return { ...description, resources: byName(resources) };
});

function byName(list) {
	return [...list].sort((a, b) => a.name.localeCompare(b.name));
}

/** The call that an operation makes, read off a trial run in which every value is its own name. */
async function callOf({ request, batch }) {
	const values = new Proxy({}, { get: (_, name) => `{${String(name)}}` });
	try {
		const call = request ? request(values, values) : batch.request([values], values);
		const { method, path } = await call;
		return `\`${method} ${decodeURIComponent(path)}\``;
	} catch {
		return 'several calls';
	}
}

async function fullTable() {
	const parts = ['# Operations', '', 'Made from the nodes by `npm run docs`.'];
	for (const { displayName, description, resources } of nodes) {
		parts.push('', `## ${displayName}`, '', `${description}.`);
		for (const { name, operations } of resources) {
			parts.push(
				'',
				`### ${name}`,
				'',
				'| Operation | What it does | Call |',
				'| --- | --- | --- |',
			);
			for (const operation of byName(operations)) {
				const basis = operation.evidence ? ` _${operation.evidence}_` : '';
				const does = `${operation.description}${basis}`;
				parts.push(`| ${operation.name} | ${does} | ${await callOf(operation)} |`);
			}
		}
	}
	return `${parts.join('\n')}\n`;
}

function shortTable() {
	const rows = nodes.map(({ displayName, description, resources }) => {
		const names = resources.map(({ name }) => name).join(', ');
		const count = resources.flatMap(({ operations }) => operations).length || 'starts a workflow';
		return `| **${displayName}** | ${names || description} | ${count} |`;
	});
	const details = nodes.flatMap(({ displayName, resources }) =>
		resources.map(({ name, operations }) => {
			const names = byName(operations).map((operation) => operation.name);
			return `| ${displayName} | ${name} | ${names.join(', ')} |`;
		}),
	);
	return [
		'| Node | Resources | Operations |',
		'| --- | --- | --- |',
		...rows,
		'',
		'<details><summary>All operations</summary>',
		'',
		'| Node | Resource | Operations |',
		'| --- | --- | --- |',
		...details,
		'',
		'</details>',
	].join('\n');
}

function readme() {
	const text = readFileSync(join(root, 'README.md'), 'utf8');
	const [before] = text.split(START);
	const [, after] = text.split(END);
	return `${before}${START}\n\n${shortTable()}\n\n${END}${after}`;
}

const files = {
	'docs/operations.md': await fullTable(),
	'README.md': readme(),
	...fieldPages(nodes),
};
const stale = Object.entries(files).filter(([path, text]) => {
	try {
		return readFileSync(join(root, path), 'utf8') !== text;
	} catch {
		return true;
	}
});
if (process.argv.includes('--check')) {
	for (const [path] of stale) console.log(`${path} is not fresh: run npm run docs`);
	process.exit(stale.length === 0 ? 0 : 1);
}
for (const [path, text] of stale) writeFileSync(join(root, path), text);
