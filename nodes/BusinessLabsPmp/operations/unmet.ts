import type { IDataObject } from 'n8n-workflow';
import type { Dialect } from '../model/column';
import { fieldsFor } from '../model/definition';
import type { Definition } from '../model/definition';
import { PmpError } from '../transport/answer';
import { differences } from './compare';

/**
 * What an update wanted and the record does not show, as labels: a failed update is none when all that
 * was asked for is already there. A password that no read shows is stored anew each time, so with one
 * it is a failure.
 * @param sent the body of the update
 */
export function unmetChanges(
	{ columns, unmet }: Definition,
	changes: IDataObject,
	record: IDataObject,
	sent: IDataObject,
	dialect: Dialect,
): string[] {
	const offered = fieldsFor(columns, 'update');
	const secrets = offered
		.filter(({ field }) => field.typeOptions?.password && (changes[field.name] ?? '') !== '')
		.map(({ field }) => field.displayName);
	return [
		...differences(offered, changes, record, dialect),
		...secrets,
		...(unmet?.(record, changes, sent) ?? []),
	];
}

/** PMP's refusal, with what it did not save. */
export function notSaved({ message, httpCode }: PmpError, labels: string[]): PmpError {
	return new PmpError('failed', message, {
		httpCode,
		description: `PMP did not save: ${labels.join(', ')}.`,
	});
}
