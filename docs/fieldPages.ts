/**
 * What every form of the nodes asks for, for people who write expressions and for whoever changes a field:
 * workflows that are saved hold its name, so a line that goes away or changes is a loss to them.
 */
import type {
	INodeProperties,
	INodePropertyCollection,
	INodePropertyMode,
	INodePropertyModeValidation,
	INodePropertyOptions,
	INodeTypeDescription,
} from 'n8n-workflow';

/** By path, the text of each page: a vendor's node, and its trigger below it. */
export function fieldPages(nodes: INodeTypeDescription[]): Record<string, string> {
	const titles = nodes.map(titleOf).filter((title, index, all) => all.indexOf(title) === index);
	const pages = titles.map((title) => {
		const file = title.toLowerCase().replaceAll(' ', '-');
		return [
			`docs/fields/${file}.md`,
			pageOf(
				title,
				nodes.filter((node) => titleOf(node) === title),
			),
		];
	});
	return Object.fromEntries(pages) as Record<string, string>;
}

const titleOf = ({ displayName }: INodeTypeDescription) => displayName.replace(/ Trigger$/, '');

const TYPES: Record<string, string> = {
	string: 'Text',
	number: 'Number',
	boolean: 'Yes or no',
	dateTime: 'Date and time',
	collection: 'Fields to add',
	fixedCollection: 'Rows',
	multiOptions: 'Any of',
	options: 'One of',
	resourceLocator: 'Record',
	resourceMapper: 'Fields of the account',
	json: 'JSON',
};

/** Selectors, and the hidden twins of collections that keep an expression. */
const isShown = ({ name, type }: INodeProperties) =>
	!['resource', 'operation'].includes(name) && type !== 'hidden';

/** Tables, with a heading for each node and for each of its resources. */
function pageOf(title: string, nodes: INodeTypeDescription[]): string {
	const lines = [`# ${title}: fields`, '', 'Made from the nodes by `npm run docs`.', ''];
	lines.push(
		'An asterisk marks what is required. The name is what saved workflows, and JSON that is pasted into the editor,',
		'call the field. Every field takes an expression, except where it says otherwise.',
	);
	for (const { displayName, properties } of nodes) {
		lines.push('', `## ${displayName}`);
		const resources = choicesOf(properties.find(({ name }) => name === 'resource'));
		if (resources.length === 0) lines.push(...tableOf(properties.filter(isShown), () => ''));
		for (const { name, value } of resources) lines.push(...sectionOf(properties, name, value));
		lines.push(...sharedOptions(properties));
	}
	return `${lines.join('\n')}\n`;
}

function sectionOf(properties: INodeProperties[], name: string, resource: unknown): string[] {
	const mine = properties.filter(({ displayOptions: { show } = {} }) =>
		Array.isArray(show?.resource) ? show.resource.join() === resource : false,
	);
	const operations = choicesOf(mine.find((property) => property.name === 'operation'));
	const fields = mine.filter((field) => isShown(field) && field.name !== 'options');
	if (fields.length === 0) return [];
	return ['', `### ${name}`, ...tableOf(fields, (field) => operationsOf(field, operations))];
}

/** The options are alike for many resources. */
function sharedOptions(properties: INodeProperties[]): string[] {
	const options = properties.filter(
		(field) => field.name === 'options' && isShown(field) && field.displayOptions?.show,
	);
	if (options.length === 0) return [];
	const forWhat = (field: INodeProperties) =>
		`\`${listed(field, 'resource')}: ${listed(field, 'operation')}\``;
	return ['', '### Options', ...tableOf(options, forWhat)];
}

const listed = ({ displayOptions }: INodeProperties, name: string) =>
	(displayOptions?.show?.[name] ?? []).join(', ');

const HEAD = ['| Field | For | Name | Takes | What it is |', '| --- | --- | --- | --- | --- |'];

function tableOf(fields: INodeProperties[], forWhat: (field: INodeProperties) => string): string[] {
	return ['', ...HEAD, ...fields.flatMap((field) => rowsOf(field, '', forWhat(field)))];
}

function operationsOf({ displayOptions }: INodeProperties, operations: INodePropertyOptions[]) {
	const values = displayOptions?.show?.operation ?? [];
	return operations
		.filter(({ value }) => values.includes(value))
		.map(({ name }) => name)
		.join(', ');
}

/** The field, and what is inside of it. */
function rowsOf(field: INodeProperties, above: string, forWhat: string): string[] {
	const label = `${above}${field.displayName}`;
	const cells = [
		`${label}${field.required ? ' *' : ''}`,
		forWhat,
		`\`${field.name}\``,
		takes(field),
		about(field),
	];
	const inner = (field.options ?? []) as Array<INodeProperties | INodePropertyCollection>;
	const inside = inner.flatMap((one) => {
		if ('values' in one) {
			const group = `${label} > ${one.displayName} (\`${one.name}\`) > `;
			return one.values.flatMap((value) => rowsOf(value, group, ''));
		}
		return 'type' in one ? rowsOf(one, `${label} > `, '') : [];
	});
	return [`| ${cells.map(cell).join(' | ')} |`, ...inside];
}

/** In one line, without what would end the cell. */
const cell = (text: string) => text.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|') || '-';

function takes(field: INodeProperties): string {
	const { type, default: initial, typeOptions = {}, placeholder, modes, extractValue } = field;
	const choices = choicesOf(field).map(({ name, value }) => `${name} (\`${value}\`)`);
	const isPlain =
		['', undefined].includes(initial as string) || isEmpty(initial) || isEmptyId(initial);
	return [
		[TYPES[type] ?? type, choices.join(', ')].filter(Boolean).join(': '),
		isPlain ? '' : `at first \`${JSON.stringify(initial)}\``,
		placeholder ?? '',
		...Object.entries(typeOptions).map(([name, value]) => `${name} ${coded(value)}`),
		...(modes ?? []).map(modeInWords),
		extractValue ? `takes ${coded(extractValue)}` : '',
		field.noDataExpression ? 'no expression' : '',
	]
		.filter(Boolean)
		.join('; ');
}

const isEmpty = (value: unknown) =>
	typeof value === 'object' && value !== null && Object.keys(value).length === 0;
const isEmptyId = (value: unknown) => JSON.stringify(value) === '{"mode":"list","value":""}';
const coded = (value: unknown) =>
	typeof value === 'object' ? `\`${JSON.stringify(value)}\`` : `\`${String(value)}\``;

/** How a record is chosen: from a list that the editor asks the vendor for, or by its ID. */
function modeInWords({ displayName, ...mode }: INodePropertyMode): string {
	const { type, name, placeholder, typeOptions, validation = [], ...rest } = mode;
	const rules = (validation as INodePropertyModeValidation[]).map(({ properties }) =>
		Object.values(properties).map(coded),
	);
	const details = [
		type === 'list' || name !== 'id' ? coded(name) : '',
		typeOptions ? coded(typeOptions.searchListMethod) : '',
		placeholder ?? '',
		...rules.flat(),
		isEmpty(rest) ? '' : coded(rest),
	].filter(Boolean);
	return details.length > 0 ? `${displayName} (${details.join(', ')})` : displayName;
}

function about({ description, hint, displayOptions = {} }: INodeProperties): string {
	const { resource: _, operation: __, ...show } = displayOptions.show ?? {};
	const where = { show, hide: displayOptions.hide };
	const conditions = Object.entries(where)
		.filter(([, rule]) => rule && !isEmpty(rule))
		.map(([verb, rule]) => `${verb === 'show' ? 'Shown' : 'Hidden'} for ${coded(rule)}.`);
	return [description, hint, ...conditions]
		.filter(Boolean)
		.map((text) => String(text).replace(/([^.!?])$/, '$1.'))
		.join(' ');
}

function choicesOf(field: INodeProperties | undefined): INodePropertyOptions[] {
	const choices = (field?.options ?? []) as INodePropertyOptions[];
	return choices.filter((choice) => 'value' in choice);
}
