import { InputError } from '../contract/errors';

/** Half of a character, as cutting a text through an emoji leaves it. No encoding can carry it. */
const HALF = /\p{Surrogate}/u;

/**
 * Looks at every text in a value, however deep.
 * @throws InputError when one ends or begins in the middle of a character
 */
export function requireWholeText(label: string, value: unknown): void {
	if (typeof value === 'string' ? !HALF.test(value) : !holdsHalf(value)) return;
	throw new InputError(
		`${label} contains half of a character`,
		'The text was cut in the middle of an emoji or a similar character. Cut it by characters: {{ [...$json.text].slice(0, 100).join("") }}.',
	);
}

function holdsHalf(value: unknown): boolean {
	if (typeof value === 'string') return HALF.test(value);
	if (typeof value !== 'object' || value === null) return false;
	return Object.entries(value).some(([key, entry]) => HALF.test(key) || holdsHalf(entry));
}
