import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { BusinessLabsPmpApi } from '../../credentials/BusinessLabsPmpApi.credentials';
import { BusinessLabsPmpTrigger } from '../../nodes/BusinessLabsPmp/BusinessLabsPmpTrigger.node';
import { TriggerWorkflow } from '../engine/trigger';
import type { Doorway } from '../engine/doorway';

export const type = new BusinessLabsPmpTrigger();

/** A workflow with PMP's trigger in it. */
export function triggerWorkflow(
	id: string,
	credentials: ICredentialDataDecryptedObject,
	parameters: IDataObject,
	doorway?: Doorway,
	typeVersion = 1,
): TriggerWorkflow {
	const setup = { type, credentialType: new BusinessLabsPmpApi(), credentials, typeVersion };
	return new TriggerWorkflow(id, setup, parameters, doorway);
}
