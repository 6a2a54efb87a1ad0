// What stands in the forms of the editor is whole: no text is missing, and what a field refers to is there.
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { ourNodes } from '../engine/ourNodes';

type Entry = NonNullable<INodeProperties['options']>[number];

const isField = (entry: Entry): entry is INodeProperties => 'type' in entry;
const isChoice = (entry: Entry): entry is INodePropertyOptions => 'value' in entry;

/** A field with those beside it, which are what its conditions are about. */
interface Place {
	path: string;
	field: INodeProperties;
	beside: INodeProperties[];
}

function placesIn(fields: INodeProperties[], above: string, top = fields): Place[] {
	return fields.flatMap((field) => {
		const path = `${above}.${field.name}`;
		const inner = (field.options ?? []).flatMap((entry) => {
			if (isField(entry)) return placesIn([entry], path, top);
			return 'values' in entry ? placesIn(entry.values, `${path}.${entry.name}`, top) : [];
		});
		return [{ path, field, beside: top }, ...inner];
	});
}

/** A text that begins and ends with something to read. */
const READABLE = /^[\p{L}\p{N}"'<‘“#/{=+@*-][^]*\S$|^\p{L}$/u;
const HOLE = /undefined|\[object|\bNaN\b|\$\{/;
const isReadable = (text: unknown) =>
	typeof text === 'string' && READABLE.test(text) && !HOLE.test(text);
/** Labels and names; a name that n8n or a vendor gives may be any. */
const isLabel = (text: unknown) => isReadable(text) && /^[\p{Lu}\p{N}<]/u.test(String(text));

describe.each(ourNodes)('%s', (_, { description, methods = {} }) => {
	const places = placesIn(description.properties, description.name);
	const unlike = (check: (place: Place) => boolean) =>
		places.filter((place) => !check(place)).map(({ path }) => path);
	const choicesOf = ({ options = [] }: INodeProperties) => options.filter(isChoice);

	it('has a label on each field, and no text that is empty', () => {
		const isSeen = ({ field }: Place) => field.type !== 'hidden';
		expect(unlike((place) => !isSeen(place) || isLabel(place.field.displayName))).toEqual([]);
		for (const text of ['description', 'hint', 'placeholder'] as const) {
			expect(unlike(({ field }) => field[text] === undefined || isReadable(field[text]))).toEqual(
				[],
			);
		}
	});

	it('names each choice once, and says what it does where it is an operation', () => {
		const isGood = (choice: INodePropertyOptions) =>
			isLabel(choice.name) &&
			(choice.description === undefined || isReadable(choice.description)) &&
			(choice.action === undefined || isLabel(choice.action));
		expect(unlike(({ field }) => choicesOf(field).every(isGood))).toEqual([]);
		for (const key of ['name', 'value'] as const) {
			const isUnique = ({ field }: Place) =>
				new Set(choicesOf(field).map((choice) => choice[key])).size === choicesOf(field).length;
			expect(unlike(isUnique)).toEqual([]);
		}
		const operations = places.filter(({ field }) => field.name === 'operation');
		const bare = operations
			.flatMap(({ field }) => choicesOf(field))
			.filter(({ action, description: does }) => !action || !does);
		expect(bare).toEqual([]);
	});

	it('groups fields under a label', () => {
		const groups = places.flatMap(({ field }) =>
			(field.options ?? []).filter((entry) => 'values' in entry),
		);
		expect(groups.filter((group) => !isLabel(group.displayName) || !group.name)).toEqual([]);
	});

	it('shows a field by fields and values that there are', () => {
		const known = (fields: INodeProperties[], name: string, value: unknown) => {
			const named = fields.filter((field) => field.name === name.replace(/^\//, ''));
			return named.some((field) => {
				if (field.type === 'boolean') return typeof value === 'boolean';
				const values = choicesOf(field).map((choice) => choice.value);
				return values.length === 0 || values.includes(value as string) || typeof value === 'object';
			});
		};
		const isSound = ({ field, beside }: Place) =>
			Object.values(field.displayOptions ?? {}).every((conditions) =>
				Object.entries(conditions as Record<string, unknown[]>).every(
					([name, values]) =>
						name.startsWith('@') ||
						values.every((value) =>
							known([...beside, ...places.map((place) => place.field)], name, value),
						),
				),
			);
		expect(unlike(isSound)).toEqual([]);
	});

	it('asks the node for lists that it has', () => {
		const has = (kind: keyof typeof methods, name: unknown) =>
			name === undefined || String(name) in (methods[kind] ?? {});
		const isThere = ({ field: { typeOptions = {}, modes = [] } }: Place) =>
			has('loadOptions', typeOptions.loadOptionsMethod) &&
			has('resourceMapping', typeOptions.resourceMapper?.resourceMapperMethod) &&
			modes.every((mode) => has('listSearch', mode.typeOptions?.searchListMethod));
		expect(unlike(isThere)).toEqual([]);
		const names = new Set(places.map(({ field }) => field.name));
		const isAbout = ({ field: { typeOptions = {} } }: Place) =>
			(typeOptions.loadOptionsDependsOn ?? []).every((name) => names.has(name.split('.')[0]));
		expect(unlike(isAbout)).toEqual([]);
	});

	it('lets each field be chosen from a list, by an ID, or whatever its modes are', () => {
		const isWhole = ({ field: { type, modes = [] } }: Place) =>
			(type !== 'resourceLocator' || modes.length > 0) &&
			modes.every((mode) => isLabel(mode.displayName) && mode.name && mode.type);
		expect(unlike(isWhole)).toEqual([]);
	});

	it('starts each field with a value of its own kind', () => {
		const kinds: Record<string, (value: unknown, field: INodeProperties) => boolean> = {
			string: (value) => typeof value === 'string',
			number: (value) => typeof value === 'number' || value === '',
			boolean: (value) => typeof value === 'boolean',
			collection: (value) => typeof value === 'object',
			fixedCollection: (value) => typeof value === 'object',
			multiOptions: (value) => Array.isArray(value),
			resourceLocator: (value, { modes = [] }) =>
				modes.some(({ name }) => name === (value as { mode?: string }).mode),
			options: (value, field) => {
				const values = choicesOf(field).map((choice) => choice.value);
				return values.length === 0 || values.includes(value as string);
			},
		};
		const fits = ({ field }: Place) => kinds[field.type]?.(field.default, field) ?? true;
		expect(unlike(fits)).toEqual([]);
	});
});
