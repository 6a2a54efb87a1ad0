import { fc } from '../engine/property';
import { InputError } from '../../nodes/shared/contract/errors';
import type { Values } from '../../nodes/shared/contract/types';
import { accepted, good, operations, sentBy } from './soundValues';

const BASE = 'https://host.example/rest';

const segments = (path: string) => path.split('/').length;

describe('no value changes the host, the path or the query of a call', () => {
	const nasty = fc.oneof(
		fc.constantFrom(
			...['../../account', '..', '.', '/', '//evil.example', '\\..\\..', '?a=b', '#', '%2e%2e%2f'],
			...['a/b', '7/../8', '7?x=1', '7#', ' ', '\u0000', '\ud800', '@evil.example', ':80', '7\n8'],
		),
		fc.string(),
		fc.string({ unit: 'binary' }),
	);

	it.each(operations)('%s', async (_, operation) => {
		const fields = operation.fields.filter(({ type }) => type !== 'notice');
		const base = Object.fromEntries(fields.map((field) => [field.name, good(field)])) as Values;
		const sound = await sentBy(operation, base);
		const deepest = Math.max(...sound.map(({ path }) => segments(path)));
		const scalars = fields.filter(
			({ type }) => !/ollection|boolean|number|json|resourceMapper/.test(type),
		);
		if (scalars.length === 0) return;
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...scalars), nasty, async (field, text) => {
				let value: unknown;
				try {
					value = accepted(field, text);
				} catch (error) {
					expect(error).toBeInstanceOf(InputError);
					return;
				}
				const requests = await sentBy(operation, { ...base, [field.name]: value as string });
				for (const { path } of requests) {
					const { origin, pathname, search, hash } = new URL(BASE + path);
					expect({ origin, pathname, search, hash }).toEqual({
						origin: 'https://host.example',
						pathname: `/rest${path}`,
						search: '',
						hash: '',
					});
					expect(segments(path)).toBeLessThanOrEqual(deepest);
				}
			}),
			{ numRuns: 60 },
		);
	});
});
