import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { InputError } from '../shared/errors';
import type { Exchange, Field, Values, WireRequest } from '../shared/types';
import { choice } from './fields';

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
		description: 'The call flow, with the root element Response',
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
			? (await exchange.file(String(values.binaryPropertyName))).data.toString('utf8')
			: String(values.xml);
	if (!ROOT.test(file)) {
		throw new InputError(
			'The call flow must be XML with the root element Response',
			'Write it like <Response><Say>Hello</Say></Response>.',
		);
	}
	return await exchange.send({ method: 'POST', path, body: { file } });
}

const UPLOADS = /^\/sip\/app\/call\/(flow\/)?[0-9a-f-]{36}$/;

/** A call flow goes as a file of a multipart form, everything else as JSON. */
export function encode({ method, path, body }: WireRequest): Partial<IHttpRequestOptions> {
	if (method !== 'POST' || !UPLOADS.test(path)) return { body };
	const form = new FormData();
	const xml = new Blob([String((body as IDataObject).file)], { type: 'text/xml' });
	form.append('file', xml, 'call-flow.xml');
	return { body: form };
}
