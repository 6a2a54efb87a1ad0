import { Refusal } from './answers';
import type { Json } from './answers';
import { isOfficial } from './channels';
import { text, texts } from './checks';
import { ownAttachment } from './content';
import type { Shared } from './content';
import type { Content } from './messages';
import { placeholdersIn } from './templateStore';
import type { Template } from './templateStore';
import type { Project } from './world';

const HEADER_LIMIT = 60;
const KINDS: Record<number, Content['kind']> = { 1: 'text', 2: 'image', 3: 'document', 4: 'video' };

/**
 * The approved template of a push, undefined when it names none.
 * Vendor docs: push-api/sending-whatsapp-template-messages.
 * @throws {Refusal} 804 when it does not exist or, assumed, is not approved
 */
export function templateOf(
	body: Json,
	project: Project,
	application: number,
): Template | undefined {
	const id = text(body, 'template_id');
	if (!id) return undefined;
	if (!isOfficial(application)) {
		throw new Refusal(410, 'templates are for WhatsApp Official');
	}
	const template = project.templates.find((known) => known.id === id);
	if (!template) throw new Refusal(804);
	if (template.status !== 3) throw new Refusal(804, 'the template is not approved');
	return template;
}

/**
 * What a recipient gets from a template. Own values, language and media win over the global ones.
 * Assumed: wrong counts get 410, missing media 407; no sample shows a failure.
 */
export function templateContent(
	body: Json,
	row: Json,
	template: Template,
	shared: Shared,
	application: number,
): Content {
	const language = text(row, 'language') || text(body, 'language');
	const chosen = language
		? template.texts.find((known) => known.language === language)
		: template.texts.length === 1 && template.texts[0];
	if (!chosen) throw new Refusal(410, 'the template has no such language');

	const own = texts(row, 'template_message');
	const values = own.length ? own : texts(body, 'template_globalmessage');
	const wanted = placeholdersIn(chosen.message);
	if (values.length !== wanted || values.includes('')) {
		throw new Refusal(410, `the template takes ${wanted} values`);
	}
	const buttons = texts(body, 'interactive_globalbuttons');
	if (template.hasButtonValue && buttons.length === 0) {
		throw new Refusal(410, "the template's button takes a value");
	}
	const header =
		text(row, 'template_header', HEADER_LIMIT) || text(body, 'template_header', HEADER_LIMIT);
	const attachment = ownAttachment(row, application) ?? shared.attachment;
	const kind = KINDS[template.messageType];
	if (kind !== 'text' && !attachment) throw new Refusal(407, 'the template takes media');
	if (kind !== 'text' && attachment?.kind !== kind) {
		throw new Refusal(410, `the template takes media of the kind ${kind}`);
	}
	return {
		kind,
		text: chosen.message.replace(/\{\{(\d+)\}\}/g, (_all, n: string) => values[Number(n) - 1]),
		media: attachment?.media ?? '',
		mediaName: header,
		templateId: template.id,
		language: chosen.language,
		buttons,
	};
}
