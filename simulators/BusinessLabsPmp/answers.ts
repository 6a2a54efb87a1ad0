import type { Version } from './version';

/** What goes back to the client. `html` wins over `body`; with neither it is empty. */
export interface Answer {
	status: number;
	body?: unknown;
	html?: string;
	headers?: Record<string, string>;
}

/** Ends the handling of a request from anywhere below it. */
export class Stop extends Error {
	constructor(readonly answer: Answer) {
		super(`Answered with ${answer.status}`);
	}
}

export const json = (status: number, body: unknown): Answer => ({ status, body });

export const refusal = (status: number, message: string): Answer =>
	json(status, { status: false, message });

export const notFound = (message = 'No data were found'): Answer => refusal(404, message);

/**
 * A failed validation: version 3 answers 422 with `errors`; older modules answer 404 with a field
 * map in `error` and HTML in `message`, or 409 with plain text for some resources.
 */
export function invalid(version: Version, status: number, errors: Record<string, string>): Answer {
	if (version === 3) {
		return json(422, {
			status: false,
			error: 'validation_failed',
			message: 'The given data was invalid.',
			errors,
		});
	}
	const texts = Object.values(errors);
	const message =
		status === 409 ? texts.join(' ') : texts.map((text) => `<p>${text}</p>\n`).join('');
	return json(status, { status: false, error: errors, message });
}

const page = (status: number, title: string, text: string): Answer => ({
	status,
	html: `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>${title}</title></head>
<body><div id="container"><h1>${title}</h1><p>${text}</p></div></body>
</html>
`,
});

/** The framework's page for an address without a route. */
export const noSuchPage = (): Answer =>
	page(404, '404 Page Not Found', 'The page you requested was not found.');

export const pageRefusesMethod = (): Answer =>
	page(405, '405 Method Not Allowed', 'The requested method is not allowed for this URL.');

/** A verb that a known resource has no handler for. */
export const unknownMethod = (): Answer => refusal(405, 'Unknown method');

export const databaseError = (code: number, message: string): Answer =>
	page(500, 'A Database Error Occurred', `Error Number: ${code}</p><p>${message}`);

export const phpError = (message: string): Answer =>
	page(500, 'An uncaught Exception was encountered', `Message: ${message}`);

/** What the by-ID reads of tickets and invoices end in on PHP 8. */
export const brokenOnPhp8 = (): Stop =>
	new Stop(phpError('usort(): Argument #1 ($array) must be of type array, object given'));
