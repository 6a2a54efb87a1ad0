import { Refusal, success } from './answers';
import type { Json } from './answers';
import { isOfficial } from './channels';
import { integer, isObject, range, requiredChoice, requiredText, text, texts, url } from './checks';
import type { Call, Endpoint } from './endpoint';
import { placeholdersIn } from './templateStore';
import type { Template, TemplateText } from './templateStore';

const [TEXT, , DOCUMENT] = [1, 2, 3];

/** Vendor docs: whatsapp-template-api. */
export const templateEndpoints: Record<string, Endpoint> = {
	'/template-request': requestTemplate,
	'/template-status': templateStatus,
};

/** A new template waits for review. Here `template_status` is a number. */
function requestTemplate(call: Call): Json {
	requireOfficial(call);
	const { project, body } = call;
	const messageType = requiredChoice(body, 'message_type', range(1, 4));
	const category = requiredChoice(body, 'category', range(1, 14));
	const name = requiredText(body, 'name');
	if (!/^[a-z0-9_]+$/.test(name)) {
		throw new Refusal(410, 'name takes lower-case letters, digits and underscores');
	}
	// The meaning of 844 is known to end in "exists".
	if (project.templates.some((known) => known.name === name)) throw new Refusal(844);
	texts(body, 'sample_message');
	url(body, 'sample_url');
	const template: Template = {
		id: `XY${String(7000 + project.templates.length)}`,
		name,
		status: 1,
		messageType,
		category,
		texts: readTexts(body),
		hasButtonValue: text(body, 'sample_button_value') !== '',
	};
	project.templates.push(template);
	return {
		template_id: template.id,
		template_status: template.status,
		...success(),
	};
}

/** Without a `template_id`, or with a blank one, all of them. Here codes are strings. */
function templateStatus(call: Call): Json {
	requireOfficial(call);
	const { project, body } = call;
	const id = text(body, 'template_id');
	if (id) {
		const template = project.templates.find((known) => known.id === id);
		if (!template) throw new Refusal(804);
		return { ...templateRecord(template), ...success() };
	}
	if (project.templates.length === 0) throw new Refusal(817);
	return { templates: project.templates.map(templateRecord), ...success() };
}

/** Header for documents and footer for media, one for all languages: what the documentation lists. */
function templateRecord(template: Template): Json {
	const [first] = template.texts;
	return {
		template_id: template.id,
		template_name: template.name,
		template_status: String(template.status),
		message_type: String(template.messageType),
		category: String(template.category),
		...(template.messageType === DOCUMENT && { header: first.header }),
		...(template.messageType !== TEXT && { footer: first.footer }),
		template_message: template.texts.map(({ message, language }) => ({ message, language })),
	};
}

/** One text for each language; header and footer beside it or, as in the Postman copy, on top. */
function readTexts(body: Json): TemplateText[] {
	const { messages } = body;
	if (!Array.isArray(messages) || messages.length === 0) {
		throw new Refusal(410, 'messages must be an array with one entry for each language');
	}
	const read = messages.map((entry: unknown): TemplateText => {
		if (!isObject(entry)) throw new Refusal(410, 'messages must hold objects');
		const language = requiredText(entry, 'language');
		if (!/^[a-z]{2,3}(_[A-Z]{2})?$/.test(language)) {
			throw new Refusal(410, 'language must be a code like en or pt_BR');
		}
		return {
			language,
			// Pages give 1024 and, for media, 160; the wider limit is taken.
			message: inSequence(requiredText(entry, 'message', 1024)),
			header: text(entry, 'header', 60) || text(body, 'header', 60),
			footer: text(entry, 'footer', 60) || text(body, 'footer', 60),
		};
	});
	if (new Set(read.map(({ language }) => language)).size < read.length) {
		throw new Refusal(410, 'a language comes twice');
	}
	return read;
}

/** Assumed: placeholders count from 1 without a gap. */
function inSequence(message: string): string {
	for (const n of range(1, placeholdersIn(message))) {
		if (!message.includes(`{{${n}}}`)) throw new Refusal(410, `{{${n}}} is missing`);
	}
	return message;
}

/** `application` is documented in newer copies only, so it may be left out. */
export function requireOfficial({ world, body }: Call): void {
	const application = integer(body, 'application');
	if (application !== undefined && !isOfficial(application)) {
		throw new Refusal(410, 'application is no WhatsApp Official channel');
	}
	if (!world.settings.officialAccount) throw new Refusal(801);
}
