import { InputError } from '../contract/errors';

const NAME =
	/^[?&"'`]?(authtoken|x-auth-token|authorization|(api|access|master)[-_ ]?(token|key)|token)["'`]?(\s*[:=]\s*|\s+)/i;
const BEARER = /^[?&]?bearer(\s*[:=]\s*|\s+|$)/i;
const QUOTES =
	/^(["'`])(.*)\1$|^[\u201c\u201e\u00ab](.*)[\u201d\u201c\u00bb]$|^[\u2018](.*)[\u2019]$/s;
/** A line break, with the blanks around it. */
const LINE_BREAK = /\s*[\r\n\u2028\u2029]+\s*/g;
/** Control characters, zero-width characters and the like. */
const INVISIBLE = /[^\P{Cc}\t]|\p{Cf}/gu;
/** A JWT begins so, and nothing in it begins so again. */
const TWO_PARTS_OF_A_JWT = /eyJ[\w-]*\.eyJ/g;

/**
 * A token as it was made, whatever was pasted along: its name, `Bearer`, quotes, line breaks and
 * characters that cannot be seen. Nothing else is taken away.
 */
export function cleanToken(value: unknown): string {
	let token = String(value ?? '')
		.replace(/[\p{Cf}]/gu, '')
		.trim();
	for (let before = ''; before !== token;) {
		before = token;
		token = token.replace(NAME, '').replace(BEARER, '');
		token = token.replace(QUOTES, (_, __, ...inner: Array<string | undefined>) =>
			String(inner.slice(0, 3).find((text) => text !== undefined)),
		);
		token = token.trim();
	}
	return token.replace(LINE_BREAK, '').replace(INVISIBLE, '');
}

/**
 * Whether a token may be one: it has no gap, no quote and no sign that no header can carry, and is not two.
 * @param label what the credential calls it
 * @throws InputError that says what to do
 */
export function requireToken(value: unknown, label: string): void {
	const token = cleanToken(value);
	if (token === '') {
		throw new InputError(
			`The ${label} in the credential is empty`,
			'Open the credential and paste it again.',
		);
	}
	if ((token.match(TWO_PARTS_OF_A_JWT) ?? []).length > 1) {
		throw new InputError(
			`The ${label} in the credential is more than one token`,
			'Open the credential and paste one token alone.',
		);
	}
	if (/^[\x21-\x7e]+$/.test(token) && !/["'`<>{}()[\],;\\]/.test(token)) return;
	throw new InputError(
		`The ${label} in the credential holds a space, a quote or another sign that no token has`,
		'Open the credential and paste the token alone, without a name, quotes and blanks.',
	);
}
