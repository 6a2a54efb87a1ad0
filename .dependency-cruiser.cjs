/**
 * The rooms of the house (CONTRIBUTING.md) as rules: what a file may import, type imports included.
 * `npx depcruise nodes credentials simulators test playground proof` (in CI: test/gate/rooms.test.ts) shows what breaks them.
 */

/** From the top: a room uses itself and those below it. */
const VENDOR_ROOMS = [
	'trigger',
	'resources',
	'methods',
	'operations',
	'documents',
	'model',
	'transport',
];
const SHARED_ROOMS = ['wait', 'trigger', 'methods', 'engine', 'description', 'values', 'contract'];

const VENDORS = 'nodes/(PickyAssist|BusinessLabsPmp|OpenTact)';

/** One rule for each room: nothing above it, and no node file. */
function upwards(name, folder, rooms) {
	return rooms.map((room, index) => ({
		name: `${name}-${room}-uses-only-what-is-below`,
		comment: `${room}/ may use ${rooms.slice(index).join('/, ')}/`,
		severity: 'error',
		from: { path: `^${folder}/${room}/` },
		to: {
			path: `^${folder}/`,
			pathNot: `^${folder}/(${rooms.slice(index).join('|')})/`,
		},
	}));
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		{
			name: 'no-circles',
			comment: 'Two files that need each other share something: move it below both',
			severity: 'error',
			from: {},
			to: { circular: true },
		},
		{
			name: 'no-vendor-uses-another',
			comment: "Each vendor's folder could be published alone",
			severity: 'error',
			from: { path: `^${VENDORS}/` },
			to: { path: `^${VENDORS}/`, pathNot: '^nodes/$1/' },
		},
		{
			name: 'shared-knows-no-vendor',
			comment: 'nodes/shared knows n8n and no vendor',
			severity: 'error',
			from: { path: '^nodes/shared/' },
			to: { path: `^(${VENDORS}|credentials)/` },
		},
		{
			name: 'product-uses-nothing-else',
			comment: 'What is published uses no simulator, test or script',
			severity: 'error',
			from: { path: '^(nodes|credentials)/' },
			to: { path: '^(simulators|test|playground|proof|docs|examples)/' },
		},
		{
			name: 'simulators-know-no-node',
			comment: "A simulator follows the vendor's documentation, never the node",
			severity: 'error',
			from: { path: '^simulators/' },
			to: { path: '^(nodes|credentials|test|playground|proof)/' },
		},
		{
			name: 'playground-needs-no-proof',
			comment: 'What a user starts does not lean on what measures it',
			severity: 'error',
			from: { path: '^playground/' },
			to: { path: '^(proof|test)/' },
		},
		{
			name: 'every-file-has-a-room',
			comment: 'Beside the rooms there are only node files',
			severity: 'error',
			from: {},
			to: {
				path: `^(${VENDORS}|nodes/shared)/`,
				pathNot: [
					`^${VENDORS}/(\\w+\\.node\\.ts$|(${VENDOR_ROOMS.join('|')})/)`,
					`^nodes/shared/(${SHARED_ROOMS.join('|')})/`,
				],
			},
		},
		...upwards('shared', 'nodes/shared', SHARED_ROOMS),
		...['PickyAssist', 'BusinessLabsPmp', 'OpenTact'].flatMap((vendor) =>
			upwards(vendor, `nodes/${vendor}`, VENDOR_ROOMS),
		),
	],
	options: {
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '^(dist|playground/\\.data|proof/out)/' },
	},
};
