import type { IDataObject } from 'n8n-workflow';

/** Stands for "n8n has to evaluate it": no value of a parameter can be this. */
export const NOT_PLAIN = Symbol('not plain');

type Resolve = (json: IDataObject) => unknown;

const PATH = /\{\{\s*\$json((?:\.[A-Za-z]\w*|\["[^"\\[\]{}]+"\]|\['[^'\\[\]{}]+'\])+)\s*\}\}/;
const STEP = /\.(\w+)|\["([^"]+)"\]|\['([^']+)'\]/g;
/** Around paths: n8n would have to make sense of it, so that is left to n8n. */
const SYNTAX = /[{}\\]/;

/**
 * Names that n8n refuses in expressions, for its own safety: it shall say so itself. And names that
 * every object inherits: n8n's isolated engines give those, whatever the item holds there.
 */
const GUARDED =
	/constructor|proto|prepare|mainModule|binding|_load|loadEnv|getOwn|getBuiltin|define|lookup|call|arguments|dlopen|execve|hasOwn|propertyIs|toString|toLocale|valueOf/i;

/**
 * Expressions that only name values of the item, like `{{ $json.company }}` or `Hello {{ $json.name }}`,
 * are by far the most common. n8n evaluates each in a sandbox, which costs more than the request to
 * the vendor; looking the value up gives the same for nothing.
 * @param raw a parameter as it is stored, with expressions in any depth
 * @returns undefined when n8n has to evaluate it; else what gives the value for an item, or NOT_PLAIN
 * when this item holds no text, number or boolean there
 */
export function plainResolver(raw: unknown): Resolve | undefined {
	if (typeof raw === 'string' && raw.startsWith('=')) return templateResolver(raw.slice(1));
	if (typeof raw !== 'object' || raw === null) return () => raw;
	const entries = Object.entries(raw).map(([key, value]) => [key, plainResolver(value)] as const);
	if (entries.some(([, resolve]) => resolve === undefined)) return undefined;
	return (json) => {
		const values = entries.map(([key, resolve]) => [key, resolve?.(json)] as const);
		if (values.some(([, value]) => value === NOT_PLAIN)) return NOT_PLAIN;
		return Array.isArray(raw) ? values.map(([, value]) => value) : Object.fromEntries(values);
	};
}

function templateResolver(template: string): Resolve | undefined {
	if (GUARDED.test(template)) return undefined;
	// Every second part is a path, those between them are text.
	const parts = template.split(PATH);
	const texts = parts.filter((_, index) => index % 2 === 0);
	if (parts.length === 1 || texts.some((text) => SYNTAX.test(text))) return undefined;
	const lookups = parts.map((part, index) => (index % 2 === 0 ? () => part : lookup(part)));
	if (parts.length === 3 && texts.every((text) => text === '')) return lookups[1];
	return (json) => {
		const values = lookups.map((find) => find(json));
		return values.includes(NOT_PLAIN) ? NOT_PLAIN : values.join('');
	};
}

function lookup(path: string): Resolve {
	const steps = [...path.matchAll(STEP)].map(
		([, name, double, single]) => name ?? double ?? single,
	);
	return (json) => {
		let value: unknown = json;
		for (const step of steps) {
			if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) {
				return NOT_PLAIN;
			}
			value = (value as IDataObject)[step];
		}
		const isPlain =
			typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
		return isPlain ? value : NOT_PLAIN;
	};
}
