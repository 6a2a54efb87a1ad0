import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { testCredential } from '../../shared/methods/credentialTest';
import type { Credentials } from '../../shared/contract/types';
import { pickyAssist } from '../transport/client';

/**
 * Asks for the balance of the wallet, which changes nothing. The master token is not tested: the
 * only calls that take it are switched off by the vendor.
 */
export async function pickyAssistApiTest(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	return await testCredential(this.helpers, pickyAssist, (credential.data ?? {}) as Credentials, {
		method: 'POST',
		path: '/check-balance',
	});
}
