import { InputError } from '../../shared/contract/errors';
import type { Exchange, Field, Values } from '../../shared/contract/types';
import { choice } from '../model/fields';

const ROOT = /^\s*(<\?xml[^>]*\?>\s*)?(<!--[^]*?-->\s*)*<Response[\s/>]/;

const shownFor = (source: string) => ({
	required: true,
	displayOptions: { show: { source: [source] } },
});

/** Where the XML of a call flow comes from: typed in, or a file of the item. */
export const callFlowFields: Field[] = [
	choice('Call Flow', 'source', [
		{ name: 'Text', value: 'text' },
		{ name: 'File', value: 'file' },
	]),
	{
		displayName: 'XML',
		name: 'xml',
		type: 'string',
		typeOptions: { rows: 6 },
		default: '',
		placeholder: 'e.g. <Response><Say>Hello</Say></Response>',
		description: 'Call flow with the root element Response',
		...shownFor('text'),
	},
	{
		displayName: 'Input Data Field Name',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		binary: true,
		hint: 'The name of the input field containing the XML file',
		...shownFor('file'),
	},
];

/** Sends the call flow of an item to a path. Vendor docs: call XML. Throws InputError. */
export async function sendCallFlow(
	exchange: Exchange,
	values: Values,
	path: string,
): Promise<unknown> {
	const file =
		values.source === 'file'
			? (await exchange.file(String(values.binaryPropertyName).trim())).data
			: Buffer.from(String(values.xml));
	// A file goes as it is: it may be in another encoding, and says so itself.
	if (!ROOT.test(file.toString())) {
		throw new InputError(
			'The call flow must be XML with the root element Response',
			'Write it like <Response><Say>Hello</Say></Response>.',
		);
	}
	return await exchange.send({ method: 'POST', path, body: { file } });
}
