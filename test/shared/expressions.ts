import { fc } from '../engine/property';
import type { IDataObject, INode, INodeParameters, Workflow } from 'n8n-workflow';
import { nodeTypesOf } from '../engine/nodeTypes';

const key = fc.oneof(
	{ weight: 8, arbitrary: fc.constantFrom('a', 'b', 'Mobile Number') },
	{ weight: 1, arbitrary: fc.constantFrom('length', 'toString', 'constructor', '__proto__') },
	{ weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 6 }) },
);
/** Any text but those that n8n's QuickJS engine, which is not its default, cuts off at a NUL. */
const anyText = fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '0'));
const value = fc.oneof(
	{ weight: 4, arbitrary: fc.oneof(fc.string(), anyText, fc.double(), fc.boolean()) },
	{ weight: 1, arbitrary: fc.jsonValue({ maxDepth: 1 }) },
);

/** An item as a workflow may carry it. */
export const records = fc.dictionary(key, fc.oneof(value, fc.dictionary(key, value)), {
	minKeys: 2,
}) as fc.Arbitrary<IDataObject>;

/** An expression for a path through the item, in any of the three spellings. */
const step = fc.tuple(key, fc.constantFrom('.', '"', "'")).map(([name, style]) => {
	if (style === '.' && /^[A-Za-z]\w*$/.test(name)) return `.${name}`;
	return style === "'" ? `['${name}']` : `["${name}"]`;
});
const path = fc
	.tuple(fc.array(step, { minLength: 1, maxLength: 2 }), fc.constantFrom('', ' '))
	.map(([steps, space]) => `{{${space}$json${steps.join('')}${space}}}`);
const text = fc.oneof(
	fc.constant(''),
	fc.constantFrom(' ', '\n', 'Hello ', '"', "'", '`$', '//', '='),
);

/** Texts with paths through the item in them, the kind of expression that a node looks up itself. */
export const expressions = fc
	.array(fc.tuple(text, path), { minLength: 1, maxLength: 3 })
	.chain((parts) => text.map((end) => `=${parts.flat().join('')}${end}`));

type Evaluate = (raw: unknown, json: IDataObject) => unknown;

/**
 * What n8n itself makes of a parameter.
 * @param Kind the class of the version that is asked
 */
export function evaluatorOf(Kind: typeof Workflow): { workflow: Workflow; evaluate: Evaluate } {
	const node: INode = {
		id: 'node',
		name: 'Node',
		type: 'test.node',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const type = { description: { properties: [] } } as never;
	const workflow = new Kind({
		id: 'workflow',
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: nodeTypesOf(type),
	});
	const evaluate: Evaluate = (raw, json) =>
		workflow.expression.getParameterValue(
			raw as INodeParameters,
			null,
			0,
			0,
			'Node',
			[{ json }],
			'manual',
			{},
		);
	return { workflow, evaluate };
}
