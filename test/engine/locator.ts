/** A record chosen by its ID, as the editor stores it. */
export function byId(value: string | number) {
	return { __rl: true, mode: 'id', value: String(value) };
}
