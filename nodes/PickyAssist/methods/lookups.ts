import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeParameterResourceLocator,
	INodePropertyOptions,
	INodeListSearchResult,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';
import { withConnection } from '../../shared/engine/connection';
import { listSearch } from '../../shared/methods/listSearch';
import { CHANNELS } from '../model/channels';
import { pickyAssist, requireMasterToken } from '../transport/client';
import { requireRecord } from '../transport/answer';
import { projectsIn } from '../model/projects';
import {
	isApproved,
	placeholdersIn,
	templateRequest,
	templatesIn,
	textsOfTemplate,
} from '../model/templates';
import type { TemplateText } from '../model/templates';
import { templateState } from '../model/statusWords';

/** The account's projects, by name; needs the master token. */
export const searchProjects = listSearch(pickyAssist, async (connection) => {
	requireMasterToken(connection.credentials);
	const body = await connection.send({
		method: 'POST',
		path: '/pm/get-projects',
		body: { project_id: 0 },
		repeatable: true,
		expect: 'list',
	});
	return projectsIn(body).map(({ project_id: id, project_name: name }) => ({
		name: String(name || id),
		value: String(id),
	}));
});

/** All templates, with their review state. */
export const searchTemplates = listSearch(pickyAssist, async (connection) =>
	templatesIn(await connection.send(templateRequest())).map((template) => ({
		name: `${nameOf(template)} (${templateState(template.template_status)})`,
		value: String(template.template_id),
	})),
);

/** The templates that can be sent. */
export const searchApprovedTemplates = listSearch(pickyAssist, async (connection) =>
	templatesIn(await connection.send(templateRequest()))
		.filter(isApproved)
		.map((template) => ({ name: nameOf(template), value: String(template.template_id) })),
);

/** The channels whose ids are known. */
export async function searchChannels(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const wanted = filter.toLowerCase();
	const results = CHANNELS.filter(({ name, value }) =>
		`${name} ${value}`.toLowerCase().includes(wanted),
	).map(({ name, value }) => ({ name: `${name} (${value})`, value }));
	return { results };
}

/** The languages of the chosen template. */
export async function getTemplateLanguages(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const texts = await textsOfChosen(this);
	return (texts ?? []).map(({ language }) => ({ name: language, value: language }));
}

/** One input field for each placeholder of the chosen template, named by the words around it. */
export async function getTemplateValues(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	const texts = await textsOfChosen(this);
	if (!texts) return { fields: [], emptyFieldsNotice: 'Choose a template first.' };
	const language = this.getCurrentNodeParameter('language');
	const text = texts.find((entry) => entry.language === language) ?? texts[0];
	const fields = placeholdersIn(text?.message ?? '').map((n) => valueField(n, text.message));
	return { fields, emptyFieldsNotice: 'This template has no placeholders to fill in.' };
}

function valueField(n: number, message: string): ResourceMapperField {
	const mark = `{{${n}}}`;
	const [before, after = ''] = message.split(mark, 2);
	const last = before.split(/\s+/).slice(-4).join(' ');
	const first = after.split(/\s+/).slice(0, 4).join(' ');
	return {
		id: String(n),
		displayName: `${mark} in "${`${last}${mark}${first}`.trim()}"`,
		required: true,
		defaultMatch: false,
		display: true,
		type: 'string',
	};
}

async function textsOfChosen(context: ILoadOptionsFunctions): Promise<TemplateText[] | undefined> {
	const chosen = context.getCurrentNodeParameter('template_id');
	const id = String((chosen as INodeParameterResourceLocator | undefined)?.value ?? chosen ?? '');
	// What an expression gives is known when the workflow runs, not here.
	if (id === '' || id.startsWith('=')) return undefined;
	return await withConnection(context, pickyAssist, async (connection) =>
		textsOfTemplate(
			requireRecord(await connection.send(templateRequest(id)), 'a template', 'template_id', id),
		),
	);
}

function nameOf({ template_name: name, template_id: id }: IDataObject): string {
	return String(name || id);
}
