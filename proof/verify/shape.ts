/** What a value is: its JSON type; for a text also the kind of date or number that it holds. */
export type Kind = string;

/** What was seen at one place of many answers. */
export interface Shape {
	/** How often each kind was seen. */
	kinds: Record<Kind, number>;
	/** The fields of its objects, and how many of the objects had them. */
	fields: Record<string, { seen: number; shape: Shape }>;
	/** What its lists hold. */
	entries?: Shape;
}

export const OBJECT = 'object';
export const LIST = 'list';
/** PHP's way to write a list with a gap in its numbers. */
export const KEYED_LIST = 'list with numbers as keys';

const TEXTS: Array<[RegExp, Kind]> = [
	[/^$/, 'empty text'],
	[/^-?\d+(\.\d+)?$/, 'text of digits'],
	[/^\d{4}-\d\d-\d\d$/, 'date (Y-m-d)'],
	[/^\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?$/, 'time (Y-m-d H:i:s)'],
	[/^\d{4}-\d\d-\d\dT\d\d:\d\d/, 'time (ISO 8601)'],
	[/^\d\d?\/\d\d?\/\d{4}$/, 'date (with slashes)'],
	[/^\d\d?\.\d\d?\.\d{4}$/, 'date (with dots)'],
	[/^\d\d?-\d\d?-\d{4}$/, 'date (day or month first)'],
	[/^\d\d?[./-]\d\d?[./-]\d{4} \d\d?:\d\d/, 'time (day or month first)'],
];

export const isDate = (kind: Kind) => /^(date|time) /.test(kind);

export const emptyShape = (): Shape => ({
	kinds: {},
	// Names come from a server: one of them may be "constructor".
	fields: Object.create(null) as Shape['fields'],
});

/** Adds what a value looks like; the value itself is forgotten. */
export function learn(shape: Shape, value: unknown): Shape {
	const kind = kindOf(value);
	shape.kinds[kind] = (shape.kinds[kind] ?? 0) + 1;
	if (kind === LIST || kind === KEYED_LIST) {
		for (const entry of Object.values(value as object))
			learn((shape.entries ??= emptyShape()), entry);
	} else if (kind === OBJECT) {
		for (const [name, entry] of Object.entries(value as object)) {
			const field = (shape.fields[name] ??= { seen: 0, shape: emptyShape() });
			field.seen++;
			learn(field.shape, entry);
		}
	}
	return shape;
}

function kindOf(value: unknown): Kind {
	if (value === null) return 'null';
	if (Array.isArray(value)) return LIST;
	if (typeof value === 'string') return TEXTS.find(([form]) => form.test(value))?.[1] ?? 'text';
	if (typeof value !== 'object') return typeof value;
	const names = Object.keys(value);
	return names.length > 0 && names.every((name) => /^\d+$/.test(name)) ? KEYED_LIST : OBJECT;
}

/** How often objects were seen here. */
export const objectsIn = ({ kinds }: Shape) => kinds[OBJECT] ?? 0;
