/** The account that the playground's n8n gets. It holds nothing and is reached on loopback only. */
export const owner = {
	email: 'owner@example.com',
	firstName: 'Play',
	lastName: 'Ground',
	password: 'Playground-2026',
};

/** n8n's own API, as its editor uses it, signed in as the owner. */
export class Session {
	private constructor(
		readonly url: string,
		private readonly cookie: string,
	) {}

	/** Creates the owner account where there is none yet, else signs in. */
	static async open(url: string): Promise<Session> {
		const settings = (await call(url, 'GET', '/rest/settings')).data as {
			userManagement: { showSetupOnFirstLoad: boolean };
		};
		const { email, password } = owner;
		const { cookie } = settings.userManagement.showSetupOnFirstLoad
			? await call(url, 'POST', '/rest/owner/setup', owner)
			: await call(url, 'POST', '/rest/login', { emailOrLdapLoginId: email, password });
		return new Session(url, cookie);
	}

	/**
	 * Calls n8n's API.
	 * @param path below /rest
	 * @returns what the answer holds under `data`
	 * @throws Error with n8n's own message
	 */
	async request<T>(method: string, path: string, body?: unknown): Promise<T> {
		const { data } = await call(this.url, method, `/rest${path}`, body, this.cookie);
		return data as T;
	}

	/** The descriptions of all node types that n8n has loaded, as the editor downloads them. */
	async descriptions(): Promise<Array<{ name: string }>> {
		const response = await fetch(`${this.url}/types/nodes.json`, {
			headers: { cookie: this.cookie },
		});
		return (await response.json()) as Array<{ name: string }>;
	}

	/** Names of all node types that n8n has loaded. */
	async nodeTypes(): Promise<string[]> {
		return (await this.descriptions()).map(({ name }) => name);
	}
}

async function call(url: string, method: string, path: string, body?: unknown, cookie = '') {
	const response = await fetch(`${url}${path}`, {
		method,
		headers: { 'content-type': 'application/json', cookie },
		body: body === undefined ? undefined : JSON.stringify(body),
	});
	const text = await response.text();
	if (!response.ok) throw new Error(`n8n refused ${method} ${path}: ${response.status} ${text}`);
	const { data } = JSON.parse(text) as { data: unknown };
	const cookies = response.headers.getSetCookie().map((entry) => entry.split(';')[0]);
	return { data, cookie: cookies.join('; ') };
}
