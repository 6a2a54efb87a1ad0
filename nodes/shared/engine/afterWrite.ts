import { CancelledError, inWords } from '../contract/errors';

/**
 * What is read after a good write, or undefined: that it cannot be read is no failure of the write, or
 * somebody would write it again. A cancellation stays one.
 * @param tell is given what went wrong, to put it into a hint
 * @throws CancelledError
 */
export async function unlessUnread<T>(
	reading: Promise<T>,
	tell: (reason: string) => void,
): Promise<T | undefined> {
	return await reading.catch((error: unknown) => {
		if (error instanceof CancelledError) throw error;
		tell(inWords(error).message);
		return undefined;
	});
}
