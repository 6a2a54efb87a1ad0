import { createServer } from 'node:https';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** For tests alone: a certificate that its own key signed, as self-hosted servers have it. */
const cert = `-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUBeUBXV9GYRhIFOqYVb9bn+6q+JUwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNjE1MjAwMFoYDzIxMjYxMTAy
MTUyMDAwWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARnSzHqIee5X4yJNHXYEULfaCNmZ5mDvSHPHmBjCjy7hbYCaxMsRxpE
89YF1T/eYzdHhvsSgoGSWQQUsnL4BkqKo28wbTAdBgNVHQ4EFgQUowLn0BVkBvHV
bNHMfg/cFu1of7gwHwYDVR0jBBgwFoAUowLn0BVkBvHVbNHMfg/cFu1of7gwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSAAwRQIhAOkicqpqUaTqMNX1gtNMkrgrsslcbbqiz7sP0qwrkH9aAiBt
HfDyADd00bga4FB7xu9otdGqw6mYzWuA2aI77nU4bA==
-----END CERTIFICATE-----`;
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgMIbu6gKjSbKsWybq
j9o2qd5I68drX7H5H/jYiMtA4l2hRANCAARnSzHqIee5X4yJNHXYEULfaCNmZ5mD
vSHPHmBjCjy7hbYCaxMsRxpE89YF1T/eYzdHhvsSgoGSWQQUsnL4BkqK
-----END PRIVATE KEY-----`;

/** Starts a server on loopback whose certificate nobody trusts. */
export async function startSecureServer(listener: RequestListener) {
	const server = createServer({ cert, key }, listener);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
		stop: async () => await new Promise((resolve) => server.close(resolve)),
	};
}
