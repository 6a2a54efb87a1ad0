import type { IDataObject } from 'n8n-workflow';
import type { Field } from '../../shared/contract/types';
import { calendarMoment, inFormat, isoDay } from './dates';
import { amount } from './decimal';
import { withoutAddedBreaks } from '../transport/htmlText';

/** How a column travels. */
export type Kind =
	| 'text'
	/** Text to which PMP adds `<br />` whenever it stores it. */
	| 'lines'
	/** Number of another record; 0 is none. */
	| 'id'
	| 'number'
	| 'amount'
	/** On when its key is present, whatever the value; off when it is absent. */
	| 'flag'
	/** Like a flag, but the value is the column's own name. */
	| 'named'
	/** 1, or absent: nothing says whether PMP looks at the value or at the presence. */
	| 'mark'
	/** 1 or 0. */
	| 'switch'
	/** A date, or a moment, in the installation's format. */
	| 'date'
	| 'dateTime'
	/** A moment like `2023/12/12 07:00`. */
	| 'calendar'
	/** A date in ISO form. */
	| 'isoDate'
	/** A moment in seconds since 1970. */
	| 'unix'
	| 'list'
	/** Rows that are put together elsewhere. */
	| 'rows';

/** One column of a record: what a user fills in, and how it travels. */
export interface Column {
	field: Field;
	kind: Kind;
	/** Only offered there; default: on both. `merge` is never offered, only kept by an update. */
	on?: 'create' | 'update' | 'merge';
	/** PMP does not tell its value, so an update cannot keep it. */
	unread?: true;
	/** As `unread`, and an update without it clears it: it is offered beside the record. */
	shown?: string;
	/** Offered beside the record on an update, not among the fields to change. */
	beside?: true;
	/** Must be sent on an update even when it is empty. */
	always?: true;
}

export interface Dialect {
	/** PHP format of the installation's dates. */
	dateFormat: string;
	/** Whether what is left out stays as it is (version 3), so that off must be said. */
	partial?: boolean;
}

/** What a user filled in, as PMP wants it; what is undefined is not sent. */
export function outgoing(columns: Column[], given: IDataObject, dialect: Dialect): IDataObject {
	const sent: IDataObject = {};
	for (const { field, kind } of columns) {
		if (kind === 'rows' || !(field.name in given)) continue;
		const value = given[field.name];
		sent[field.name] = value === undefined ? undefined : out(kind, value, field.name, dialect);
	}
	return sent;
}

function out(
	kind: Kind,
	value: IDataObject[string],
	name: string,
	{ dateFormat, partial }: Dialect,
): IDataObject[string] {
	if (typeof value === 'boolean') {
		if (kind === 'switch') return value ? '1' : '0';
		if (value) return kind === 'named' ? name : kind === 'mark' ? '1' : 'on';
		return partial ? '0' : undefined;
	}
	if (kind === 'list') return listOf(value);
	const text = String(value);
	if (kind === 'id') return text === '' ? '0' : text;
	if (text === '') return text;
	if (kind === 'amount') return amount(text);
	if (kind === 'date') return inFormat(text, dateFormat, 'never');
	if (kind === 'dateTime') return inFormat(text, dateFormat, 'always');
	if (kind === 'calendar') return calendarMoment(text);
	if (kind === 'unix') return String(Math.floor(Date.parse(text) / 1000));
	return kind === 'isoDate' ? isoDay(text) : text;
}

/**
 * What a read record holds, as PMP wants it back: the documented columns only, dates in the
 * installation's format, without the line breaks that PMP added, flags by presence. A column that
 * reads null is left out: there is nothing to keep, and a switched-off VAT field reads null as well.
 */
export function kept(columns: Column[], record: IDataObject, { dateFormat }: Dialect): IDataObject {
	const sent: IDataObject = {};
	for (const { field, kind, unread, shown, always } of columns) {
		const value = record[field.name];
		if (unread || shown !== undefined || value === undefined) continue;
		if (kind === 'list') {
			if (Array.isArray(value)) sent[field.name] = value;
			continue;
		}
		if (value === null) {
			if (always) sent[field.name] = '';
			continue;
		}
		const back = backAgain(kind, String(value), field.name, dateFormat);
		if (back !== undefined) sent[field.name] = back;
	}
	return sent;
}

function backAgain(kind: Kind, text: string, name: string, dateFormat: string): string | undefined {
	const isNoDate = text === '' || text.startsWith('0000');
	switch (kind) {
		case 'flag':
			return text === '1' ? 'on' : undefined;
		case 'mark':
			return text === '1' ? text : undefined;
		case 'named':
			return text === '1' ? name : undefined;
		case 'lines':
			return withoutAddedBreaks(text);
		case 'date':
			return isNoDate ? '' : inFormat(text, dateFormat, 'ifAny');
		case 'calendar':
			return isNoDate ? '' : calendarMoment(text);
		case 'dateTime':
			return isNoDate ? '' : inFormat(text, dateFormat, 'always');
		default:
			return text;
	}
}

/** The entries of a list, or of a text with commas. */
export function listOf(value: unknown): string[] {
	const entries: unknown[] = Array.isArray(value) ? value : String(value ?? '').split(',');
	return entries.map((entry) => String(entry).trim()).filter((entry) => entry !== '');
}
