import type { IDataObject } from 'n8n-workflow';
import { resources } from '../../nodes/OpenTact/resources';
import { nothing } from '../engine/nothing';
import { documentedCalls } from './documentedCalls';

/** The call of each operation that is one call, with a star for every value. */
function callsOfNode(): string[] {
	const stars = new Proxy<IDataObject>({}, { get: () => '*' });
	return resources.flatMap(({ operations }) =>
		operations.flatMap(({ request }) => {
			if (!request) return [];
			const { method, path } = request(stars, {});
			return [`${method} ${decodeURIComponent(path)}`];
		}),
	);
}

const documented = documentedCalls.map(
	([method, path]) => `${method} ${path.replace(/\{\w+\}/g, '*')}`,
);

test('no operation makes a call that OpenTact is not known to offer', () => {
	nothing(
		callsOfNode().filter((call) => !documented.includes(call)),
		'Add the call to test/OpenTact/documentedCalls.ts, its source to docs/vendors/opentact.md, and its route to simulators/OpenTact/resources.',
	);
	expect(callsOfNode().length).toBeGreaterThan(60);
});
