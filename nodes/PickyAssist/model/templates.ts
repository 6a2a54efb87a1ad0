import type { IDataObject } from 'n8n-workflow';
import type { WireRequest } from '../../shared/contract/types';
import { rowsIn } from '../../shared/engine/answer';
import { listUnder } from '../transport/answer';
import { isRecord } from '../../shared/values/records';

export interface TemplateText {
	language: string;
	message: string;
}

const APPROVED = 3;

/** One template, or all with a blank ID. Vendor docs: whatsapp-template-api/template-status-api. */
export function templateRequest(id = ''): WireRequest {
	return {
		method: 'POST',
		path: '/template-status',
		body: { template_id: id },
		repeatable: true,
		...(id === '' && { expect: 'list' }),
	};
}

/**
 * The templates in the answer for all; an account without any has a code of its own.
 * @throws VendorError for an answer that has no place for them
 */
export function templatesIn(body: unknown): IDataObject[] {
	return listUnder(body, ['templates', 'data'], 'templates');
}

/** Codes come as text here, as numbers elsewhere. */
export function isApproved({ template_status: status }: IDataObject): boolean {
	return Number(status) === APPROVED;
}

export function textsOfTemplate({ template_message: texts }: IDataObject): TemplateText[] {
	const list = rowsIn(texts) ?? [texts].flat();
	return list.filter(isRecord).map(({ language, message }) => ({
		language: String(language),
		message: String(message ?? ''),
	}));
}

/** The numbers of the placeholders `{{n}}` in a text: 1 to the highest that occurs. */
export function placeholdersIn(message: string): number[] {
	const found = [...message.matchAll(/\{\{\s*(\d+)\s*\}\}/g)].map(([, digits]) => Number(digits));
	return Array.from({ length: Math.max(0, ...found) }, (_, index) => index + 1);
}
