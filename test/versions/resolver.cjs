// Lets the nodes and their tests find another n8n than the root's. Whatever they ask of n8n comes
// from where that n8n-core itself would take it, so that there is one n8n-workflow and one container.
const { dirname, join } = require('node:path');

const folder = process.env.N8N_FOLDER;
const core = join(folder, 'node_modules', 'n8n-core');
const OF_N8N = /^(n8n-core|n8n-workflow|@n8n\/di)(\/|$)/;

module.exports = (request, options) => {
	const isOurs = !options.basedir.includes('node_modules');
	if (!isOurs || !OF_N8N.test(request)) return options.defaultResolver(request, options);
	const basedir = request.startsWith('n8n-core') ? folder : core;
	return options.defaultResolver(request, { ...options, basedir });
};
