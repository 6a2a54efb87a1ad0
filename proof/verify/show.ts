import { table } from '../../playground/lib/table';
import type { Difference } from './compare';
import type { Finding, Result } from './verify';

/** How an operation fared, in one row. */
export function rowOf({ title, missing, statuses, milliseconds, records, differences }: Finding) {
	if (missing !== undefined) return [title, 'not tried', '', '', missing];
	const count = differences.length;
	const words = count === 0 ? 'none' : String(count);
	return [title, statuses.join(', ') || 'no answer', `${milliseconds} ms`, String(records), words];
}

/** Everything that was found, for the terminal: with the real names of fields and the node's words. */
export function shown({ vendor, server, findings, ended }: Result): string {
	const tried = findings.filter(({ missing }) => missing === undefined);
	const differing = tried.filter(({ differences }) => differences.length > 0);
	const count = differing.reduce((sum, { differences }) => sum + differences.length, 0);
	return [
		table(['Operation', 'Answered', 'Time', 'Items', 'Differences'], findings.map(rowOf)),
		'',
		`Found: ${vendor.title}, ${server.name}.`,
		...server.advice.map((words) => `Credential: ${words}.`),
		...(server.notes ?? []).map((words) => `${words}.`),
		`${tried.length} of ${findings.length} operations were tried.`,
		...differing.flatMap(({ title, differences }) => [
			'',
			title,
			...differences.map((difference) => `  ${sentence(difference)}`),
		]),
		'',
		...(ended ? [`Ended early: ${ended}.`] : []),
		count === 0
			? 'Everything answers as expected: nothing was found.'
			: `${count} differences were found in ${differing.length} operations.`,
	].join('\n');
}

/** One difference in words. */
export function sentence({ kind, path, expected, found, words }: Difference): string {
	const [request, ...fields] = path;
	const place = [request, fields.join('.')].filter(Boolean).join(' → ');
	if (words !== undefined) return `${kind}: ${words}`;
	return `${kind}: ${place}: expected ${expected ?? 'nothing'}, found ${found ?? 'nothing'}`;
}
