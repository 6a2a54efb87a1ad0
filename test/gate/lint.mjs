/**
 * The checks that n8n's verification scan makes, on this checkout.
 *
 *   node test/gate/lint.mjs source        the sources (default)
 *   node test/gate/lint.mjs descriptions  what the built nodes describe: the linter reads source text
 *                                         only, so properties made by functions would escape it
 *   node test/gate/lint.mjs package       the files that npm would publish
 */
import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';
import eslint from '@eslint/js';
import { ESLint } from 'eslint';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import typescript from 'typescript-eslint';

const require = createRequire(import.meta.url);
const root = resolve(import.meta.dirname, '../..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const checks = {
	async source() {
		return [await scan(root, SOURCE_FILE_PATTERNS), await lintEverything()];
	},

	async descriptions() {
		return await inTemporaryFolder(async (folder) => {
			writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
			cpSync(join(root, 'credentials'), join(folder, 'credentials'), { recursive: true });
			cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
			for (const path of [...manifest.n8n.nodes]) writeDescription(folder, join(root, path));
			return [await scan(folder, ['nodes/**/*.ts'])];
		});
	},

	async package() {
		return await inTemporaryFolder(async (folder) => {
			execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], {
				cwd: root,
				stdio: 'ignore',
			});
			const tarball = `${manifest.name}-${manifest.version}.tgz`;
			execFileSync('tar', ['-xzf', tarball, '--strip-components=1'], { cwd: folder });
			return [await scan(folder, ['**/*.js', 'package.json'])];
		});
	},
};

async function scan(folder, patterns) {
	const { passed, message, details = '' } = await analyzePackage(folder, patterns);
	return passed ? '' : `${message}\n${details}`;
}

/** Our own, wider rules for everything that is TypeScript; inline exceptions are not honoured. */
async function lintEverything() {
	const linter = new ESLint({
		cwd: root,
		overrideConfigFile: true,
		allowInlineConfig: false,
		overrideConfig: typescript.config(
			{
				ignores: [
					'**/node_modules/**',
					'dist/**',
					'playground/.data/**',
					'proof/out/**',
					'.stryker-tmp/**',
					'reports/**',
				],
			},
			{
				files: ['**/*.ts'],
				extends: [eslint.configs.recommended, ...typescript.configs.recommended],
				rules: {
					'@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
				},
			},
			{
				files: ['{test,simulators,playground,proof}/**/*.ts'],
				rules: { '@typescript-eslint/no-explicit-any': 'off' },
			},
		),
	});
	const results = await linter.lintFiles(['**/*.ts']);
	if (results.every(({ errorCount }) => errorCount === 0)) return '';
	return await (await linter.loadFormatter('stylish')).format(results);
}

/** The description that a built node has, as the literal that the linter can read. */
function writeDescription(folder, path) {
	const name = basename(path, '.node.js');
	const { webhooks, ...description } = new (require(path)[name])().description;
	// An action node's webhook is the answer to a message it waits for; nothing registers it anywhere.
	if (name.endsWith('Trigger') && webhooks) description.webhooks = webhooks;
	const target = join(folder, 'nodes', basename(dirname(path)));
	mkdirSync(target, { recursive: true });
	writeFileSync(
		join(target, `${name}.node.ts`),
		`import { NodeConnectionTypes } from 'n8n-workflow';\n` +
			`import type { INodeType, INodeTypeDescription } from 'n8n-workflow';\n` +
			`export class ${name} implements INodeType {\n` +
			`	description: INodeTypeDescription = ${literal(description)};\n` +
			methodsFor(name) +
			`}\n`,
	);
	for (const icon of [description.icon].flat().flatMap((entry) => Object.values(entry ?? {}))) {
		const file = icon.replace('file:', '');
		writeFileSync(join(target, file), readFileSync(join(dirname(path), file)));
	}
}

function literal(value) {
	return JSON.stringify(value, null, '\t')
		.replace(/"([A-Za-z_]\w*)":/g, '$1:')
		.replace(/^\t\t"main"/gm, '\t\tNodeConnectionTypes.Main');
}

/** A trigger without its life cycle would be reported for that alone. */
function methodsFor(name) {
	if (!name.endsWith('Trigger')) return '';
	const methods = ['checkExists', 'create', 'delete'].map(
		(method) => `async ${method}(this: IHookFunctions): Promise<boolean> { return true; }`,
	);
	return `	webhookMethods = { default: { ${methods.join(', ')} } };\n`;
}

async function inTemporaryFolder(work) {
	const folder = mkdtempSync(join(tmpdir(), 'gate-'));
	try {
		return await work(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

const [what = 'source'] = process.argv.slice(2);
const findings = (await checks[what]()).filter((text) => text !== '');
console.log(findings.length === 0 ? `${what}: clean` : findings.join('\n'));
process.exit(findings.length === 0 ? 0 : 1);
