import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A port of loopback that nothing listens on. */
export async function freePort(): Promise<number> {
	return await listenOn(0);
}

/** @throws Error, in words for a user, when something listens on the port */
export async function demandPort(port: number): Promise<void> {
	try {
		await listenOn(port);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
		throw new Error(
			`Port ${port} is taken by another program. End it, or choose another port: npm start -- --port ${port + 1}`,
		);
	}
}

async function listenOn(port: number): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
	const { port: bound } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return bound;
}
