/**
 * Ends the wait for something after a time. n8n's own timeout counts silence alone: an answer that
 * drips in byte by byte would hold an execution for as long as the server likes.
 * @throws Error with the code of a timeout; the work itself goes on unheard
 */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
	const signal = AbortSignal.timeout(milliseconds);
	let giveUp: (() => void) | undefined;
	const late = new Promise<never>((_, reject) => {
		const error = new Error(`the answer was not complete after ${milliseconds / 1000} s`);
		giveUp = () => reject(Object.assign(error, { code: 'ECONNABORTED' }));
		signal.addEventListener('abort', giveUp);
	});
	try {
		return await Promise.race([work, late]);
	} finally {
		if (giveUp) signal.removeEventListener('abort', giveUp);
	}
}
