/** A decoded request body, as PHP would hold it: nested arrays become objects or lists. */
export type Input = Record<string, unknown>;

/**
 * Builds PHP's POST array from flat form fields: `a[]` appends, `a[b][0]` nests, dots and blanks in
 * a name become underscores.
 */
export function postArray(fields: Record<string, unknown>): Input {
	const root: Input = {};
	for (const [name, value] of Object.entries(fields)) {
		for (const single of Array.isArray(value) ? value : [value]) {
			put(root, keysOf(name), String(single ?? ''));
		}
	}
	return listify(root) as Input;
}

function keysOf(name: string): string[] {
	const open = name.indexOf('[');
	if (open <= 0) return [name.replace(/[. ]/g, '_')];
	const inner = [...name.slice(open).matchAll(/\[([^\]]*)\]/g)].map((match) => match[1]);
	return [name.slice(0, open).replace(/[. ]/g, '_'), ...inner];
}

function put(target: Input, keys: string[], value: string): void {
	let node = target;
	keys.forEach((written, depth) => {
		const key = written === '' ? String(Object.keys(node).length) : written;
		if (depth === keys.length - 1) {
			node[key] = value;
			return;
		}
		if (typeof node[key] !== 'object' || node[key] === null) node[key] = {};
		node = node[key] as Input;
	});
}

/** Arrays with the keys 0..n are lists. */
function listify(value: unknown): unknown {
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).map(([key, inner]) => [key, listify(inner)] as const);
	const isList = entries.length > 0 && entries.every(([key], index) => key === String(index));
	return isList ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

/** The values of a PHP array, whether it arrived as a list or as an object with keys. */
export function values(value: unknown): unknown[] {
	if (Array.isArray(value)) return value;
	return typeof value === 'object' && value !== null ? Object.values(value) : [];
}

/** PHP's `empty()`. */
export function isEmpty(value: unknown): boolean {
	if (value === undefined || value === null || value === false) return true;
	if (typeof value === 'object') return Object.keys(value).length === 0;
	return value === '' || value === '0' || value === 0;
}

export const nl2br = (text: string): string => text.replace(/(\r\n|\n|\r)/g, '<br />$1');

/** PHP's `serialize()` of a list of texts. */
export function serialize(list: string[]): string {
	const inner = list.map((text, index) => `i:${index};s:${Buffer.byteLength(text)}:"${text}";`);
	return `a:${list.length}:{${inner.join('')}}`;
}
