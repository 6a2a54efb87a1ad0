const { rm } = require('node:fs/promises');
const { dest, src } = require('gulp');

/** What was built before goes first, or a file that was renamed would be published under both names. */
async function clean() {
	await rm('dist', { recursive: true, force: true });
}

/** Icons and codex files go beside the compiled code; n8n looks for them there. */
function assets() {
	return src(['nodes/**/*.{svg,png}', 'nodes/**/*.node.json', 'credentials/**/*.{svg,png}'], {
		base: '.',
		encoding: false,
	}).pipe(dest('dist'));
}

exports.clean = clean;
exports.default = assets;
