import { createHash, timingSafeEqual } from 'node:crypto';

/** Compares in constant time, whatever the lengths, so that a secret cannot be guessed by pieces. */
export function isSameSecret(given: unknown, expected: string): boolean {
	if (typeof given !== 'string' || expected === '') return false;
	const digest = (text: string) => createHash('sha256').update(text).digest();
	return timingSafeEqual(digest(given), digest(expected));
}
