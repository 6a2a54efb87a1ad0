/**
 * Writes docs/errors.md: every error that the nodes raise, read off the code, with what to do.
 *
 *   node docs/errors.mjs           writes it
 *   node docs/errors.mjs --check   exits with 1 when it is not as it would be written
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';

const root = resolve(import.meta.dirname, '..');
const target = join(root, 'docs/errors.md');
const CONSTANT = /export const (\w+) =\s*'([^']+)';/g;
const SECTIONS = {
	shared: 'All nodes',
	BusinessLabsPmp: 'BusinessLabs PMP',
	OpenTact: 'OpenTact',
	PickyAssist: 'Picky Assist',
};

/** Texts that stand in one place and are used in others, by name. */
const shared = Object.fromEntries(
	[...readFileSync(join(root, 'nodes/shared/contract/errors.ts'), 'utf8').matchAll(CONSTANT)].map(
		([, name, text]) => [name, text],
	),
);

/** A text as a user reads it, with `…` where a value stands; undefined when it is no text. */
function textOf(node) {
	if (ts.isStringLiteralLike(node)) return node.text;
	if (ts.isTemplateExpression(node)) {
		const values = node.templateSpans.map(({ expression, literal }) => {
			return `${shared[expression.getText()] ?? '…'}${literal.text}`;
		});
		return [node.head.text, ...values].join('');
	}
	if (ts.isParenthesizedExpression(node)) return textOf(node.expression);
	// What goes through a function stays the same text to a reader.
	if (ts.isCallExpression(node) && node.arguments.length === 1) return textOf(node.arguments[0]);
	if (ts.isConditionalExpression(node)) {
		const both = [textOf(node.whenTrue), textOf(node.whenFalse)];
		return both.filter(Boolean).join(' _or_ ') || undefined;
	}
	return ts.isIdentifier(node) ? constantNamed(node) : undefined;
}

/** The text of a constant of the same file, or of one that all nodes share. */
function constantNamed(identifier) {
	let found;
	const visit = (node) => {
		const isIt = ts.isVariableDeclaration(node) && node.name.getText() === identifier.text;
		if (isIt && node.initializer && !ts.isIdentifier(node.initializer)) {
			found ??= textOf(node.initializer);
		}
		ts.forEachChild(node, visit);
	};
	visit(identifier.getSourceFile());
	return found ?? shared[identifier.text];
}

/** What raises an error: the error classes, and the helpers that make one of a kind. */
const MAKERS = /^(\w+Error|Refusal|unsent|failing|refused|super)$/;

const USUAL_ADVICE = {
	InputError: 'Correct the field. Nothing was sent.',
	unsent: 'Nothing was sent. Check the base URL in the credential and the network.',
};

function hasWords(text) {
	return / /.test(text) && /[A-Za-z]{2}.*[A-Za-z]{2}/.test(text.replace(/…/g, ''));
}

/** What to do about it: a second text, or `description` among the details. */
function adviceIn(nodes) {
	if (nodes.length === 0) return '';
	for (const node of nodes) {
		const text = textOf(node);
		if (text !== undefined) return text;
		if (!ts.isObjectLiteralExpression(node)) continue;
		const entry = node.properties.find((property) => property.name?.text === 'description');
		if (!entry || !ts.isPropertyAssignment(entry)) continue;
		const { initializer } = entry;
		// The usual advice, where none is known for the case.
		const usual = ts.isBinaryExpression(initializer) ? initializer.right : initializer;
		return textOf(usual) ?? '';
	}
	return '';
}

/** Errors are made with `new SomethingError(...)`; a field's complaint is a text like "must be ...". */
function errorsIn(path) {
	const found = [];
	const source = ts.createSourceFile(
		path,
		readFileSync(path, 'utf8'),
		ts.ScriptTarget.Latest,
		true,
	);
	const visit = (node) => {
		const maker =
			ts.isNewExpression(node) || ts.isCallExpression(node) ? node.expression : undefined;
		if (maker && MAKERS.test(maker.getText())) {
			// Some name their reason first: a message is the first text with words of its own.
			const isMessage = (argument) => (textOf(argument) ?? '').split(' _or_ ').every(hasWords);
			const start = node.arguments.findIndex(isMessage);
			const [message, ...rest] = start < 0 ? [] : node.arguments.slice(start);
			const advice = adviceIn(rest) || (USUAL_ADVICE[maker.getText()] ?? '');
			if (message) found.push([textOf(message), advice]);
		}
		const complaint = /^(must (be|contain|have|start|end|hold|name)|cannot hold)\b/.test(
			textOf(node) ?? '',
		);
		if (complaint && !found.some(([text]) => text === `[field] ${textOf(node)}`)) {
			found.push([`[field] ${textOf(node)}`, 'Correct the field. Nothing was sent.']);
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}

function filesBelow(folder) {
	return readdirSync(folder, { recursive: true })
		.filter((name) => name.endsWith('.ts'))
		.sort()
		.map((name) => join(folder, name));
}

const cell = (text) => text.replace(/\|/g, '\\|').replace(/\s+/g, ' ').trim() || '–';

const parts = [
	'# Errors',
	'',
	'Made from the code by `npm run docs`. `…` stands for a value; each message ends with the item that',
	'it concerns, like `[item 3]`. What the vendors say themselves is shown in their own words.',
];
for (const [folder, title] of Object.entries(SECTIONS)) {
	const errors = filesBelow(join(root, 'nodes', folder)).flatMap(errorsIn);
	const advices = new Map();
	for (const [message, advice] of errors) {
		const known = advices.get(message) ?? new Set();
		advices.set(message, advice === '' ? known : known.add(advice));
	}
	const rows = [...advices]
		.map(([message, known]) => `| ${cell(message)} | ${cell([...known].join(' _or_ '))} |`)
		.sort((a, b) => a.localeCompare(b));
	parts.push('', `## ${title}`, '', '| Message | What to do |', '| --- | --- |', ...rows);
}
const text = `${parts.join('\n')}\n`;

if (process.argv.includes('--check')) {
	const isFresh = readFileSync(target, 'utf8') === text;
	if (!isFresh) console.log('docs/errors.md is not fresh: run npm run docs');
	process.exit(isFresh ? 0 : 1);
}
writeFileSync(target, text);
