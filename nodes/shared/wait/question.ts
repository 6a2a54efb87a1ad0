import type { PlannedCall } from '../contract/question';
import type { Exchange, Values } from '../contract/types';
import { linesOf } from './lines';
import type { Room } from './lines';

/** From roomy to narrow; a message takes the first that fits. */
const ROOMS: Room[] = [
	{ value: 1000, lines: 80 },
	{ value: 300, lines: 40 },
	{ value: 120, lines: 20 },
	{ value: 60, lines: 12 },
	{ value: 40, lines: 6 },
	{ value: 20, lines: 2 },
];

/** The page shows more than any message. */
const PAGE: Room = { value: 5000, lines: 500 };

/** The text that n8n gives a Human in the Loop whose user has written none. */
const GIVEN =
	/^\s*The agent wants to run this tool:\s*\{\{\s*\$tool\.name\s*\}\}\s*Input:\s*\{\{\s*\$tool\.parameters\s*\}\}\s*$/;

/**
 * The text of a message that asks, its link included, and keeps what the page behind the link shows. A
 * user's text stays as it is, only that an object in it is put into words; n8n's own text for a Human in
 * the Loop becomes one that a person can judge.
 * @param name of the field that holds the text
 * @param fits whether a message is short enough. One that cannot be shortened is given back all the same.
 */
export async function messageFor(
	exchange: Exchange,
	values: Values,
	name: string,
	fits: (message: string) => boolean,
): Promise<string> {
	const write = await writerOf(exchange, values[name], name);
	exchange.keepQuestion({
		text: write(PAGE),
		responseType: String(values.responseType ?? 'approval'),
		page: (values.page ?? {}) as Values,
	});
	const messages = ROOMS.map((room) => `${write(room)}\n\n${exchange.resumeUrl()}`);
	return messages.find(fits) ?? messages[messages.length - 1];
}

/** What writes the question, given how much of a value there is room for. */
async function writerOf(
	exchange: Exchange,
	value: unknown,
	name: string,
): Promise<(room: Room) => string> {
	const parts = exchange.textParts(name);
	const raw = parts.map((part) => ('text' in part ? part.text : part.expression)).join('');
	const planned = GIVEN.test(raw) ? await exchange.plannedCall() : undefined;
	if (planned) return (room) => wordsFor(planned, room);
	if (typeof value === 'string' && !value.includes('[object ')) return () => value;
	const values = parts.map((part) => ('text' in part ? part.text : part.value()));
	return (room) => values.map((each) => inWords(each, room)).join('');
}

function wordsFor({ tool, description, parameters }: PlannedCall, room: Room): string {
	const what = tool.replace(/_/g, ' ');
	const about = linesOf(description.trim(), { value: Math.min(room.value, 300), lines: 3 });
	return [
		`An AI agent wants to use "${what}" and asks for your approval.`,
		...(description.trim() === '' ? [] : about),
		'',
		...linesOf(parameters, room),
	].join('\n');
}

/** As n8n writes a value into a text, unless that said nothing. */
function inWords(value: unknown, room: Room): string {
	if (value === undefined || value === null || Number.isNaN(value)) return '';
	if (typeof value !== 'object') return String(value);
	const text = Array.isArray(value) || 'toString' in value ? String(value) : '[object Object]';
	return text.includes('[object ') ? linesOf(value, room).join('\n') : text;
}
