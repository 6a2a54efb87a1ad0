import type {
	ICredentialDataDecryptedObject,
	ILoadOptionsFunctions,
	INodeExecutionData,
	INodeListSearchResult,
	IDataObject,
} from 'n8n-workflow';
import { OpenTactApi } from '../../credentials/OpenTactApi.credentials';
import { OpenTact } from '../../nodes/OpenTact/OpenTact.node';
import { openTactApiTest } from '../../nodes/OpenTact/methods/credentialTest';
import { OPENTACT_ACCOUNT, startOpenTact } from '../../simulators/OpenTact';
import type { Simulator } from '../../simulators/shared/simulator';
import { control } from '../engine/control';
import { testCredential } from '../engine/credentialTest';
import { editorContext } from '../engine/editor';
import { execute, fail } from '../engine/harness';
import type { Execution } from '../engine/harness';

// Five hundred items, or an order to wait for, take their time on a busy machine.
jest.setTimeout(90_000);

export { byId } from '../engine/locator';

const type = new OpenTact();
const credentialType = new OpenTactApi();

/** One simulator for a whole test file, as new for each test, and the node against it. */
export function useOpenTact(): OpenTactNode {
	const bench = new OpenTactNode();
	beforeAll(async () => {
		bench.vendor = await startOpenTact();
	});
	afterAll(async () => await bench.vendor.stop());
	beforeEach(() => bench.vendor.reset());
	return bench;
}

export class OpenTactNode {
	vendor!: Simulator;

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
	async run(...given: Parameters<OpenTactNode['execution']>) {
		return await execute(this.execution(...given));
	}

	/** Runs one operation that is to end with an error. */
	async fail(...given: Parameters<OpenTactNode['execution']>) {
		return await fail(this.execution(...given));
	}

	execution(
		operation: string,
		parameters: IDataObject = {},
		items: Array<IDataObject | INodeExecutionData> = [{}],
		more: Partial<Execution> = {},
	): Execution {
		const [resource, value] = operation.split('.');
		return {
			type,
			credentialType,
			credentials: this.password(),
			parameters: { resource, operation: value, ...parameters },
			items,
			...more,
		};
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

	/** Uses one of the simulator's own switches. */
	async control(name: string, body?: object): Promise<any> {
		return await control(this.vendor, name, body);
	}

	/** What the credential test says. */
	async testCredential(data: ICredentialDataDecryptedObject) {
		return await testCredential(openTactApiTest, data);
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

/** What OpenTact's simulator has from the start: a messaging profile, and a number with its lease. */
export const PROFILE = '10000000-0000-4000-8000-000000000001';
export const NUMBER = 12029822900;
export const LEASE = '20000000-0000-4000-8000-000000000001';

/** No record has this ID. */
export const UNKNOWN = '99999999-9999-4999-8999-999999999999';
