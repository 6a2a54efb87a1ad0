import type { IDataObject } from 'n8n-workflow';

/** Stands for "n8n has to evaluate it": no value of a parameter can be this. */
export const NOT_PLAIN = Symbol('not plain');

type Resolve = (json: IDataObject) => unknown;

const PATH = /^=\{\{\s*\$json((?:\.[A-Za-z]\w*|\["[^"\\[\]{}]+"\]|\['[^'\\[\]{}]+'\])+)\s*\}\}$/;
const STEP = /\.(\w+)|\["([^"]+)"\]|\['([^']+)'\]/g;

/** Names that n8n refuses in expressions, for its own safety: it shall say so itself. */
const GUARDED =
	/constructor|proto|prepare|mainModule|binding|_load|loadEnv|getOwn|getBuiltin|define|lookup|call|arguments|dlopen|execve/i;

/**
 * Expressions that only name a value of the item, like `{{ $json.company }}`, are by far the most
 * common. n8n evaluates each in a sandbox, which costs more than the request to the vendor; looking
 * the value up gives the same for nothing.
 * @param raw a parameter as it is stored, with expressions in any depth
 * @returns undefined when n8n has to evaluate it; else what gives the value for an item, or NOT_PLAIN
 * when this item holds no text, number or boolean there
 */
export function plainResolver(raw: unknown): Resolve | undefined {
	if (typeof raw === 'string' && raw.startsWith('=')) return pathResolver(raw);
	if (typeof raw !== 'object' || raw === null) return () => raw;
	const entries = Object.entries(raw).map(([key, value]) => [key, plainResolver(value)] as const);
	if (entries.some(([, resolve]) => resolve === undefined)) return undefined;
	return (json) => {
		const values = entries.map(([key, resolve]) => [key, resolve?.(json)] as const);
		if (values.some(([, value]) => value === NOT_PLAIN)) return NOT_PLAIN;
		return Array.isArray(raw) ? values.map(([, value]) => value) : Object.fromEntries(values);
	};
}

function pathResolver(expression: string): Resolve | undefined {
	const path = PATH.exec(expression)?.[1];
	if (path === undefined || GUARDED.test(path)) return undefined;
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
		return ['string', 'number', 'boolean'].includes(typeof value) ? value : NOT_PLAIN;
	};
}
