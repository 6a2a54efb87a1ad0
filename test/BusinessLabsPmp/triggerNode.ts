import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { BusinessLabsPmpApi } from '../../credentials/BusinessLabsPmpApi.credentials';
import { BusinessLabsPmpTrigger } from '../../nodes/BusinessLabsPmp/BusinessLabsPmpTrigger.node';
import { TriggerWorkflow } from '../engine/trigger';
import { useDoorway } from '../engine/doorway';
import type { Doorway } from '../engine/doorway';
import { usePmp } from './node';

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

/** Workflows with the trigger in them, called by webhooks of a PMP of version 3. */
export function useWebhooks(version: number) {
	const pmp = usePmp(3);
	const doorway = useDoorway();
	let count = 0;
	return {
		pmp,
		doorway,
		workflow: (events = ['customer_created'], credentials = {}) =>
			triggerWorkflow(
				`hook${version}-${++count}`,
				pmp.credentials(credentials),
				{ mode: 'webhook', events },
				doorway,
				version,
			),
		hooks: () => pmp.state().tables.webhooks,
		create: async (company = 'New') =>
			await pmp.run('customer.create', { company, returnCreated: false }),
	};
}
