/**
 * The address alone: mail programs put a name before it, as in `Ann <ann@example.com>`, and what was
 * copied may hold characters that cannot be seen, or in full width.
 */
export function bareAddress(text: string): string {
	const plain = text.normalize('NFKC').replace(/\p{Cf}/gu, '');
	return (/<\s*([^<>\s]+@[^<>\s]+?)\s*>\s*$/.exec(plain)?.[1] ?? plain).trim();
}
