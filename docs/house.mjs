/**
 * Draws the house into CONTRIBUTING.md, between its markers, from the imports in the code.
 *
 *   node docs/house.mjs           draws it
 *   node docs/house.mjs --check   exits with 1 when the drawing is old
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const target = join(root, 'CONTRIBUTING.md');
const START = '<!-- house: made by `npm run docs` -->';
const END = '<!-- /house -->';
const PARTS = ['nodes', 'credentials', 'simulators', 'test', 'playground', 'proof'];

/** The room that a file is in: the three vendors have the same ones, so they are drawn once. */
function roomOf(path) {
	const [part, folder, room] = path.split('/');
	if (part !== 'nodes') return PARTS.includes(part) ? part : undefined;
	if (folder === 'shared') return `shared_${room}`;
	return room.endsWith('.ts') ? 'vendor_node' : `vendor_${room}`;
}

function importsBetweenRooms() {
	const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
	const report = execFileSync(
		'node',
		[cruiser, '--output-type', 'json', '--no-progress', ...PARTS],
		{ cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
	);
	const uses = new Map();
	for (const { source, dependencies } of JSON.parse(report).modules) {
		const from = roomOf(source);
		if (!from) continue;
		if (!uses.has(from)) uses.set(from, new Set());
		for (const { resolved } of dependencies) {
			const to = roomOf(resolved);
			if (to && to !== from) uses.get(from).add(to);
		}
	}
	return uses;
}

/** Whether a room is reached without the direct arrow: then the arrow would only be in the way. */
function isReached(uses, from, to) {
	const seen = new Set();
	const open = [...uses.get(from)].filter((room) => room !== to);
	while (open.length > 0) {
		const room = open.pop();
		if (room === to) return true;
		if (seen.has(room)) continue;
		seen.add(room);
		open.push(...(uses.get(room) ?? []));
	}
	return false;
}

function picture() {
	const uses = importsBetweenRooms();
	const rooms = [...uses.keys()].sort();
	const inGroup = (group) =>
		rooms
			.filter((room) => room.startsWith(`${group}_`))
			.map((room) => {
				const name = room.slice(group.length + 1);
				return `\t\t${room}["${name === 'node' ? '*.node.ts' : `${name}/`}"]`;
			});
	const arrows = rooms.flatMap((from) =>
		[...uses.get(from)]
			.filter((to) => !isReached(uses, from, to))
			.sort()
			.map((to) => `\t${from} --> ${to}`),
	);
	return [
		'```mermaid',
		'flowchart TD',
		'\tsubgraph vendor ["nodes/PickyAssist, nodes/BusinessLabsPmp, nodes/OpenTact"]',
		...inGroup('vendor'),
		'\tend',
		'\tsubgraph shared ["nodes/shared"]',
		...inGroup('shared'),
		'\tend',
		...rooms.filter((room) => PARTS.includes(room)).map((room) => `\t${room}["${room}/"]`),
		...arrows,
		'```',
	].join('\n');
}

const text = readFileSync(target, 'utf8');
const [before] = text.split(START);
const [, after] = text.split(END);
const drawn = `${before}${START}\n\n${picture()}\n\n${END}${after}`;

if (process.argv.includes('--check')) {
	if (drawn !== text) console.log('The house in CONTRIBUTING.md is old: run npm run docs');
	process.exit(drawn === text ? 0 : 1);
}
writeFileSync(target, drawn);
