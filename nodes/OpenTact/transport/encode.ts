import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import type { WireRequest } from '../../shared/contract/types';

const UPLOADS = /^\/sip\/app\/call\/(flow\/)?[0-9a-f-]{36}$/;

/** A call flow goes as a file of a multipart form, everything else as JSON. */
export function encode({ method, path, body }: WireRequest): Partial<IHttpRequestOptions> {
	if (method !== 'POST' || !UPLOADS.test(path)) return { body };
	const form = new FormData();
	const xml = new Blob([(body as IDataObject).file as Buffer], { type: 'text/xml' });
	form.append('file', xml, 'call-flow.xml');
	return { body: form };
}
