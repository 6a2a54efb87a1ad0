/**
 * The address alone: mail programs put a name before it, as in `Ann <ann@example.com>`, and what was
 * copied may hold characters that cannot be seen, or in full width, be a link, or have quotes around it
 * and the sign behind it that parted it from the next one.
 */
export function bareAddress(text: string): string {
	const plain = text
		.normalize('NFKC')
		.replace(/\p{Cf}/gu, '')
		.trim();
	if (!plain.includes('@')) return plain;
	const whole = plain.replace(/[\s,;.]+$/, '');
	const address = /<\s*([^<>\s]+@[^<>\s]+?)\s*>$/.exec(whole)?.[1] ?? whole;
	return address
		.replace(/^["'`“‘](.*)["'`”’]$/s, '$1')
		.replace(/^mailto:([^?]*).*$/is, '$1')
		.trim();
}

/** Whether a text is one e-mail address, and nothing beside it. */
export function isAddress(text: string): boolean {
	return /^[^\s@,;<>()[\]]+@[^\s@,;<>()[\]]+$/.test(text);
}
