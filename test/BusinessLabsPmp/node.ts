import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	ILoadOptionsFunctions,
} from 'n8n-workflow';
import { BusinessLabsPmpApi } from '../../credentials/BusinessLabsPmpApi.credentials';
import { BusinessLabsPmp } from '../../nodes/BusinessLabsPmp/BusinessLabsPmp.node';
import { businessLabsPmpApiTest } from '../../nodes/BusinessLabsPmp/methods/credentialTest';
import { startBusinessLabsPmp, TOKENS } from '../../simulators/BusinessLabsPmp';
import type { Version } from '../../simulators/BusinessLabsPmp';
import type { Simulator } from '../../simulators/shared/simulator';
import { control } from '../engine/control';
import { testCredential } from '../engine/credentialTest';
import { editorContext } from '../engine/editor';
import { execute, fail } from '../engine/harness';
import type { Execution } from '../engine/harness';

export { byId } from '../engine/locator';

type Row = Record<string, string | null>;

/** What the simulator tells about the records behind the API. */
interface State {
	tables: Record<string, Row[]>;
	hidden: Record<string, Record<string, Record<string, string[]>>>;
	groups: Record<string, string[]>;
	attachments: Record<string, Array<{ fileName: string }>>;
	customValues: Record<string, string>;
}

/** Starts an installation for a test file, and runs the real node with the real credential in it. */
export function usePmp(version: Version = 2) {
	let simulator: Simulator;
	beforeAll(async () => {
		simulator = await startBusinessLabsPmp({ version });
	});
	afterEach(() => simulator.reset());
	afterAll(async () => await simulator.stop());

	const credentials = (changes: IDataObject = {}): ICredentialDataDecryptedObject =>
		({
			baseUrl: simulator.url,
			token: TOKENS.full,
			dateFormat: 'd/m/Y',
			version: version === 3 ? 'v3' : 'v2',
			...changes,
		}) as ICredentialDataDecryptedObject;
	const type = new BusinessLabsPmp();

	const execution = (
		which: string,
		parameters: IDataObject = {},
		{ credentials: changes, ...rest }: Partial<Execution> = {},
	): Execution => {
		const [resource, operation] = which.split('.');
		return {
			type,
			credentialType: new BusinessLabsPmpApi(),
			credentials: credentials(changes as IDataObject),
			parameters: { resource, operation, ...parameters },
			...rest,
		};
	};

	return {
		credentials,
		get simulator() {
			return simulator;
		},
		/** What the vendor received. */
		get received() {
			return simulator.ledger.requests;
		},
		/** Method and path of everything that the vendor received. */
		get calls() {
			return simulator.ledger.requests.map(({ method, path }) => `${method} ${path}`);
		},
		/** The last request of a method. */
		last: (method: string) => simulator.ledger.requests.filter((r) => r.method === method).at(-1),
		state: () => simulator.state() as State,
		row: (table: string, key: string, id: string) =>
			(simulator.state() as State).tables[table].find((row) => row[key] === id) as Row,
		/** Runs one operation, given as `resource.operation`. */
		run: async (...given: Parameters<typeof execution>) => await execute(execution(...given)),
		/** Runs one operation that is to end with an error. */
		fail: async (...given: Parameters<typeof execution>) => await fail(execution(...given)),
		/** Uses one of the simulator's own switches. */
		control: async (name: string, body?: object) => await control(simulator, name, body),
		/** What the credential test says. */
		testCredential: async (changes: IDataObject = {}) =>
			await testCredential(businessLabsPmpApiTest, credentials(changes)),
		/** The context in which n8n loads lists into the editor. */
		editor: (parameters: IDataObject = {}, changes: IDataObject = {}) => {
			return editorContext({
				type,
				credentialType: new BusinessLabsPmpApi(),
				credentials: credentials(changes),
				parameters,
			}) as unknown as ILoadOptionsFunctions;
		},
	};
}

/** An item that carries files. */
export function itemWith(files: Record<string, { fileName: string; content: string }>) {
	const binary = Object.entries(files).map(([name, { fileName, content }]) => [
		name,
		{ fileName, mimeType: 'text/plain', data: Buffer.from(content).toString('base64') },
	]);
	return { json: {}, binary: Object.fromEntries(binary) };
}

export const FORM = 'application/x-www-form-urlencoded';

/** A request with the token in its header, and with this type of body or none. */
export function expectHeaders(
	request: { headers: Record<string, string> } | undefined,
	type?: string,
) {
	expect(request?.headers.authtoken).toBe(TOKENS.full);
	expect(request?.headers.authorization).toBeUndefined();
	if (type) expect(request?.headers['content-type']).toMatch(new RegExp(`^${type}`));
	else expect(request?.headers['content-type']).toBeUndefined();
}
