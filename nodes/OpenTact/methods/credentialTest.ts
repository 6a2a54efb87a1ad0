import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { testCredential } from '../../shared/methods/credentialTest';
import type { Credentials } from '../../shared/contract/types';
import { openTact } from '../transport/client';
import { signIn } from '../transport/session';

/** Signs in where the credential holds a password, then asks who this is (GET /auth). */
export async function openTactApiTest(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const data = (credential.data ?? {}) as Credentials;
	return await testCredential(
		this.helpers,
		openTact,
		data,
		{ method: 'GET', path: '/auth' },
		async (send) =>
			data.authentication === 'password'
				? { ...data, sessionToken: await signIn(send, data) }
				: data,
	);
}
