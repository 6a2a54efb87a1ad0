import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { InputError } from '../contract/errors';
import type { TextPart } from '../contract/question';
import { textOf } from '../values/convert';
import { isRecord } from '../values/records';

/**
 * The pieces of a text parameter, with its expressions to be evaluated one by one: n8n joins them to one
 * text, in which an object is nothing but "[object Object]".
 */
export function textParts(context: IExecuteFunctions, name: string, itemIndex: number): TextPart[] {
	return partsOf(context, context.getNode().parameters[name], itemIndex);
}

/** The same of a text as the workflow holds it, such as a member of a collection. */
function partsOf(context: IExecuteFunctions, raw: unknown, itemIndex: number): TextPart[] {
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

/**
 * n8n writes an object in the middle of a text as "[object Object]", which nobody wants to send.
 * @param raw what the workflow holds, with its expressions
 * @param value what n8n made of it
 * @throws InputError naming the field
 */
export function requireWords(
	context: IExecuteFunctions,
	label: string,
	raw: unknown,
	value: unknown,
	itemIndex: number,
): void {
	if (isRecord(raw) || Array.isArray(raw)) {
		for (const [key, entry] of Object.entries(raw)) {
			const held = (value as IDataObject | null | undefined)?.[key];
			const name = Array.isArray(raw) ? label : `${label}, ${key}`;
			requireWords(context, name, entry, held, itemIndex);
		}
		return;
	}
	if (typeof value !== 'string' || !value.includes('[object ')) return;
	if (!partsOf(context, raw, itemIndex).some(isNoText)) return;
	throw new InputError(
		`${label}: an expression in the text gives an object, which cannot be read`,
		'Name one of its values, like {{ $json.customer.name }}, or write it out with JSON.stringify().',
	);
}

function isNoText(part: TextPart): boolean {
	const value = 'value' in part ? part.value() : undefined;
	return typeof value === 'object' && value !== null && textOf(value) === undefined;
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
