/** Asks again and again, for five seconds at most, until the answer is yes; then gives that answer. */
export async function until<T>(probe: () => T | Promise<T>): Promise<NonNullable<T>> {
	const end = Date.now() + 5000;
	while (Date.now() < end) {
		const found = await probe();
		if (found) return found;
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
	throw new Error('Waited 5 seconds in vain');
}
