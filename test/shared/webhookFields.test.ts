import * as workflow from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import type { IDataObject, INodeType } from 'n8n-workflow';
import { BusinessLabsPmpTrigger } from '../../nodes/BusinessLabsPmp/BusinessLabsPmpTrigger.node';
import { OpenTactTrigger } from '../../nodes/OpenTact/OpenTactTrigger.node';
import { PickyAssistTrigger } from '../../nodes/PickyAssist/PickyAssistTrigger.node';
import type { Dependent } from '../../nodes/shared/trigger/webhookFields';
import { workflowOf } from '../engine/workflow';

/** What n8n 2.41 is given in place of the expressions, by trigger. */
function functionsOf(load: () => INodeType): Record<string, Dependent> {
	const given: Record<string, Dependent> = {};
	jest.isolateModules(() => {
		jest.doMock('n8n-workflow', () => ({
			...jest.requireActual<typeof workflow>('n8n-workflow'),
			webhookDescriptionFields: (fields: Record<string, Dependent>) => {
				Object.assign(given, fields);
				return Object.fromEntries(Object.keys(fields).map((name) => [name, 'by function']));
			},
		}));
		expect(JSON.stringify(load().description.webhooks)).toContain('by function');
	});
	jest.dontMock('n8n-workflow');
	return given;
}

const FOLDER = '../../nodes';
const CASES: Array<[string, () => INodeType, string, IDataObject[]]> = [
	[
		'BusinessLabs PMP',
		() => new BusinessLabsPmpTrigger(),
		`${FOLDER}/BusinessLabsPmp/BusinessLabsPmpTrigger.node`,
		[{}, { mode: 'polling' }, { mode: 'webhook' }],
	],
	[
		'OpenTact',
		() => new OpenTactTrigger(),
		`${FOLDER}/OpenTact/OpenTactTrigger.node`,
		[{}, { mode: 'polling' }, { mode: 'callback' }],
	],
	[
		'Picky Assist',
		() => new PickyAssistTrigger(),
		`${FOLDER}/PickyAssist/PickyAssistTrigger.node`,
		[{}, ...['onReceived', 'lastNode', 'responseNode'].map((responseMode) => ({ responseMode }))],
	],
];

test.each(CASES)('%s: the functions say what the expressions say', (_, make, path, settings) => {
	const functions = functionsOf(() => {
		const [type] = Object.values(jest.requireActual<Record<string, new () => INodeType>>(path));
		return new type();
	});
	expect(Object.keys(functions)).not.toHaveLength(0);
	const type = make();
	const [webhook] = type.description.webhooks ?? [];
	for (const parameters of settings) {
		const made = workflowOf({ type, parameters }, { typeVersion: 2 });
		for (const [name, { template, resolve }] of Object.entries(functions)) {
			// Without n8n's own way, the expression is in the description.
			expect(webhook[name as keyof typeof webhook]).toBe(template);
			const { expression } = made.workflow as Workflow;
			const said = expression.getSimpleParameterValue(made.node, template, 'internal', {});
			expect(resolve(made.node.parameters as IDataObject)).toBe(said);
		}
	}
});

/** n8n asks the function only while no parameter is an expression or a resource locator. */
test.each(CASES)('%s: version 2 has no resource locators', (_, make) => {
	const { properties, version, defaultVersion } = make().description;
	expect([version, defaultVersion]).toEqual([[1, 2], 2]);
	const locators = properties
		.filter(({ type }) => type === 'resourceLocator')
		.map(({ displayOptions }) => displayOptions?.show?.['@version']);
	for (const shown of locators) expect(shown).toEqual([1]);
});
