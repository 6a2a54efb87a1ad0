const NO =
	/^(false|f|0+|n|no|nope|not?[ _-]?ok|ko|off|err|errors?|fail|failed|failure|invalid|denied|forbidden|refused|rejected|unsuccessful|not[ _-]?success(ful)?)[.!]*$/i;
const YES = /^(true|t|1|y|yes|on|ok|success|successful|succeeded)[.!]*$/i;

/** What a status says in any spelling, or as an HTTP status; undefined where it is neither a yes nor a no. */
export function verdictOf(value: unknown): boolean | undefined {
	if (typeof value === 'boolean') return value;
	if (typeof value !== 'number' && typeof value !== 'string') return undefined;
	const text = String(value).trim();
	if (isHttpStatus(text)) return Number(text) < 400;
	if (NO.test(text)) return false;
	return YES.test(text) ? true : undefined;
}

/** Whether what a JSON answer calls its status is one of HTTP: a gateway repeats its own there. */
export function isHttpStatus(status: unknown): boolean {
	return /^[1-5]\d\d$/.test(String(status));
}
