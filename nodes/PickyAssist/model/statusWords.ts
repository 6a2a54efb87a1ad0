/** Index 0 is unused: the vendor counts from 1. */
const TEMPLATE_STATES = ['', 'pending', 'pendingAtWhatsApp', 'approved', 'rejected'];

/** Vendor docs: whatsapp-template-api/template-status-api; 12 to 14 are in use today. */
export const TEMPLATE_CATEGORIES = [
	'',
	'ACCOUNT_UPDATE',
	'PAYMENT_UPDATE',
	'PERSONAL_FINANCE_UPDATE',
	'SHIPPING_UPDATE',
	'RESERVATION_UPDATE',
	'ISSUE_RESOLUTION',
	'APPOINTMENT_UPDATE',
	'TRANSPORTATION_UPDATE',
	'TICKET_UPDATE',
	'ALERT_UPDATE',
	'AUTO_REPLY',
	'TRANSACTIONAL',
	'MARKETING',
	'OTP',
];

/** A review state in words; an unknown code as it is, and `unknown` where there is none. */
export function templateState(code: unknown): string {
	return TEMPLATE_STATES[Number(code)] || String(code ?? 'unknown');
}

const DELIVERY = ['unknown', 'delivered', 'failed', 'read', 'submitted', 'refunded'];

/**
 * A delivery state in words, whether the code comes as text or as a number; an unknown one as it is.
 * Refunded counts as failed. Vendor docs: event-webhook/event-webhook-variables.
 */
export function deliveryStatus(code: unknown): string {
	return DELIVERY[Number(code)] ?? String(code ?? 'unknown');
}
