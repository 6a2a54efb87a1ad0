import { COUNTRIES, TIME_ZONES, VOICES } from '../dictionary';
import type { Rest } from '../rest';

/** `/dict`: countries, time zones, voices. */
export function dictionaries(rest: Rest): void {
	rest.get('/dict/country', () => COUNTRIES);
	rest.get('/dict/tz', () => TIME_ZONES);
	rest.get('/dict/gtts', () => VOICES);
}
