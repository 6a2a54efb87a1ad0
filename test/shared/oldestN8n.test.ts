import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../../nodes');
const nodes = ['PickyAssist', 'BusinessLabsPmp', 'OpenTact'].flatMap((vendor) =>
	readdirSync(join(root, vendor))
		.filter((name) => name.endsWith('.node.ts'))
		.map((name) => join(vendor, name)),
);

it('looks at all six nodes', () => expect(nodes).toHaveLength(6));

it.each(nodes)('%s tells an n8n that is too old for it so in a sentence', (path) => {
	jest.isolateModules(() => {
		jest.doMock('n8n-workflow', () => {
			const { NodeConnectionTypes, ...older } = jest.requireActual('n8n-workflow');
			expect(NodeConnectionTypes).toBeDefined();
			return older;
		});
		expect(() => jest.requireActual<object>(join(root, path))).toThrow(
			'These nodes need n8n 1.85 or newer',
		);
		jest.dontMock('n8n-workflow');
	});
	jest.isolateModules(() =>
		expect(() => jest.requireActual<object>(join(root, path))).not.toThrow(),
	);
});
