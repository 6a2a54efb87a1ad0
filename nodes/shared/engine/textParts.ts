import type { IExecuteFunctions } from 'n8n-workflow';
import type { TextPart } from '../contract/question';

/**
 * The pieces of a text parameter, with its expressions to be evaluated one by one: n8n joins them to one
 * text, in which an object is nothing but "[object Object]".
 */
export function textParts(context: IExecuteFunctions, name: string, itemIndex: number): TextPart[] {
	const raw: unknown = context.getNode().parameters[name];
	if (typeof raw !== 'string' || !raw.startsWith('=')) return [{ text: String(raw ?? '') }];
	return split(raw.slice(1)).map((part) => {
		if ('text' in part) return part;
		const expression = `{{${part.code}}}`;
		return {
			expression,
			value: () => context.evaluateExpression(expression, itemIndex) as unknown,
		};
	});
}

/** Brackets behind a backslash are text. */
const BRACKETS = { open: /(?<!\\)\{\{/g, close: /(?<!\\)\}\}/g };

function split(template: string): Array<{ text: string } | { code: string }> {
	const parts: Array<{ text: string } | { code: string }> = [];
	for (let at = 0; at < template.length;) {
		const open = next(BRACKETS.open, template, at);
		if (open > at) parts.push({ text: template.slice(at, open) });
		if (open === template.length) break;
		const close = next(BRACKETS.close, template, open + 2);
		parts.push({ code: template.slice(open + 2, close) });
		at = close + 2;
	}
	return parts;
}

function next(pattern: RegExp, text: string, from: number): number {
	pattern.lastIndex = from;
	return pattern.exec(text)?.index ?? text.length;
}
