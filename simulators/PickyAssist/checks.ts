import { Refusal } from './answers';
import type { Code, Json } from './answers';

// The vendor does not document which code a wrong field gets; 410 (invalid request) is assumed
// wherever no closer code is named.

export const isObject = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const isAbsent = (value: unknown) => value === undefined || value === null || value === '';

/** Text, '' when absent. Numbers count as text, as PHP has it. */
export function text(body: Json, name: string, max = Infinity, tooLong: Code = 410): string {
	const value = body[name];
	if (isAbsent(value)) return '';
	if (typeof value !== 'string' && typeof value !== 'number') {
		throw new Refusal(410, `${name} must be a string`);
	}
	const given = String(value);
	if ([...given].length > max) throw new Refusal(tooLong, `${name} exceeds ${max} characters`);
	return given;
}

export function requiredText(body: Json, name: string, max?: number): string {
	const value = text(body, name, max);
	if (!value) throw new Refusal(410, `${name} is required`);
	return value;
}

/** A whole number, as a number or as digits in a string (the vendor's samples show both). */
export function integer(body: Json, name: string): number | undefined {
	const value = body[name];
	if (isAbsent(value)) return undefined;
	const isInteger = typeof value === 'number' ? Number.isInteger(value) : isDigits(value);
	if (!isInteger) throw new Refusal(410, `${name} must be a number`);
	return Number(value);
}

export function requiredInteger(body: Json, name: string): number {
	const value = integer(body, name);
	if (value === undefined) throw new Refusal(410, `${name} is required`);
	return value;
}

/** One of the allowed whole numbers. */
export function choice(
	body: Json,
	name: string,
	allowed: number[],
	code: Code = 410,
): number | undefined {
	const value = integer(body, name);
	if (value !== undefined && !allowed.includes(value)) {
		throw new Refusal(code, `${name} must be one of ${allowed.join(', ')}`);
	}
	return value;
}

export function requiredChoice(
	body: Json,
	name: string,
	allowed: number[],
	code: Code = 410,
): number {
	const value = choice(body, name, allowed, code);
	if (value === undefined) throw new Refusal(code, `${name} is required`);
	return value;
}

export function url(body: Json, name: string): string {
	const value = text(body, name);
	if (value && !/^https?:\/\/[^\s/]+/.test(value)) {
		throw new Refusal(410, `${name} must be a URL`);
	}
	return value;
}

/** A list of texts, empty when absent. */
export function texts(body: Json, name: string): string[] {
	const value = body[name];
	if (isAbsent(value)) return [];
	if (
		!Array.isArray(value) ||
		value.some((entry) => !['string', 'number'].includes(typeof entry))
	) {
		throw new Refusal(410, `${name} must be an array of strings`);
	}
	return value.map(String);
}

export const isDigits = (value: unknown): value is string =>
	typeof value === 'string' && /^\d+$/.test(value);

/** Full country code, digits only: no plus, no leading zero, no spaces. */
export const isPhoneNumber = (value: unknown): boolean => /^[1-9]\d{6,14}$/.test(String(value));

export const range = (from: number, to: number): number[] =>
	Array.from({ length: to - from + 1 }, (_, index) => from + index);
