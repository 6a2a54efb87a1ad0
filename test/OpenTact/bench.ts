import type {
	ICredentialDataDecryptedObject,
	ILoadOptionsFunctions,
	INodeExecutionData,
	INodeListSearchResult,
	IDataObject,
} from 'n8n-workflow';
import { OpenTactApi } from '../../credentials/OpenTactApi.credentials';
import { OpenTact } from '../../nodes/OpenTact/OpenTact.node';
import { OPENTACT_ACCOUNT, startOpenTact } from '../../simulators/OpenTact';
import type { Simulator } from '../../simulators/shared/simulator';
import { editorContext } from '../engine/editor';
import { execute } from '../engine/harness';
import type { Execution } from '../engine/harness';

// Five hundred items, or an order to wait for, take their time on a busy machine.
jest.setTimeout(90_000);

const type = new OpenTact();
const credentialType = new OpenTactApi();

/** One simulator for a whole test file, and the node against it. */
export class Bench {
	private constructor(readonly vendor: Simulator) {}

	static async start(): Promise<Bench> {
		return new Bench(await startOpenTact());
	}

	/** A credential that signs in with the first account's password. */
	password(data: ICredentialDataDecryptedObject = {}): ICredentialDataDecryptedObject {
		return {
			environment: 'custom',
			baseUrl: `${this.vendor.url}/rest`,
			authentication: 'password',
			...OPENTACT_ACCOUNT,
			sessionToken: '',
			...data,
		};
	}

	/** A credential with a pasted token. */
	token(token: string): ICredentialDataDecryptedObject {
		return {
			environment: 'custom',
			baseUrl: `${this.vendor.url}/rest`,
			authentication: 'token',
			token,
			sessionToken: '',
		};
	}

	/** Runs one operation ("sms.send") inside n8n-core. */
	async run(
		operation: string,
		parameters: IDataObject = {},
		items: Array<IDataObject | INodeExecutionData> = [{}],
		more: Partial<Execution> = {},
	) {
		const [resource, value] = operation.split('.');
		return await execute({
			type,
			credentialType,
			credentials: this.password(),
			parameters: { resource, operation: value, ...parameters },
			items,
			...more,
		});
	}

	/** What the vendor received beside the sign-ins. */
	received() {
		return this.vendor.ledger.requests
			.filter(({ path }) => path !== '/rest/auth')
			.map(({ method, path, query, body }) => ({
				call: `${method} ${path.replace(/^\/rest/, '')}`,
				...(Object.keys(query).length > 0 && { query }),
				...(body !== null && { body }),
			}));
	}

	/** How often somebody signed in. */
	signIns(): number {
		return this.vendor.ledger.requests.filter(({ path }) => path === '/rest/auth').length;
	}

	async control(name: string, body: object = {}): Promise<unknown> {
		const response = await fetch(`${this.vendor.url}/_control/${name}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		if (!response.ok) throw new Error(`The control ${name} answered ${response.status}`);
		return ((await response.json()) as { result: unknown }).result;
	}

	/** Calls the vendor past the node, to arrange or to look. */
	async api(method: string, path: string, body?: object): Promise<any> {
		const { email, password } = OPENTACT_ACCOUNT;
		const response = await fetch(`${this.vendor.url}/rest${path}`, {
			method,
			headers: {
				authorization: `Basic ${Buffer.from(`${email}:${password}`).toString('base64')}`,
				...(body && { 'content-type': 'application/json' }),
			},
			body: body && JSON.stringify(body),
		});
		const { payload } = (await response.json()) as { payload: unknown };
		return payload;
	}

	/** What a list in the editor shows. */
	async list(
		method: string,
		filter?: string,
		token?: string,
		parameters: IDataObject = {},
		credentials = this.password(),
	): Promise<INodeListSearchResult> {
		const context = editorContext({ type, credentialType, credentials, parameters });
		const search = type.methods.listSearch[method as keyof typeof type.methods.listSearch];
		return await search.call(context as unknown as ILoadOptionsFunctions, filter, token);
	}
}

/** A locator's value as the editor stores it. */
export function byId(value: string): IDataObject {
	return { __rl: true, mode: 'id', value };
}

export const UNKNOWN = '99999999-9999-4999-8999-999999999999';
