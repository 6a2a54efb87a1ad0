export const DEFAULT_DATE_FORMAT = 'd/m/Y';

/**
 * A date as the installation wants it.
 * @param moment `2026-07-30`, `2026-07-30T14:05:00` or PMP's own `2026-07-30 14:05:00`
 * @param format a PHP format made of d, m and Y
 * @param time always, never, or only when there is one other than midnight
 */
export function inFormat(
	moment: string,
	format: string,
	time: 'always' | 'never' | 'ifAny',
): string {
	const [day, rest = '00:00:00'] = moment.trim().split(/[T ]/);
	const clock = rest.slice(0, 8);
	const [Y, m, d] = day.split('-');
	const parts: Record<string, string> = { Y, m, d };
	const date = format.replace(/[Ymd]/g, (letter) => parts[letter]);
	const hasTime = time === 'always' || (time === 'ifAny' && clock !== '00:00:00');
	return hasTime ? `${date} ${clock}` : date;
}

/** The date alone, ISO. */
export function isoDay(moment: string): string {
	return moment.trim().slice(0, 10);
}

/** As the calendar wants it: `2023/12/12 07:00`; seconds only where there are any. */
export function calendarMoment(moment: string): string {
	return inFormat(moment, 'Y/m/d', 'always')
		.slice(0, 19)
		.replace(/(:\d\d):00$/, '$1');
}

/** Whether a text is a day or a moment as databases write it; UTC only where it says a day. */
export function isIsoMoment(text: string): boolean {
	return /^\d{4}-\d{2}-\d{2}([T ](\d{2}:\d{2}(:\d{2})?(\.\d+)?|00:00:00(\.0+)?Z))?$/.test(
		text.trim(),
	);
}

/**
 * A day, with or without a time, in a PHP format made of d, m and Y, as databases write it.
 * @returns undefined for a text in another form
 */
export function isoFrom(text: string, format: string): string | undefined {
	// Most texts are no dates at all, and a long list that is sorted asks hundreds of thousands of times.
	if (!/^\s*\d/.test(text)) return undefined;
	const found = patternOf(format).exec(text.trim());
	if (!found?.groups) return undefined;
	const { Y, m, d, time = '' } = found.groups;
	return `${Y}-${m}-${d}${time}`;
}

const patterns = new Map<string, RegExp>();

function patternOf(format: string): RegExp {
	const known = patterns.get(format);
	if (known) return known;
	const digits = format
		.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
		.replace(/[Ymd]/g, (letter) => `(?<${letter}>${letter === 'Y' ? '\\d{4}' : '\\d{2}'})`);
	const pattern = new RegExp(`^${digits}(?<time> \\d{2}:\\d{2}(:\\d{2})?)?$`);
	patterns.set(format, pattern);
	return pattern;
}
