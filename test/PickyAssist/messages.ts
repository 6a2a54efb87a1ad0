import { channel, token, usePickyAssist } from './node';

/** What Send Text needs. */
export const text = { application: channel('8'), number: '+39 333 123 4567', message: 'Hello' };

/** The vendor, and what it was asked to send. */
export function useMessages() {
	const vendor = usePickyAssist();
	const sent = () => vendor.simulator.state().messages;

	/** The one request, to the Push API, with JSON; its body without the token. */
	const onlyPush = () => {
		expect(vendor.received).toHaveLength(1);
		const [{ method, path, query, headers, body }] = vendor.received;
		expect({ method, path, query }).toEqual({
			method: 'POST',
			path: '/app/api/v2/push',
			query: {},
		});
		expect(headers['content-type']).toBe('application/json');
		expect(headers.authorization).toBeUndefined();
		const { token: used, ...rest } = body as Record<string, unknown>;
		expect(used).toBe(token);
		return rest;
	};
	return { vendor, sent, onlyPush };
}
