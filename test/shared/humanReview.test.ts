import { NodeHelpers } from 'n8n-workflow';
import type { INodeProperties, INodeType } from 'n8n-workflow';
import { OpenTact } from '../../nodes/OpenTact/OpenTact.node';
import { PickyAssist } from '../../nodes/PickyAssist/PickyAssist.node';

/** What n8n hides or replaces when it makes a Human in the Loop of a node; it puts a message first. */
const NOT_SHOWN = ['resource', 'operation', 'message', 'responseType'];

/** The form of n8n's Human in the Loop, made of a node that sends and waits. */
function formOf({ description }: INodeType, resource: string): string[] {
	const values = { resource, operation: 'sendAndWait', responseType: 'approval' };
	const node = { typeVersion: 1 };
	return description.properties
		.filter(({ name, type }) => !NOT_SHOWN.includes(name) && type !== 'notice' && type !== 'hidden')
		.filter((property) => NodeHelpers.displayParameter(values, property, node, description))
		.map(({ displayName }) => displayName);
}

const labelsOf = (node: INodeType, name: string, resource: string) => {
	const shown = (property: INodeProperties) =>
		property.name === name &&
		NodeHelpers.displayParameter(
			{ resource, operation: 'sendAndWait' },
			property,
			{ typeVersion: 1 },
			node.description,
		);
	const found = node.description.properties.find(shown);
	return (found?.options ?? []).map((option) =>
		'displayName' in option ? option.displayName : '',
	);
};

describe('The form of a Human in the Loop', () => {
	it.each([
		[
			'Picky Assist',
			new PickyAssist(),
			'message',
			['Channel', 'Number', 'Page', 'Additional Fields', 'Options'],
		],
		['OpenTact', new OpenTact(), 'sms', ['From', 'To', 'Page', 'Options']],
	] as Array<[string, INodeType, string, string[]]>)(
		'of %s is short and in order',
		(_, node, resource, fields) => {
			expect(formOf(node, resource)).toEqual(fields);
		},
	);

	it.each([
		['Picky Assist', new PickyAssist(), 'message'],
		['OpenTact', new OpenTact(), 'sms'],
	] as Array<[string, INodeType, string]>)('of %s names the buttons', (_, node, resource) => {
		expect(labelsOf(node, 'page', resource)).toEqual(
			expect.arrayContaining(['Approve Button Label', 'Decline Button Label', 'Title']),
		);
	});
});
