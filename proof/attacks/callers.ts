import { createHmac } from 'node:crypto';
import { OPENTACT_ACCOUNT } from '../../simulators/OpenTact';
import type { Stage } from '../bench/stage';
import { chained, ours } from '../bench/workflow';
import { putWorkflow } from '../../playground/lib/seed';
import { counter } from './counting';

type Json = Record<string, unknown>;

/** A trigger that listens, and what its vendor would send. */
export interface Caller {
	name: string;
	/** The vendor, and the version of the trigger where it is not the newest. */
	title: string;
	vendor: string;
	/** ID of its workflow: the trigger, and a node that counts. */
	workflow: string;
	/** The address as the vendor knows it. */
	url: string;
	/** What proves a call: it is in the address, or signs the body. */
	secret: string;
	/** The body of an event that has not been there before. */
	tell(number: number): Json;
	/** The headers of a call. @param time Unix seconds; default now */
	headers(body: string | Buffer, time?: number): Record<string, string>;
}

interface Profile {
	uuid: string;
	name: string;
	callback_url: string;
}

/** A call of the vendor's. */
export interface Call {
	url: string;
	headers: Record<string, string>;
	body: string;
}

/** The call for an event that has not been there before. */
export function eventOf({ url, tell, headers }: Caller, number: number): Call {
	const body = JSON.stringify(tell(number));
	return { url, headers: headers(body), body };
}

/** Publishes the workflow of a trigger. @param more events to listen to besides */
export type CallerOf = (stage: Stage, version?: Version, more?: string[]) => Promise<Caller>;

export const VERSIONS = [1, 2] as const;
export type Version = (typeof VERSIONS)[number];

const named = (vendor: string, version: Version) => ({
	vendor,
	title: version === 2 ? vendor : `${vendor}, version ${version}`,
});

/** Version 1 has locators where version 2 has plain values. */
const chosen = (version: Version, value: string) =>
	version === 1 ? { __rl: true, mode: 'id', value } : value;

const SECRET = 'playground-secret-0123456789';
const PROFILE = 'Callers';
const json = { 'content-type': 'application/json' };

export const pickyAssist: CallerOf = async (stage, version = 2, more = []) => {
	const name = 'pickyAssistTrigger';
	const parameters = {
		events: ['inboundMessage', 'deliveryReport', ...more],
		secret: chosen(version, SECRET),
		responseMode: 'onReceived',
	};
	const workflow = await listen(stage, name, version, parameters, 'messageId');
	const run = Date.now();
	return {
		...{ name, ...named('Picky Assist', version), workflow, secret: SECRET },
		url: `${stage.n8n.url}/webhook/${workflow}/picky-assist?n8n_secret=${SECRET}`,
		tell: (number) => ({
			number: '442000000000',
			'message-in': `Message+${number}`,
			message_in_raw: `Message ${number}`,
			type: 1,
			application: 8,
			'unique-id': `${run}-${number}`,
			'project-id': 1,
			direction: 0,
		}),
		headers: () => json,
	};
};

/** OpenTact is given the address, with its secret, while the workflow is active. */
export const openTact: CallerOf = async (stage, version = 2, more = []) => {
	const name = 'openTactTrigger';
	const { simulator } = stage.vendors.openTact;
	const { email, password } = OPENTACT_ACCOUNT;
	const authorization = `Basic ${Buffer.from(`${email}:${password}`).toString('base64')}`;
	const called = `${PROFILE} ${version}`;
	const profiles = `${simulator.url}/rest/profile/messaging`;
	const call = async (url: string, init: object = {}) => {
		const response = await fetch(url, { headers: { authorization, ...json }, ...init });
		return ((await response.json()) as { payload: Profile }).payload;
	};
	const { messagingProfiles } = simulator.state() as { messagingProfiles: Profile[] };
	const known = messagingProfiles.find((profile) => profile.name === called);
	const body = JSON.stringify({ name: called });
	const { uuid } = known ?? (await call(profiles, { method: 'POST', body }));
	const parameters = {
		mode: 'callback',
		events: ['inbound', ...more],
		messagingProfile: chosen(version, uuid),
	};
	const workflow = await listen(stage, name, version, parameters, 'uuid');
	const { callback_url: url } = await call(`${profiles}/${uuid}`);
	return {
		...{ name, ...named('OpenTact', version), workflow, url },
		secret: new URL(url).searchParams.get('n8n_secret') ?? '',
		tell: (number) => ({
			uuid: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
			type: 'smsi',
			state: 'success',
			from: '14158531285',
			to: 12029822900,
			message: `Message ${number}`,
		}),
		headers: () => json,
	};
};

/** Only version 3 calls; it is given a secret, with which it signs. */
export const pmp: CallerOf = async (stage, version = 2, more = []) => {
	const name = 'businessLabsPmpTrigger';
	const { simulator } = stage.vendors.businessLabsPmp;
	await fetch(`${simulator.url}/_control/version`, {
		method: 'POST',
		headers: json,
		body: JSON.stringify({ version: 3 }),
	});
	const parameters = { mode: 'webhook', events: ['customer_created', ...more] };
	const workflow = await listen(stage, name, version, parameters, 'data.id');
	const registered = simulator.ledger.requests
		.filter(({ path, status }) => path.startsWith('/api/webhooks') && status < 300)
		.map((request) => request.body as { url?: string; secret?: string } | null)
		.findLast((sent) => sent?.secret !== undefined);
	const { url = '', secret = '' } = registered ?? {};
	return {
		...{ name, ...named('BusinessLabs PMP', version), workflow, url, secret },
		tell: (number) => ({ event: 'customer_created', data: { id: String(number) } }),
		headers: (body, time = Math.floor(Date.now() / 1000)) => {
			const signature = createHmac('sha256', secret).update(`${time}.`).update(body).digest('hex');
			return { ...json, 'X-Perfex-Signature': `t=${time},v1=${signature}` };
		},
	};
};

/** @param key what tells one event from another: the place of its ID in the item */
async function listen(
	stage: Stage,
	name: string,
	version: Version,
	parameters: Json,
	key: string,
): Promise<string> {
	// n8n keeps no static data for an id of more than 21 characters.
	const id = `${name.slice(0, 12)}${version}`;
	const type = `${name.replace('Trigger', '')}Api`;
	const trigger = {
		type: ours(name),
		typeVersion: version,
		parameters,
		...(name !== 'pickyAssistTrigger' && { credentials: { [type]: stage.credentials[type] } }),
	};
	await putWorkflow(
		stage.session,
		chained(id, [
			['Trigger', trigger],
			['Count', counter('count', JSON.stringify({ name: id }), key)],
		]),
	);
	return id;
}
