import { Failure } from './failure';
import type { Call } from './rest';

/** What call-flow XML may consist of (vendor docs: call XML). */
const ELEMENTS = new Set(
	(
		'Response Dial Number Sip To Gather Hangup Pause Play Reject Redirect Record RecordStart ' +
		'RecordStop RecordWait Say Callback Switch Case Default Error Answer Call'
	).split(' '),
);

/** The XML of a multipart body's `file`. Throws Failure 400 when there is none, or it is no call flow. */
export function uploadedFlow(call: Call): string {
	const file = call.files.find((each) => each.field === 'file');
	if (!file) throw new Failure(400, "Multipart field 'file' is required");
	const xml = Buffer.from(file.data, 'base64').toString();
	commandsOf(xml);
	return xml;
}

/** The names of a call flow's elements, in order, the root left out. Throws Failure 400. */
export function commandsOf(xml: string): string[] {
	const body = xml.replace(/<\?.*?\?>|<!--.*?-->/gs, '').trim();
	const open: string[] = [];
	const commands: string[] = [];
	for (const [, closing, name, selfClosing] of body.matchAll(/<(\/?)(\w+)[^>]*?(\/?)>/g)) {
		if (!ELEMENTS.has(name)) throw new Failure(400, `Unknown call flow element ${name}`);
		if (closing) {
			if (open.pop() !== name) throw new Failure(400, `Call flow XML: unexpected </${name}>`);
			continue;
		}
		commands.push(name);
		if (!selfClosing) open.push(name);
	}
	if (commands[0] !== 'Response' || open.length > 0) {
		throw new Failure(400, 'Call flow XML: <Response> expected');
	}
	return commands.slice(1);
}
