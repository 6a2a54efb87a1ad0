/**
 * Fails with the entries of a list that should be empty, and with what to do about them.
 * @param advice names the file to edit
 */
export function nothing(found: string[], advice: string): void {
	if (found.length > 0) throw new Error([...found, advice].join('\n'));
}
