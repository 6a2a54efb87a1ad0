import type { IDataObject } from 'n8n-workflow';
import type { Field } from '../../shared/contract/types';
import { InputError } from '../../shared/contract/errors';
import { calendarMoment, inFormat, isIsoMoment, isoDay, isoFrom } from './dates';
import { amount, decimal } from './decimal';
import { bareAddress } from './email';
import { decodedEntities } from '../../shared/values/plainText';
import { withoutAddedBreaks } from '../transport/htmlText';

/** How a column travels. */
export type ColumnKind =
	| 'text'
	| 'email'
	/** A time of day, or a moment: that depends on the server. */
	| 'time'
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
	kind: ColumnKind;
	/** Only offered there; default: on both. `merge` is never offered, only kept by an update. */
	on?: 'create' | 'update' | 'merge';
	/** PMP does not tell its value, so an update cannot keep it. */
	unread?: true;
	/** As `unread`, and an update before version 3 that does not give it clears it. */
	wiped?: true;
	/** As `wiped`, and it is offered beside the record. */
	shown?: string;
	/** Offered beside the record on an update, not among the fields to change. */
	beside?: true;
	/** Must be sent on an update even when it is empty. */
	always?: true;
	/** What stands for no record, where it is not 0. */
	none?: string;
	/** A read of one record gives it with its merge fields filled in, or taken out. */
	filled?: true;
	/** It follows from others, and is sent with what does. */
	computed?: true;
	/** Before version 3 it is not stored. */
	since3?: true;
	/** Every record has one, so that an update cannot empty it. */
	needed?: true;
	/** Before version 3 an update cannot empty it. */
	lasting?: true;
	/**
	 * A switch that servers before version 3 read in two ways: some by its presence, others keep it
	 * when it is left out. When it is off, it is left out first, and said only where it stayed on.
	 */
	eitherWay?: true;
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
	for (const column of columns) {
		const { name } = column.field;
		if (column.kind === 'rows' || column.computed || !(name in given)) continue;
		const value = given[name];
		sent[name] = value === undefined ? undefined : out(column, value, dialect);
	}
	return sent;
}

function out(
	{ kind, field: { name }, none = '0' }: Column,
	value: IDataObject[string],
	{ dateFormat, partial }: Dialect,
): IDataObject[string] {
	if (typeof value === 'boolean') {
		if (kind === 'switch') return value ? '1' : '0';
		if (value) return kind === 'named' ? name : kind === 'mark' ? '1' : 'on';
		return partial ? '0' : undefined;
	}
	if (kind === 'list') return listOf(value);
	const text = String(value);
	if (kind === 'id') return text.trim() === '' ? none : text.trim();
	if (text === '') return text;
	if (kind === 'email') return bareAddress(text);
	if (kind === 'amount') return amount(text);
	if (kind === 'date') return inFormat(text, dateFormat, 'never');
	if (kind === 'dateTime') return inFormat(text, dateFormat, 'always');
	if (kind === 'calendar') return calendarMoment(text);
	if (kind === 'unix') return String(Math.floor(Date.parse(text) / 1000));
	return kind === 'isoDate' ? isoDay(text) : text;
}

/**
 * What a read record holds, as PMP wants it back: dates in the installation's format, without the line
 * breaks that PMP added, flags by presence. A column that reads null is left out: there is nothing to
 * keep, and a switched-off VAT field reads null as well.
 * @throws InputError with the field's name when a value was read that cannot be written back
 */
export function kept(columns: Column[], record: IDataObject, { dateFormat }: Dialect): IDataObject {
	const sent: IDataObject = {};
	for (const { field, kind, unread, wiped, shown, always } of columns) {
		const value = record[field.name];
		if (unread || wiped || shown !== undefined || value === undefined) continue;
		if (value === null) {
			if (always) sent[field.name] = '';
			continue;
		}
		const back = backAgain(kind, value, field.name, dateFormat);
		if (back === NOT_UNDERSTOOD) throw notUnderstood(field, value);
		if (back !== undefined) sent[field.name] = back;
	}
	return sent;
}

const NOT_UNDERSTOOD = Symbol();

function backAgain(kind: ColumnKind, value: unknown, name: string, dateFormat: string) {
	if (kind === 'list') return Array.isArray(value) ? (value as string[]) : NOT_UNDERSTOOD;
	const isSwitch = ['flag', 'mark', 'named'].includes(kind);
	if (typeof value === 'object' || (typeof value === 'boolean' && !isSwitch)) return NOT_UNDERSTOOD;
	const text = String(value);
	switch (kind) {
		case 'flag':
		case 'mark':
		case 'named': {
			const isOn = isSwitchedOn(text);
			if (isOn === undefined) return NOT_UNDERSTOOD;
			return isOn ? { flag: 'on', mark: '1', named: name }[kind] : undefined;
		}
		case 'lines':
			return withoutAddedBreaks(text);
		case 'date':
		case 'dateTime':
		case 'calendar':
		case 'isoDate':
		case 'time':
			return dateAgain(kind, text, dateFormat) ?? NOT_UNDERSTOOD;
		case 'amount':
			// The framework's check wants decimals, also where the database gave none.
			if (decimal(text)) return amount(text);
			return text.trim() === '' ? text : NOT_UNDERSTOOD;
		case 'id':
		case 'number':
			return text.trim() === '' || decimal(text) ? text : NOT_UNDERSTOOD;
		default:
			return text;
	}
}

/** Dates read as ISO; one that comes in the installation's own format goes back as it is. */
function dateAgain(
	kind: 'date' | 'dateTime' | 'calendar' | 'isoDate' | 'time',
	text: string,
	dateFormat: string,
): string | undefined {
	const isNone = text === '' || text.startsWith('0000');
	if (isNone) return ['isoDate', 'time'].includes(kind) ? text : '';
	if (kind === 'time' && /^\d+(:\d{2}){0,2}$/.test(text)) return text;
	if (!isIsoMoment(text)) return isoFrom(text, dateFormat) === undefined ? undefined : text;
	if (kind === 'time') return text;
	if (kind === 'isoDate') return inFormat(text, 'Y-m-d', 'ifAny');
	if (kind === 'calendar') return calendarMoment(text);
	return inFormat(text, dateFormat, kind === 'date' ? 'ifAny' : 'always');
}

/** @returns undefined when the text says neither */
export function isSwitchedOn(text: string): boolean | undefined {
	const word = text.trim().toLowerCase();
	if (['1', 'on', 'yes', 'true'].includes(word)) return true;
	return ['', '0', 'off', 'no', 'false'].includes(word) ? false : undefined;
}

function notUnderstood({ displayName }: Field, value: unknown): InputError {
	const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
	return new InputError(
		`PMP shows "${text.slice(0, 60)}" as ${displayName}, which cannot be written back`,
		`Before version 3 an update has to send ${displayName} again, so nothing was changed. Give a value for it in the same update.`,
	);
}

const DATES: ColumnKind[] = ['date', 'dateTime', 'calendar', 'isoDate'];

/** What a value means, whether a user gave it or PMP shows it, so that both can be compared. */
export function meaning(
	{ kind, field: { name } }: Column,
	value: unknown,
	dialect?: Dialect,
): string {
	const plain = String(value ?? '')
		.replace(/\r\n?/g, '\n')
		.trim();
	const isDate = dialect && DATES.includes(kind);
	const text = (isDate && isoFrom(plain, dialect.dateFormat)) || plain;
	const isNone = text === '' || text.startsWith('0000');
	switch (kind) {
		case 'list':
			return listOf(text).sort().join();
		case 'flag':
		case 'mark':
		case 'named':
		case 'switch':
			return text === name || isSwitchedOn(text) ? 'on' : 'off';
		case 'date':
		case 'isoDate':
			return isNone ? '' : isoDay(text);
		case 'dateTime':
		case 'calendar':
			return isNone ? '' : calendarMoment(text);
		case 'email':
			return bareAddress(decodedEntities(text));
		case 'unix':
			return /^\d*$/.test(text) ? text : String(Math.floor(Date.parse(text) / 1000));
		case 'id':
		case 'number':
		case 'amount':
			return Number.isNaN(Number(text)) ? text : String(Number(text));
		default:
			return withoutAddedBreaks(decodedEntities(text));
	}
}

/** The entries of a list, or of a text with commas. */
export function listOf(value: unknown): string[] {
	const entries: unknown[] = Array.isArray(value) ? value : String(value ?? '').split(',');
	return entries.map((entry) => String(entry).trim()).filter((entry) => entry !== '');
}
