import type { IDataObject } from 'n8n-workflow';
import { OpenTactApi } from '../../credentials/OpenTactApi.credentials';
import { OpenTactTrigger } from '../../nodes/OpenTact/OpenTactTrigger.node';
import { useDoorway } from '../engine/doorway';
import { TriggerWorkflow } from '../engine/trigger';
import type { TriggerSetup } from '../engine/trigger';
import { byId, NUMBER as OWN, PROFILE, useOpenTact } from './node';

export const POOL = '10000000-0000-4000-8000-000000000002';
/** As OpenTact writes it in messages. */
export const NUMBER = String(OWN);
export const OTHER = '14158531285';

/**
 * Workflows with OpenTact's trigger in them, and ways to make the vendor call them.
 * @param version of the node
 */
export function useTrigger(version = 1) {
	const bench = useOpenTact();
	const doorway = useDoorway();
	beforeEach(() => doorway.workflows.clear());

	let count = 0;
	const setup = (typeVersion = version): TriggerSetup => ({
		type: new OpenTactTrigger(),
		typeVersion,
		credentialType: new OpenTactApi(),
		credentials: bench.password(),
	});
	const workflow = (parameters: IDataObject = {}, typeVersion = version) =>
		new TriggerWorkflow(
			`workflow${version}-${++count}`,
			setup(typeVersion),
			{
				mode: 'callback',
				events: ['inbound', 'delivery'],
				messagingProfile: byId(PROFILE),
				...parameters,
			},
			doorway,
		);
	return {
		bench,
		setup,
		workflow,
		/** The part of n8n that takes the vendor's calls. */
		get doorway() {
			return doorway;
		},
		callbackOf: async (profile = PROFILE) =>
			(await bench.api('GET', `/profile/messaging/${profile}`)).callback_url as string | null,
		/** The vendor gets a message for the account's number. */
		receive: async (message = 'Hi', more: object = {}) =>
			await bench.control('sms-receive', { from: OTHER, to: NUMBER, message, ...more }),
		/** Calls from outside. */
		statusOf: async (url: string, body: unknown, signal?: AbortSignal) =>
			(await fetch(url, { method: 'POST', body: JSON.stringify(body), signal })).status,
	};
}
