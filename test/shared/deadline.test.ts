import { within } from '../../nodes/shared/engine/deadline';

describe('a deadline', () => {
	it('gives what arrives in time, and passes a failure on', async () => {
		await expect(within(1000, Promise.resolve('answer'))).resolves.toBe('answer');
		await expect(within(1000, Promise.reject(new Error('refused')))).rejects.toThrow('refused');
	});

	it('ends the wait for what does not, with the code of a timeout', async () => {
		const start = Date.now();
		await expect(within(50, new Promise(() => {}))).rejects.toMatchObject({
			code: 'ECONNABORTED',
			message: 'the answer was not complete after 0.05 s',
		});
		expect(Date.now() - start).toBeLessThan(1000);
	});
});
