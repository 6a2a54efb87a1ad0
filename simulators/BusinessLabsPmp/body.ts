import { Stop, refusal } from './answers';
import type { BodyKind, Call } from './call';
import { isEmpty, postArray } from './php';
import type { Input } from './php';
import { jsonAfterXss, xssClean } from './xss';

const isRecord = (value: unknown): value is Input =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a request's body is, by content type and content; JSON counts whatever its content type. */
export function kindOf(contentType: string | undefined, body: unknown): BodyKind {
	if (contentType?.startsWith('multipart/form-data')) return 'multipart';
	if (contentType?.startsWith('application/x-www-form-urlencoded')) return 'form';
	return typeof body === 'object' && body !== null ? 'json' : 'none';
}

/**
 * What a POST handler sees: form fields. Before version 3 a JSON body arrives as if it were empty.
 */
export function postInput(call: Call): Input {
	if (call.kind === 'form' || call.kind === 'multipart') return postArray(call.body as Input);
	if (call.crm.version === 3 && call.kind === 'json' && isRecord(call.body)) return call.body;
	return {};
}

/**
 * What a PUT handler sees: raw JSON; version 3 takes forms too.
 * @throws Stop 406 when there is nothing that it can read
 */
export function putInput(call: Call, parsesMultipart = false): Input {
	const isUnread = call.crm.version < 3 && call.json !== undefined;
	const body = isUnread ? jsonAfterXss(call.json as string) : call.body;
	if (call.kind === 'json' && isRecord(body) && !isEmpty(body)) return xssClean(body) as Input;
	const isForm = call.kind === 'form' || call.kind === 'multipart';
	if (call.crm.version === 3 && isForm && !isEmpty(call.body)) return postArray(call.body as Input);
	if (parsesMultipart && call.kind === 'multipart') {
		throw new Stop({ status: 500, html: '<p>Unable to load: Parse_input_stream</p>' });
	}
	throw new Stop(refusal(406, 'Data Not Acceptable OR Not Provided'));
}
