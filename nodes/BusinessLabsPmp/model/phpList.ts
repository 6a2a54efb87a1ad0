/**
 * The texts of a list as PMP gives `allowed_payment_modes`: PHP-serialized (`a:1:{i:0;s:1:"3";}`), or
 * like `['3']`.
 * @returns undefined when it is neither
 */
export function phpList(text: string): string[] | undefined {
	const trimmed = text.trim();
	if (/^a:\d+:\{.*\}$/s.test(trimmed))
		return serialized(trimmed.slice(trimmed.indexOf('{') + 1, -1));
	if (!/^\[.*\]$/s.test(trimmed)) return undefined;
	return trimmed
		.slice(1, -1)
		.split(',')
		.map((entry) => entry.trim().replace(/^(['"])(.*)\1$/s, '$2'))
		.filter((entry) => entry !== '');
}

/** Lengths count bytes; the entries of a list are whole numbers and texts, keys and values in turn. */
function serialized(inner: string): string[] | undefined {
	let bytes = Buffer.from(inner);
	const parts: string[] = [];
	while (bytes.length > 0) {
		const head = /^(?:i:(-?\d+);|s:(\d+):")/.exec(bytes.toString('latin1'));
		if (!head) return undefined;
		const [{ length: start }, number, size] = [head[0], head[1], head[2]];
		const end = size === undefined ? start : start + Number(size);
		parts.push(number ?? bytes.subarray(start, end).toString());
		bytes = bytes.subarray(size === undefined ? end : end + 2);
	}
	return parts.filter((_, index) => index % 2 === 1);
}
