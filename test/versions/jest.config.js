const common = require('../../jest.config.js');

/** The jest suites on the n8n that lies in N8N_FOLDER. @type {import('jest').Config} */
module.exports = {
	...common,
	rootDir: '../..',
	resolver: '<rootDir>/test/versions/resolver.cjs',
};
