/**
 * The texts of a list as PMP gives `allowed_payment_modes`: PHP-serialized (`a:1:{i:0;s:1:"3";}`), or
 * like `['3']`.
 * @returns undefined when it is neither
 */
export function phpList(text: string): string[] | undefined {
	const trimmed = text.trim();
	if (/^a:\d+:\{.*\}$/s.test(trimmed))
		return serialized(trimmed)?.filter((_, index) => index % 2 === 1);
	if (!/^\[.*\]$/s.test(trimmed)) return undefined;
	return trimmed
		.slice(1, -1)
		.split(',')
		.map((entry) => entry.trim().replace(/^(['"])(.*)\1$/s, '$2'))
		.filter((entry) => entry !== '');
}

/**
 * The entries of a map that PHP serialized, like the tabs of a project.
 * @returns undefined when the text is none
 */
export function phpMap(text: string): Array<[string, string]> | undefined {
	const trimmed = text.trim();
	const parts = /^a:\d+:\{.*\}$/s.test(trimmed) ? serialized(trimmed) : undefined;
	if (!parts || parts.length % 2 === 1) return undefined;
	return parts.flatMap((key, index) => (index % 2 === 0 ? [[key, parts[index + 1]]] : []));
}

/** Keys and values in turn: whole numbers, booleans and texts, whose lengths count bytes. */
function serialized(whole: string): string[] | undefined {
	let bytes = Buffer.from(whole.slice(whole.indexOf('{') + 1, -1));
	const parts: string[] = [];
	while (bytes.length > 0) {
		const head = /^(?:[ib]:(-?\d+);|s:(\d+):")/.exec(bytes.toString('latin1'));
		if (!head) return undefined;
		const [{ length: start }, number, size] = [head[0], head[1], head[2]];
		const end = size === undefined ? start : start + Number(size);
		parts.push(number ?? bytes.subarray(start, end).toString());
		bytes = bytes.subarray(size === undefined ? end : end + 2);
	}
	return parts;
}
