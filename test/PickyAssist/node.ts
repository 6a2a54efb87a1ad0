import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { PickyAssistApi } from '../../credentials/PickyAssistApi.credentials';
import { PickyAssist } from '../../nodes/PickyAssist/PickyAssist.node';
import { forgetAccounts } from '../../nodes/shared/engine/rateLimiter';
import {
	API_TOKENS,
	BASE_PATHS,
	MASTER_TOKENS,
	startPickyAssist,
} from '../../simulators/PickyAssist';
import type { Generation, PickyAssistSimulator } from '../../simulators/PickyAssist';
import { control } from '../engine/control';
import { testCredential } from '../engine/credentialTest';
import { editorContext } from '../engine/editor';
import { attempt, execute, fail } from '../engine/harness';
import type { Execution } from '../engine/harness';

export const token = API_TOKENS.v3;
/** A reference number that the node made. */
export const generated = expect.stringMatching(/^n8n-[0-9a-f]{16}$/);
/** A channel chosen from the list, as the editor stores it. */
export const channel = (value: unknown) => ({ __rl: true, mode: 'list', value });

/** Starts the vendor for a test file, and runs the real node with the real credential against it. */
export function usePickyAssist(generation: Generation = 'v3') {
	let simulator: PickyAssistSimulator;
	beforeAll(async () => {
		simulator = await startPickyAssist();
	});
	afterEach(() => {
		simulator.reset();
		forgetAccounts();
	});
	afterAll(async () => await simulator.stop());

	const credentials = (changes: IDataObject = {}): ICredentialDataDecryptedObject =>
		({
			platform: 'custom',
			baseUrl: simulator.url + BASE_PATHS[generation],
			apiToken: API_TOKENS[generation],
			masterToken: MASTER_TOKENS[generation],
			...changes,
		}) as ICredentialDataDecryptedObject;

	const execution = (
		which: string,
		parameters: IDataObject = {},
		rest: Partial<Execution> = {},
	): Execution => {
		const [resource, operation] = which.split('.');
		return {
			type: new PickyAssist(),
			credentialType: new PickyAssistApi(),
			credentials: credentials(),
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
		/** The bodies that the vendor received. */
		get bodies() {
			return simulator.ledger.requests.map(({ body }) => body as IDataObject);
		},
		/** Runs one operation, given as `resource.operation`. */
		run: async (...given: Parameters<typeof execution>) => await execute(execution(...given)),
		/** Runs one operation that is to end with an error. */
		fail: async (...given: Parameters<typeof execution>) => await fail(execution(...given)),
		/** Runs one operation, whatever comes of it. */
		attempt: async (...given: Parameters<typeof execution>) => await attempt(execution(...given)),
		/** Uses one of the simulator's own switches. */
		control: async (name: string, body?: object) => await control(simulator, name, body),
		/** What the credential test says. */
		testCredential: async (changes: IDataObject = {}) =>
			await testCredential(
				new PickyAssist().methods.credentialTest.pickyAssistApiTest,
				credentials(changes),
			),
		/** The context in which n8n loads lists into the editor. */
		editor: (changes: IDataObject = {}, parameters: IDataObject = {}) => {
			return editorContext({
				type: new PickyAssist(),
				credentialType: new PickyAssistApi(),
				credentials: credentials(changes),
				parameters,
			});
		},
	};
}

/** An item that carries a file. */
export function itemWithFile(file: {
	property?: string;
	mimeType: string;
	fileName: string;
	data: Buffer;
}) {
	const { property = 'data', mimeType, fileName, data } = file;
	return {
		json: {},
		binary: { [property]: { mimeType, fileName, data: data.toString('base64') } },
	};
}
