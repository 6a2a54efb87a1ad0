/** How a server may spoil the answer of a vendor's own code, which has done its work by then. */
export const DIRT = [
	'messages before',
	'messages behind',
	'byte order mark',
	'keyed lists',
	'envelope',
	'falsy words',
	'empty',
	'gateway error',
] as const;
export type Dirt = (typeof DIRT)[number];

export interface DirtyAnswer {
	status: number;
	type: string;
	text: string;
}

/** As PHP writes it where its errors are shown; the status is lost then, because headers are out. */
const MESSAGE = `<div style="border:1px solid #990000;padding-left:20px;margin:0 0 10px 0;">

<h4>A PHP Error was encountered</h4>

<p>Severity: 8192</p>
<p>Message:  Creation of dynamic property CI_URI::$config is deprecated</p>
<p>Filename: core/URI.php</p>
<p>Line Number: 101</p>

</div>`;

/** The answer as it leaves such a server. */
export function dirtied(dirt: Dirt, { status, type, text }: DirtyAnswer): DirtyAnswer {
	const html = 'text/html; charset=UTF-8';
	switch (dirt) {
		case 'messages before':
			return { status: 200, type: html, text: `${MESSAGE}\n${text}` };
		case 'messages behind':
			return { status: 200, type: html, text: `${text}\n${MESSAGE}` };
		case 'byte order mark':
			return { status, type, text: `\ufeff${text}` };
		case 'keyed lists':
			return { status, type, text: changed(text, keyed) };
		case 'envelope':
			return { status, type, text: changed(text, wrapped) };
		case 'falsy words':
			return { status, type, text: changed(text, inWords) };
		case 'empty':
			return { status: 200, type, text: '' };
		case 'gateway error':
			return {
				status: 504,
				type: 'application/json',
				text: '{"status":504,"message":"Gateway Timeout"}',
			};
	}
}

function changed(text: string, change: (value: unknown) => unknown): string {
	try {
		return JSON.stringify(change(JSON.parse(text)));
	} catch {
		return text;
	}
}

/** PHP writes a list with a gap in its numbers as an object. */
function keyed(value: unknown): unknown {
	if (Array.isArray(value)) {
		const isRows =
			value.length > 0 && value.every((row) => typeof row === 'object' && row !== null);
		return isRows ? Object.fromEntries(value.map((row, index) => [2 * index + 1, row])) : value;
	}
	if (typeof value !== 'object' || value === null) return value;
	const { data, payload, ...rest } = value as Record<string, unknown>;
	return {
		...rest,
		...(data !== undefined && { data: keyed(data) }),
		...(payload !== undefined && { payload: keyed(payload) }),
	};
}

/** A bare list or record in the envelope of another version of the module. */
function wrapped(value: unknown): unknown {
	const isAnswer = typeof value === 'object' && value !== null && !Array.isArray(value);
	const isEnvelope = isAnswer && ['status', 'success', 'data'].some((key) => key in value);
	return isEnvelope ? value : { status: true, data: value };
}

/** A no as some servers spell it. */
function inWords(value: unknown): unknown {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, entry]) => [key, entry === false ? 'false' : entry]),
	);
}
