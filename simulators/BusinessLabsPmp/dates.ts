import { Stop, phpError } from './answers';

const PATTERNS: Record<string, string> = {
	d: '(?<d>\\d{1,2})',
	j: '(?<d>\\d{1,2})',
	m: '(?<m>\\d{1,2})',
	n: '(?<m>\\d{1,2})',
	Y: '(?<Y>\\d{4})',
	H: '(?<H>\\d{1,2})',
	i: '(?<i>\\d{2})',
	s: '(?<s>\\d{2})',
};

const two = (value: number) => String(value).padStart(2, '0');

/** `YYYY-MM-DD HH:MM:SS`, the way the database keeps a moment (UTC). */
export function sqlMoment(at: Date): string {
	return at.toISOString().slice(0, 19).replace('T', ' ');
}

export const sqlDay = (at: Date): string => at.toISOString().slice(0, 10);

/**
 * PHP's `DateTime::createFromFormat`: months and days beyond their range roll over, as they do
 * there, so a day and month in the wrong order become a wrong date and no error.
 * @returns undefined when the text does not have the format
 */
export function fromFormat(text: string, format: string): Date | undefined {
	const pattern = format
		.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
		.replace(/[djmnYHis]/g, (letter) => PATTERNS[letter]);
	const groups = new RegExp(`^${pattern}$`).exec(text)?.groups;
	if (!groups) return undefined;
	const { Y = '1970', m = '1', d = '1', H = '0', i = '0', s = '0' } = groups;
	return new Date(Date.UTC(+Y, +m - 1, +d, +H, +i, +s));
}

/** How a date field reads what is sent to it. */
export interface DateReading {
	/** The installation's PHP format, like `d/m/Y`. */
	format: string;
	/** Also accepts ISO, as the documents of invoices, expenses and contracts show it. */
	iso: boolean;
	time: boolean;
}

/**
 * The CRM's `to_sql_date`.
 * @throws Stop with the HTML error page of a PHP error when the text is in another format
 */
export function toSqlDate(text: string, { format, iso, time }: DateReading): string | null {
	if (text === '') return null;
	for (const candidate of iso ? [format, 'Y-m-d'] : [format]) {
		const at = parse(text, candidate, time);
		if (at) return time ? sqlMoment(at) : sqlDay(at);
	}
	throw new Stop(phpError('Call to a member function format() on bool'));
}

function parse(text: string, format: string, time: boolean): Date | undefined {
	if (!time) return fromFormat(text, format);
	return (
		fromFormat(text, `${format} H:i:s`) ??
		fromFormat(text, `${format} H:i`) ??
		fromFormat(text, format)
	);
}

/** The moment some days away, as a day. */
export function dayIn(days: number, from: Date): string {
	return sqlDay(new Date(from.getTime() + days * 86_400_000));
}

export const clock = (at: Date): string => `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
