import type { IDataObject } from 'n8n-workflow';
import { filled } from '../../shared/values/records';
import { fetchable } from '../../shared/values/url';
import { kindOfUrl } from './media';

const TYPES = { image: '2', video: '3', audio: '4', document: '6' };

/**
 * What the vendor is to answer with at once, or an empty object for nothing. All values are texts, and
 * `message-out` is not encoded. Vendor docs: webhook/webhook-request-and-response.
 */
export function replyFrom(fields: unknown): IDataObject {
	const { text, mediaUrl, delay } = filled(fields as IDataObject);
	if (text === undefined && mediaUrl === undefined) return {};
	const kind = mediaUrl === undefined ? undefined : (kindOfUrl(String(mediaUrl)) ?? 'document');
	return {
		...(text !== undefined && { 'message-out': String(text) }),
		...(mediaUrl !== undefined && { 'media-url': fetchable(String(mediaUrl)) }),
		delay: String(Math.min(Math.max(Math.round(Number(delay ?? 0)) || 0, 0), 3600)),
		type: kind ? TYPES[kind] : '1',
	};
}
