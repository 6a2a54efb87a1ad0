import { useOpenTact } from './node';

export const FLOW = '<?xml version="1.0"?>\n<Response><Say>Hello</Say></Response>';
export const DOMAIN = 'desk.sip.opentact.org';
export const trunk = { class4_ingress_trunk_settings: {}, class4_egress_trunk_settings: {} };

/** A bench with ways to make the records that there are no samples of in OpenTact's simulator. */
export function useSip() {
	const bench = useOpenTact();
	/** A record that is there before the node runs; the ledger does not show how it came about. */
	const given = async (path: string, body: object) => {
		const record = await bench.api('POST', path, body);
		bench.vendor.ledger.clear();
		return record as { uuid: string };
	};
	return {
		bench,
		given,
		connection: async () =>
			await given('/sip/connection', { name: 'Trunk', port: 5060, product: 1, ...trunk }),
		app: async () => await given('/sip/app', { name: 'Menu', product: 1, ...trunk }),
		domain: async () => await given('/sip/domain', { domain: DOMAIN }),
	};
}
