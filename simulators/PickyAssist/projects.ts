import { isIP } from 'node:net';
import { Refusal, success } from './answers';
import type { Json } from './answers';
import {
	choice,
	range,
	requiredChoice,
	requiredInteger,
	requiredText,
	text,
	texts,
	url,
} from './checks';
import { dayMonthYear, isoWithOffset } from './dates';
import type { MasterCall, MasterEndpoint } from './endpoint';
import { buyPlan } from './plans';
import { newProject, newToken } from './world';
import type { Project } from './world';

const DATE_FORMATS = ['YYYY-MM-DD', 'DD-MM-YYYY', 'MM-DD-YYYY'];

/** Vendor docs: project-management-api. */
export const projectEndpoints: Record<string, MasterEndpoint> = {
	'/pm/create-project': createProject,
	'/pm/get-projects': getProjects,
	'/pm/change-billing': changeBilling,
	'/pm/create-api-token': createApiToken,
	'/pm/manage-api-token': manageApiToken,
};

/** The documentation marks nothing as required; a name, assumed, is the least it can do with. */
function createProject({ account, body }: MasterCall): Json {
	const plan = choice(body, 'billing_plan', range(1, 6)) ?? 1;
	const id = Math.max(...account.projects.map((known) => known.id)) + 1;
	const project: Project = {
		...newProject(account.generation, id),
		name: requiredText(body, 'project_name', 20),
		number: matching(body, 'number', /^\d+$/),
		companyName: text(body, 'company_name'),
		country: matching(body, 'country', /^[A-Z]{2}$/),
		timeZone: timeZone(body),
		dateFormat: dateFormat(body),
		service: choice(body, 'service', [1]) ?? 1,
		notes: text(body, 'notes', 250),
		tokens: requestedTokens(body),
		globalWebhook: url(body, 'global_webhook'),
		eventWebhook: url(body, 'event_webhook'),
		smartReplyWebhook: url(body, 'smart_reply_webhook'),
	};
	const debited = buyPlan(account, project, plan, new Date());
	account.projects.push(project);
	return success(projectRecord(project, debited));
}

/**
 * One project is one flat object. The shape of "0 = all" is documented nowhere; assumed like Template
 * Status, the vendor's other endpoint for one or all: a list beside `status` and `message`.
 */
function getProjects({ account, body }: MasterCall): Json {
	if (requiredInteger(body, 'project_id') === 0) {
		return success({ projects: account.projects.map(listedRecord) });
	}
	return success(listedRecord(projectById(account.projects, body)));
}

function changeBilling({ account, body }: MasterCall): Json {
	const project = projectById(account.projects, body);
	const service = requiredChoice(body, 'service', [1, 2]);
	const plan = requiredChoice(body, 'plan_id', range(1, 9));
	// Assumed: 7 to 9 are named after WhatsApp Official, 2 to 6 after Phone Automation.
	if (plan > 1 && plan > 6 !== (service === 2)) {
		throw new Refusal(410, 'plan_id does not belong to the service');
	}
	const previous = project.billingPlan;
	const debited = buyPlan(account, project, plan, new Date());
	return success({
		old_billing_plan: String(previous),
		new_billing_plan: plan,
		amount_debited: debited,
		next_billing_date: project.billedUntil ? isoWithOffset(project.billedUntil) : '',
	});
}

function createApiToken({ account, body }: MasterCall): Json {
	const project = projectById(account.projects, body);
	const created = boundTokens(texts(body, 'ip_whitelist'));
	project.tokens.push(...created);
	return success({
		project_id: project.id,
		api_token: created.map(({ ip, token }) => ({ ip, token })),
	});
}

function manageApiToken({ account, body }: MasterCall): Json {
	const project = projectById(account.projects, body);
	const wanted = requiredText(body, 'api_token');
	const token = project.tokens.find((known) => known.token === wanted);
	if (!token) throw new Refusal(410, 'api_token is unknown');
	const action = requiredChoice(body, 'action', [1, 2, 3]);
	if (action === 3) project.tokens.splice(project.tokens.indexOf(token), 1);
	else token.enabled = action === 2;
	return success();
}

/** Numbers come as strings, except `service`. Billing plan is documented and absent in the sample. */
function projectRecord(project: Project, debited: string): Json {
	const qrCode = `https://pickyassist.com/uploads/images/qrcode_${project.licenseKey}.png`;
	return {
		project_status: project.status,
		project_id: String(project.id),
		project_name: project.name,
		number: project.number,
		company_name: project.companyName,
		country: project.country,
		time_zone: project.timeZone,
		date_format: project.dateFormat,
		service: project.service,
		license_key: project.licenseKey,
		// The address of an image, not the image.
		qr_code_base64: Buffer.from(qrCode).toString('base64'),
		unbranded_keyword: project.keyword,
		branded_keyword: '',
		api_tokens: project.tokens.map(({ ip, token }) => ({ ip, token })),
		global_webhook: project.globalWebhook,
		event_webhook: project.eventWebhook,
		smart_reply_webhook: project.smartReplyWebhook,
		next_billing_date: project.billedUntil ? dayMonthYear(project.billedUntil) : '',
		amount_debited: debited,
		notes: project.notes,
	};
}

const listedRecord = (project: Project): Json => ({
	...projectRecord(project, ''),
	billing_plan: String(project.billingPlan),
});

/** Assumed: an unknown project is an invalid request. */
function projectById(projects: Project[], body: Json): Project {
	const id = requiredInteger(body, 'project_id');
	const project = projects.find((known) => known.id === id);
	if (!project) throw new Refusal(410, 'project_id is unknown');
	return project;
}

function requestedTokens(body: Json) {
	const wanted = body.generate_api_token ?? false;
	if (typeof wanted !== 'boolean') throw new Refusal(410, 'generate_api_token must be a boolean');
	const addresses = texts(body, 'token_ip_address');
	return wanted ? boundTokens(addresses) : [];
}

/** One token for each address; without any, assumed, one that works from everywhere. */
function boundTokens(addresses: string[]) {
	const wrong = addresses.find((address) => !isIP(address));
	if (wrong !== undefined) throw new Refusal(410, `${wrong} is no IP address`);
	return addresses.length ? addresses.map((ip) => newToken(ip)) : [newToken()];
}

function matching(body: Json, name: string, pattern: RegExp): string {
	const value = text(body, name);
	if (value && !pattern.test(value)) throw new Refusal(410, `${name} is invalid`);
	return value;
}

/** Typed "number" in the documentation and described by these texts; the texts are assumed. */
function dateFormat(body: Json): string {
	const value = text(body, 'date_format');
	if (value && !DATE_FORMATS.includes(value)) throw new Refusal(410, 'date_format is invalid');
	return value;
}

function timeZone(body: Json): string {
	const value = text(body, 'time_zone');
	try {
		if (value) new Intl.DateTimeFormat('en', { timeZone: value });
	} catch {
		throw new Refusal(410, 'time_zone is unknown');
	}
	return value;
}
