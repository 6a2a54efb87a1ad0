import { listFields, simplifyField } from '../../shared/description/fields';
import type { Operation } from '../../shared/contract/types';
import { addressOf, parentField } from '../model/definition';
import type { Definition } from '../model/definition';
import { listOperation } from './list';
import { listOf, readOne } from './readOne';
import { searchedOrListed, searchPath } from './search';
import { clean, simplifier } from '../model/record';
import { article } from '../model/article';

/** The three ways to read: one record, all of them, and those that hold a text. */
export function readOperations(definition: Definition): Operation[] {
	const { one, many, id, words = {}, columns, summary, kinds = {} } = definition;
	const tidy = clean(definition.idKey);
	const simplify = simplifier(definition.idKey, summary, columns, kinds);
	return [
		{
			name: 'Get',
			value: 'get',
			action: `Get ${article(one)}`,
			description: words.get ?? `Get one ${one} by its ID`,
			fields: [...parentField(definition, 'get'), id, simplifyField],
			request: (values) => ({
				method: 'GET',
				path: addressOf(definition, values),
				expect: 'record',
			}),
			run: async (exchange, values) => {
				const list = async (path: string) =>
					await exchange.once(`all of ${path}`, async () => await listOf(exchange, path));
				return [tidy(await readOne(exchange, definition, values, list))];
			},
			simplify,
		},
		listOperation(definition),
		{
			name: 'Search',
			value: 'search',
			action: `Search ${many}`,
			description: words.search ?? `Find ${many} that contain a text`,
			fields: [
				{
					displayName: 'Search Text',
					name: 'keysearch',
					type: 'string',
					default: '',
					required: true,
					description:
						'Text that the records contain. PMP looks for it in several fields, so the results can include more than exact matches.',
				},
				...listFields,
				...(definition.oddSearch ? [] : [simplifyField]),
			],
			request: ({ keysearch }) => ({ method: 'GET', path: searchPath(definition, keysearch) }),
			run: async (exchange, values) =>
				(await searchedOrListed(exchange, definition, values)).map(tidy),
			...(!definition.oddSearch && { simplify }),
		},
	];
}
