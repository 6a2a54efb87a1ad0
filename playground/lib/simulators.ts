import { TOKENS, startBusinessLabsPmp } from '../../simulators/BusinessLabsPmp';
import { OPENTACT_ACCOUNT, startOpenTact } from '../../simulators/OpenTact';
import {
	API_TOKENS,
	BASE_PATHS,
	MASTER_TOKENS,
	startPickyAssist,
} from '../../simulators/PickyAssist';
import type { Simulator } from '../../simulators/shared/simulator';
import { atEnd } from './lifetime';

/** A vendor's simulator and the credential that works there. */
export interface Vendor {
	title: string;
	simulator: Simulator;
	credential: { type: string; name: string; data: Record<string, unknown> };
}

export type Vendors = Record<'pickyAssist' | 'businessLabsPmp' | 'openTact', Vendor>;

/** Starts the three vendors on free ports of loopback; they end with this process. */
export async function startVendors(): Promise<Vendors> {
	const [pickyAssist, businessLabsPmp, openTact] = await Promise.all([
		startPickyAssist(),
		startBusinessLabsPmp(),
		startOpenTact(),
	]);
	for (const { stop } of [pickyAssist, businessLabsPmp, openTact]) atEnd(stop);
	return {
		pickyAssist: {
			title: 'Picky Assist',
			simulator: pickyAssist,
			credential: {
				type: 'pickyAssistApi',
				name: 'Picky Assist simulator',
				data: {
					platform: 'custom',
					baseUrl: `${pickyAssist.url}${BASE_PATHS.v4}`,
					apiToken: API_TOKENS.v4,
					masterToken: MASTER_TOKENS.v4,
				},
			},
		},
		businessLabsPmp: {
			title: 'BusinessLabs PMP',
			simulator: businessLabsPmp,
			credential: {
				type: 'businessLabsPmpApi',
				name: 'BusinessLabs PMP simulator',
				data: { baseUrl: businessLabsPmp.url, token: TOKENS.full },
			},
		},
		openTact: {
			title: 'OpenTact',
			simulator: openTact,
			credential: {
				type: 'openTactApi',
				name: 'OpenTact simulator',
				data: {
					environment: 'custom',
					baseUrl: `${openTact.url}/rest`,
					authentication: 'password',
					...OPENTACT_ACCOUNT,
				},
			},
		},
	};
}
