import { isDeepStrictEqual } from 'node:util';
import type { Body } from './stage';

/** @throws Error when a value is another one than expected */
export function mustBe(what: string, value: unknown, expected: unknown): void {
	if (isDeepStrictEqual(value, expected)) return;
	throw new Error(`${what}: expected ${show(expected)}, it is ${show(value)}`);
}

/** @throws Error when a record lacks one of the parts, or has it with another value */
export function mustMatch(what: string, record: Body | undefined, parts: Body): void {
	if (!record) throw new Error(`${what}: there is none`);
	for (const [name, expected] of Object.entries(parts)) {
		mustBe(`${what}, "${name}" of ${show(record)}`, record[name], expected);
	}
}

function show(value: unknown): string {
	return (JSON.stringify(value) ?? String(value)).slice(0, 1000);
}
