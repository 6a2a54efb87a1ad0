import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { testCredential } from '../shared/probe';
import type { Credentials } from '../shared/types';
import { openTact } from './client';
import { signIn } from './session';

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
