import type { Answer } from './answers';
import { isDate, KEYED_LIST, LIST, OBJECT, objectsIn } from './shape';
import type { Kind, Shape } from './shape';

/** One thing in an answer that is not as the simulator gives it. */
export interface Difference {
	kind:
		| 'status code'
		| 'content type'
		| 'around the JSON'
		| 'field missing'
		| 'field unknown'
		| 'other type'
		| 'other date format'
		| 'other paging'
		| 'field changed too'
		| 'change not stored'
		| 'node failed'
		| 'node remarks';
	/** Names of the fields that lead to it; `[]` is an entry of a list. */
	path: string[];
	/** In words without any value. */
	expected?: string;
	found?: string;
	/** The node's words: for the terminal alone, they may hold values. */
	words?: string;
}

/** What the answers to one operation have that the expected ones do not, and the other way round. */
export function compareAnswers(expected: Answer[], found: Answer[]): Difference[] {
	const differences = found.flatMap((answer) => compareAnswer(expected, answer));
	const seen = new Set<string>();
	return differences.filter((difference) => {
		const text = JSON.stringify(difference);
		return !seen.has(text) && seen.add(text);
	});
}

function compareAnswer(expected: Answer[], found: Answer): Difference[] {
	const path = [found.request];
	const alike = expected.filter(({ request }) => request === found.request);
	const model = alike.find(({ status }) => status === found.status);
	const differences: Difference[] = [];
	const isUsual = alike.some(
		({ status, around }) => status === found.status && around === found.around,
	);
	if (found.around && !isUsual) {
		differences.push({
			kind: 'around the JSON',
			path,
			expected: 'JSON alone',
			found: found.around,
		});
	}
	if (!model) {
		const usual = [...new Set(alike.map(({ status }) => status))].join(' or ');
		const known = usual || 'no such request';
		return [...differences, { kind: 'status code', path, expected: known, found: found.status }];
	}
	if (model.type !== found.type) {
		differences.push({
			kind: 'content type',
			path,
			expected: model.type || 'none',
			found: found.type || 'none',
		});
	}
	return [...differences, ...compareShapes(model.shape, found.shape, path)];
}

/** Fields by which a list says how much of it there is. */
const PAGING =
	/^(meta|total|total_pages|page|per_page|pages|has_more|current_page|last_page|limit|offset|take|skip|size|count|next|previous)$/;

/** Differences of two shapes and of everything below. */
export function compareShapes(expected: Shape, found: Shape, path: string[]): Difference[] {
	const differences = compareKinds(expected, found, path);
	const objects = objectsIn(found);
	if (objects > 0 && objectsIn(expected) > 0) {
		for (const [name, field] of Object.entries(expected.fields)) {
			const isAlways = field.seen === objectsIn(expected);
			const seen = found.fields[name]?.seen ?? 0;
			if (!isAlways || seen === objects) continue;
			const kind = PAGING.test(name) ? 'other paging' : 'field missing';
			const where = seen === 0 ? 'missing' : `missing in ${objects - seen} of ${objects}`;
			differences.push({ kind, path: [...path, name], expected: 'always there', found: where });
		}
		for (const [name, field] of Object.entries(found.fields)) {
			const known = expected.fields[name];
			if (known) differences.push(...compareShapes(known.shape, field.shape, [...path, name]));
			else {
				const kind = PAGING.test(name) ? 'other paging' : 'field unknown';
				const kinds = Object.keys(field.shape.kinds).join(' or ');
				differences.push({ kind, path: [...path, name], expected: 'not there', found: kinds });
			}
		}
	}
	if (expected.entries && found.entries) {
		differences.push(...compareShapes(expected.entries, found.entries, [...path, '[]']));
	}
	return differences;
}

/** Nothing at all, in the ways that vendors write it: it says nothing of the type. */
const NOTHING: Kind[] = ['null', 'empty text'];

function compareKinds(expected: Shape, found: Shape, path: string[]): Difference[] {
	const wanted = Object.keys(expected.kinds).filter((kind) => !NOTHING.includes(kind));
	if (wanted.length === 0) return [];
	const differences: Difference[] = [];
	for (const kind of Object.keys(found.kinds)) {
		if (NOTHING.includes(kind) || wanted.includes(kind) || isEmptyOther(kind, found, wanted))
			continue;
		const isDated = wanted.every(isDate);
		if (isDated ? false : family(kind) === 'text' && wanted.some((one) => family(one) === 'text')) {
			continue;
		}
		const words = wanted.join(' or ');
		const isText = family(kind) === 'text';
		differences.push({
			kind: isDated && isText ? 'other date format' : 'other type',
			path,
			expected: words,
			found: kind,
		});
	}
	return differences;
}

/** All texts, dates among them, are one family: a free text may look like a date. */
function family(kind: Kind): string {
	return /^(text|empty text|date|time)/.test(kind) ? 'text' : kind;
}

/** PHP writes an empty list for an empty object, and the other way round. */
function isEmptyOther(kind: Kind, { entries, fields }: Shape, wanted: Kind[]): boolean {
	const both = [OBJECT, LIST, KEYED_LIST];
	if (!both.includes(kind) || !wanted.some((one) => both.includes(one))) return false;
	return kind === OBJECT ? Object.keys(fields).length === 0 : entries === undefined;
}
