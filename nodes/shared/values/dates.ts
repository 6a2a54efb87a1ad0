/**
 * A date or date-time as the workflow's owner reads it on the clock: `2026-07-30` or
 * `2026-07-30T14:05:00`. Text without an offset is taken as it stands; with an offset it is moved
 * into the time zone.
 * @param value ISO 8601 text, a Date, or a Luxon DateTime (what n8n's expressions give)
 * @param timezone IANA name
 * @returns undefined when it is no date
 */
export function toWallClock(value: unknown, timezone: string): string | undefined {
	if (value instanceof Date) return moved(value, timezone);
	const text = String(isLuxon(value) ? value.toISO() : value).trim();
	const parts =
		/^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(
			text,
		);
	if (!parts) return undefined;
	const [, day, minutes, seconds = '00', offset] = parts;
	const local = minutes === undefined ? day : `${day}T${minutes}:${seconds}`;
	if (!exists(day, minutes, seconds)) return undefined;
	if (offset === undefined) return local;
	return moved(new Date(`${local}${offset.toUpperCase()}`), timezone);
}

/**
 * The moment that a date or date-time means, as ISO 8601 text in UTC. Text without an offset is read
 * on the clock of the time zone; a date alone is its midnight there.
 * @param value as for toWallClock
 * @param timezone IANA name
 * @returns undefined when it is no date
 */
export function toInstant(value: unknown, timezone: string): string | undefined {
	const wall = toWallClock(value, timezone);
	if (wall === undefined) return undefined;
	const wanted = Date.parse(`${wall.length === 10 ? `${wall}T00:00:00` : wall}Z`);
	let moment = wanted;
	// The offset depends on the moment; beside a change of the clocks the second guess is the one.
	for (let guess = 0; guess < 2; guess++) {
		moment += wanted - Date.parse(`${moved(new Date(moment), timezone)}Z`);
	}
	return new Date(moment).toISOString();
}

/**
 * The day that a date or date-time means: `2026-07-30`. A moment that is midnight on its own clock is
 * how other systems write a day, so it is that day in every time zone.
 * @param value, timezone as for toWallClock
 * @param asInstant gives the moment at which the day begins in the time zone
 * @returns undefined when it is no date
 */
export function toDay(value: unknown, timezone: string, asInstant = false): string | undefined {
	const text = value instanceof Date ? isoText(value) : isLuxon(value) ? value.toISO() : value;
	const midnight = /^\s*(\d{4}-\d{2}-\d{2})[T ]00:00(:00([.,]0+)?)?\s*(Z|[+-]\d{2}:?\d{2})\s*$/i;
	const [, own] = midnight.exec(String(text)) ?? [];
	const day = toWallClock(own ?? text, timezone)?.slice(0, 10);
	return day !== undefined && asInstant ? toInstant(day, timezone) : day;
}

/** How MySQL writes that there is none. */
export function isNoDate(value: unknown): boolean {
	return typeof value === 'string' && /^\s*0000-00-00([T ]00:00(:00)?)?\s*$/.test(value);
}

function isoText(date: Date): string | undefined {
	return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

function isLuxon(value: unknown): value is { toISO(): string } {
	return typeof (value as { toISO?: unknown } | null)?.toISO === 'function';
}

/** JavaScript rolls 2026-02-30 over to March; a user would want to know. */
function exists(day: string, minutes = '00:00', seconds: string): boolean {
	const date = new Date(`${day}T${minutes}:${seconds}Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${day}T${minutes}`);
}

function moved(date: Date, timeZone: string): string | undefined {
	if (Number.isNaN(date.getTime())) return undefined;
	const parts = new Intl.DateTimeFormat('en-CA', {
		timeZone,
		hourCycle: 'h23',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		second: '2-digit',
	}).formatToParts(date);
	const part = (type: string) => parts.find((entry) => entry.type === type)?.value ?? '';
	const day = `${part('year')}-${part('month')}-${part('day')}`;
	return `${day}T${part('hour')}:${part('minute')}:${part('second')}`;
}
