import { isObject } from './checks';
import type { Json } from './answers';

/** How this vendor behaves today. Times are milliseconds. */
export interface Settings {
	/** False as the vendor announced for 2023-02-01: every `/pm/*` request fails. */
	projectApi: boolean;
	/** False makes everything that needs WhatsApp Official fail with 801. */
	officialAccount: boolean;
	/** True: outside 24 hours after a person's last message, WhatsApp Official takes templates only. */
	sessionWindow: boolean;
	/** Requests of one project in a sliding window; 0 switches a limit off. */
	limits: {
		push: number;
		status: number;
		windowMs: number;
		/**
		 * Excess is dropped. `silent` (assumed): a push is answered like an accepted one and never sent,
		 * a status check gets 101. `http429`: as a third party reports.
		 */
		onExcess: 'silent' | 'http429';
	};
	/**
	 * Recipients that the vendor does not take. How it reports a part of them is not documented;
	 * assumed: `row` keeps the row without `msg_id`, with a status of its own, and `omitted` leaves the
	 * row out. When none of the recipients is left, the whole push fails with 406.
	 */
	refuse: { numbers: string[]; as: 'row' | 'omitted' };
	delivery: {
		/** Before the first event, and between one status and the next. */
		afterMs: number;
		/** Event statuses in order: 4 submitted, 1 delivered, 3 read. */
		statuses: number[];
		/** These recipients end as `failStatus` instead: 2 failed, 5 refunded. */
		failing: string[];
		failStatus: 2 | 5;
		/** Delivery rows in one event call. */
		rowsPerCall: number;
	};
	/** The number filter does not find these. */
	notOnWhatsApp: string[];
	webhooks: {
		timeoutMs: number;
		/** Waits before each further attempt; the real ones (1 min, 15 min, 2 h, 6 h) are off by default. */
		retriesMs: number[];
	};
}

export const defaultSettings = (): Settings => ({
	projectApi: true,
	officialAccount: true,
	sessionWindow: false,
	limits: { push: 90, status: 3, windowMs: 60_000, onExcess: 'silent' },
	refuse: { numbers: [], as: 'row' },
	delivery: { afterMs: 50, statuses: [1], failing: [], failStatus: 2, rowsPerCall: 10 },
	notOnWhatsApp: [],
	webhooks: { timeoutMs: 180_000, retriesMs: [] },
});

/** Changes the given settings and leaves the others; throws at a name that does not exist. */
export function change(settings: object, changes: Json): void {
	const known = settings as Json;
	for (const [name, value] of Object.entries(changes)) {
		if (!(name in known)) throw new Error(`There is no setting ${name}`);
		if (isObject(value)) change(known[name] as object, value);
		else known[name] = value;
	}
}
