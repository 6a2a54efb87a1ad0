import type { IDataObject } from 'n8n-workflow';
import type { Exchange, Field, Operation, Values, WireRequest } from '../../shared/contract/types';
import { verdictOf } from '../../shared/engine/verdict';
import { isRecord, recordsOf } from '../../shared/values/records';

/** The request of an operation that writes a record, and its run. */
export function writing(
	fields: Field[],
	request: (values: Values) => WireRequest,
): Pick<Operation, 'request' | 'run'> {
	return {
		request,
		run: async (exchange, values) => await writeRecord(exchange, request(values), fields),
	};
}

/**
 * Writes a record, and tells of the fields that it has otherwise in the answer: what a server does not
 * know, or may not change, it leaves out without a word.
 * @param fields those that may have been sent, with their names for people
 */
export async function writeRecord(
	{ send, hint }: Exchange,
	request: WireRequest,
	fields: Field[],
): Promise<IDataObject[]> {
	const records = recordsOf(await send(request));
	const [record, ...others] = records;
	if (others.length > 0) return records;
	const missed = fields.filter(({ name, type }) => {
		const isSent = request.body !== undefined && Object.hasOwn(request.body, name);
		return isSent && !isTaken(request.body?.[name], record[name], type === 'resourceLocator');
	});
	if (missed.length > 0) {
		const names = missed.map(({ displayName }) => displayName).join(', ');
		hint(`OpenTact did not take over: ${names}. Compare the record with what was sent.`);
	}
	return records;
}

/** @param isRelation answers often leave out what a relation leads to */
function isTaken(sent: unknown, held: unknown, isRelation: boolean): boolean {
	if (held === undefined || Array.isArray(held)) return true;
	if (isRecord(held)) {
		const values = Object.values(held);
		if (!isRecord(sent)) return values.length === 0 || values.some((value) => isSame(sent, value));
		return Object.entries(sent).every(([key, value]) => isTaken(value, held[key], isRelation));
	}
	if (isRecord(sent) || (isRelation && held === null)) return true;
	return isSame(sent, held);
}

/** A vendor may write a value in another way: a number as text, a phone number by its digits. */
function isSame(sent: unknown, held: unknown): boolean {
	if (typeof sent === 'boolean') return (verdictOf(held) ?? sent) === sent;
	const [one, other] = [sent, held].map((value) => String(value ?? '').trim());
	if (one === other) return true;
	if (one === '' || other === '') return false;
	return [lettersOf, Number, Date.parse].some((read) => read(one) === read(other));
}

/** Letters and digits alone; a text without any is itself. */
function lettersOf(text: string): string {
	return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '') || text;
}
