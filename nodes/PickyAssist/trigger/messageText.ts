/**
 * The text of an inbound message. It comes encoded, with a plus for each space, and since 2021 also as
 * it was written. Vendor docs: webhook/webhook-variables.
 * @returns undefined when there is none
 */
export function textOf(encoded: unknown, raw: unknown): string | undefined {
	if (typeof raw === 'string' && raw !== '') return raw;
	const text = typeof encoded === 'number' ? String(encoded) : encoded;
	if (typeof text === 'string') return decoded(text);
	return typeof raw === 'string' ? raw : undefined;
}

/** Percent sequences that are no text, as in "100%+sure", stay as they are. */
function decoded(text: string): string {
	return text.replace(/\+/g, ' ').replace(/(?:%[0-9a-f]{2})+/gi, (sequence) => {
		try {
			return decodeURIComponent(sequence);
		} catch {
			return sequence;
		}
	});
}
