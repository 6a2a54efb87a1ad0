import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { testCredential } from '../../shared/methods/credentialTest';
import type { Credentials } from '../../shared/contract/types';
import { businessLabsPmp } from '../transport/client';

/**
 * Asks for a customer that cannot exist: "No data were found" proves that the token is good, on every
 * version and however many customers there are. A bad token is a 404 as well, with another text.
 */
export async function businessLabsPmpApiTest(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	return await testCredential(
		this.helpers,
		businessLabsPmp,
		(credential.data ?? {}) as Credentials,
		{ method: 'GET', path: '/api/customers/0', expect: 'list' },
	);
}
