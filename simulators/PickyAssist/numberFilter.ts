import { Refusal, success } from './answers';
import type { Json } from './answers';
import { isObject, isPhoneNumber } from './checks';
import type { Call } from './endpoint';
import { nextId } from './world';
import { sendEvent } from './webhooks';

/**
 * Asks which numbers are on WhatsApp; the answer comes as event 2.
 * Vendor docs: push-api/whatsapp-number-filter.
 */
export function filterNumbers(
	{ world, project, body }: Call,
	application: number,
	isAdmitted: boolean,
): Json {
	if (![1, 2, 8, 10].includes(application)) {
		throw new Refusal(410, 'application does not filter numbers');
	}
	const { data } = body;
	if (!Array.isArray(data) || data.length === 0) throw new Refusal(402);
	const pushId = nextId(world);
	const rows = data.map((row: unknown) => {
		if (!isObject(row) || !isPhoneNumber(row.number)) throw new Refusal(406);
		return { msg_id: nextId(world), number: String(row.number), status: '0' };
	});
	// Samples show "1" and "2"; that 1 means "has WhatsApp" is assumed.
	const found = rows.map(({ msg_id, number }) => ({
		push_id: pushId,
		number,
		msg_id,
		status: world.settings.notOnWhatsApp.includes(number) ? '2' : '1',
	}));
	if (isAdmitted) {
		world.background.after(world.settings.delivery.afterMs, () =>
			sendEvent(world, project, { event_id: 2, data: found }),
		);
	}
	return success({ push_id: pushId, data: rows });
}
