const pad = (value: number) => String(value).padStart(2, '0');

/** `11-07-2020`. */
export const dayMonthYear = (date: Date): string =>
	`${pad(date.getUTCDate())}-${pad(date.getUTCMonth() + 1)}-${date.getUTCFullYear()}`;

/** `06-08-2019 06:46 AM`; the vendor uses the account's time zone, here UTC. */
export function clockTime(date: Date): string {
	const hours = date.getUTCHours();
	const time = `${pad(hours % 12 || 12)}:${pad(date.getUTCMinutes())}`;
	return `${dayMonthYear(date)} ${time} ${hours < 12 ? 'AM' : 'PM'}`;
}

/** `2020-07-16T23:59:59+00:00`. */
export const isoWithOffset = (date: Date): string =>
	date.toISOString().replace(/\.\d+Z$/, '+00:00');

/** Last second of the day on which a plan bought now ends. */
export function endOfBilling(now: Date, months: number): Date {
	return new Date(
		Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, now.getUTCDate(), 23, 59, 59),
	);
}
