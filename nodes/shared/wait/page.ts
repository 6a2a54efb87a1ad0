/** What a page shows; all texts come from users and are escaped here. */
export interface Page {
	title: string;
	/** The question, as it was sent. */
	text?: string;
	/** Something that went wrong with the last answer. */
	complaint?: string;
	/** A field to write into, with the most characters that it takes, and what stands in it. */
	textField?: { most: number; text?: string };
	/** Buttons that send the form; the first one stands out. */
	buttons?: Array<{ label: string; value: string }>;
}

/** No script, nothing from elsewhere, and a form that sends to its own address only. */
export const PAGE_HEADERS: Record<string, string> = {
	'Content-Type': 'text/html; charset=utf-8',
	'Content-Security-Policy':
		"default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
	'Referrer-Policy': 'no-referrer',
	'X-Content-Type-Options': 'nosniff',
	'X-Robots-Tag': 'noindex',
	'Cache-Control': 'no-store',
};

const STYLE = [
	'body{margin:0;font:16px/1.5 system-ui,sans-serif;background:#f4f5f7;color:#1d2430}',
	'main{max-width:30rem;margin:8vh auto;padding:2rem;background:#fff;border-radius:.75rem}',
	'h1{margin:0 0 1rem;font-size:1.25rem}p{white-space:pre-wrap;overflow-wrap:anywhere}',
	'textarea{box-sizing:border-box;width:100%;min-height:8rem;padding:.5rem;font:inherit}',
	'button{margin:1rem .5rem 0 0;padding:.6rem 1.2rem;font:inherit;border:1px solid #8a94a6;border-radius:.5rem;background:#fff;color:inherit}',
	'button:first-of-type{background:#1f6f54;border-color:#1f6f54;color:#fff}',
	'.complaint{color:#b3261e}',
	'@media(prefers-color-scheme:dark){body{background:#14171c;color:#e6e9ee}main,button{background:#20252d}}',
].join('');

/** The page as HTML. */
export function htmlOf({ title, text, complaint, textField, buttons = [] }: Page): string {
	const controls = [
		textField
			? `<label for="text">Your response</label><textarea id="text" name="text" maxlength="${textField.most}" required autofocus>${escaped(textField.text ?? '')}</textarea>`
			: '',
		...buttons.map(
			({ label, value }) =>
				`<button name="answer" value="${escaped(value)}">${escaped(label)}</button>`,
		),
	].join('');
	return [
		'<!doctype html><html lang="en"><head><meta charset="utf-8">',
		'<meta name="viewport" content="width=device-width,initial-scale=1">',
		`<title>${escaped(title)}</title><style>${STYLE}</style></head><body><main>`,
		`<h1>${escaped(title)}</h1>`,
		text ? `<p>${escaped(text)}</p>` : '',
		complaint ? `<p class="complaint" role="alert">${escaped(complaint)}</p>` : '',
		controls ? `<form method="post">${controls}</form>` : '',
		'</main></body></html>',
	].join('');
}

function escaped(text: string): string {
	const entities: Record<string, string> = {
		'&': '&amp;',
		'<': '&lt;',
		'>': '&gt;',
		'"': '&quot;',
		"'": '&#39;',
	};
	return text.replace(/[&<>"']/g, (character) => entities[character]);
}
