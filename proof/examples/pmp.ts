import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { examples } from '../../playground/lib/paths';
import { mustBe, mustMatch } from './expect';
import { OWN } from './openTact';
import { approvedTemplate } from './pickyAssistWorld';
import { chosen, itemsOf, ran } from './stage';
import type { Body, Proof, Stage } from './stage';

/** The examples that begin or end in BusinessLabs PMP. */
export const pmpProofs: Proof[] = [
	{ id: 'form-submission-becomes-a-customer', show: formSubmission },
	{ id: 'web-form-becomes-a-lead', show: webForm },
	{ id: 'overdue-invoice-reminder', show: overdueInvoices },
	{ id: 'lead-greeted-on-whatsapp', show: leadGreeted },
	{ id: 'new-customer-welcome', show: customerWelcomed },
	{ id: 'ticket-becomes-a-task', show: ticketToTask },
];

async function formSubmission(stage: Stage): Promise<void> {
	const payload = readFileSync(join(examples, 'payloads', 'form-submission.json'), 'utf8');
	await stage.executionOf('form-submission-becomes-a-customer', async () => {
		await stage.post(`${stage.url}/webhook/form-submission`, JSON.parse(payload));
	});
	mustBe('customers created', stage.taken('businessLabsPmp', 'POST', /\/customers$/).length, 1);
	mustBe('profiles', stage.taken('openTact', 'POST', /\/profile\/messaging$/).length, 1);
}

async function webForm(stage: Stage): Promise<void> {
	const id = 'web-form-becomes-a-lead';
	const answers = ['Asha Example', 'asha@example.com', '+39 333 123 4567', '', 'Call me, please'];
	const submit = async (changes: Record<number, string> = {}) =>
		await stage.submitForm('contact', { ...answers, ...changes });
	await stage.live(id, {}, async () => {
		const first = await stage.executionOf(id, async () => await submit());
		const [lead] = stage.taken('businessLabsPmp', 'POST', /\/leads$/);
		mustMatch('lead', lead, { name: answers[0], email: answers[1], description: answers[4] });
		const [task] = stage.taken('businessLabsPmp', 'POST', /\/tasks$/);
		mustMatch('task', task, {
			name: 'Call Asha Example',
			rel_type: 'lead',
			rel_id: String(itemsOf(first, 'Create or update lead')[0].id),
		});

		const second = await stage.executionOf(id, async () => await submit({ 3: 'Example Ltd' }));
		mustBe('the second time it is new', ran(second, 'Create task to call'), false);
		mustBe('leads created', stage.taken('businessLabsPmp', 'POST', /\/leads$/).length, 1);
		const [update] = stage.taken('businessLabsPmp', 'PUT', /\/leads\/\d+$/);
		mustMatch('update', update, { company: 'Example Ltd', email: answers[1] });
	});
}

async function overdueInvoices(stage: Stage): Promise<void> {
	const id = 'overdue-invoice-reminder';
	const clientid = await stage.seed('customers', { phonenumber: '+1 415 555 0199' });
	await stage.seed('invoices', { number: '77', clientid, duedate: '2026-01-31', total: '75.50' });
	await stage.seed('invoices', { number: '78', status: '2' });
	await stage.seed('invoices', { number: '79', duedate: '2126-01-31' });
	await stage.control('pickyAssist', 'settings', { refuse: { numbers: ['14155550199'] } });
	const text = 'Invoice {{1}} over {{2}} was due on {{3}}.';
	const template = await approvedTemplate(stage, 'invoice_reminder', text);
	await stage.fillIn(id, {
		'Remind on WhatsApp': { template_id: chosen(template) },
		'Remind by SMS': { from: chosen(OWN, 'number') },
	});

	await stage.runByHand(id, 'Every morning');
	const pushes = stage.taken('pickyAssist', 'POST', /\/push$/).flatMap(({ data }) => data);
	mustBe('asked on WhatsApp', pushes.length, 3);
	mustMatch('the reminder', pushes[0], {
		number: '442079460001',
		template_message: ['1', '480.00', '2026-03-31'],
	});
	mustMatch('the part that is left', pushes[1], {
		template_message: ['2', '100.00', '2026-03-31'],
	});
	const texts = stage.taken('openTact', 'POST', /\/sms$/);
	mustBe('SMS', texts.length, 1);
	mustMatch('the SMS', texts[0], { to: 14155550199, from: OWN });
	mustBe('its amount', /Invoice 77 over 75\.50 was due on 2026-01-31/.test(texts[0].message), true);
}

/** Of the times that the editor offers, the shortest. */
const EVERY_MINUTE = { pollTimes: { item: [{ mode: 'everyMinute' }] } };

async function leadGreeted(stage: Stage): Promise<void> {
	const id = 'lead-greeted-on-whatsapp';
	const template = await approvedTemplate(stage, 'greeting', 'Hello {{1}}, thank you.');
	const filling = {
		'New lead': EVERY_MINUTE,
		'Greet on WhatsApp': { template_id: chosen(template) },
	};
	await stage.live(id, filling, async () => {
		await stage.executionOf(id, async () => {
			await stage.seed('leads', { name: 'Asha Example', phonenumber: '+39 333 123 4567' });
			await stage.seed('leads', { name: 'Without number', phonenumber: '' });
			await stage.seed('leads', { name: 'Wrong number', phonenumber: '12' });
		});
	});
	const pushes = stage.taken('pickyAssist', 'POST', /\/push$/).flatMap(({ data }) => data);
	mustBe('messages', pushes.length, 1);
	mustMatch('greeting', pushes[0], {
		number: '393331234567',
		template_message: ['Asha Example'],
		reference_number: 'lead-4',
	});
	const { tables } = stage.vendors.businessLabsPmp.simulator.state() as Body;
	const lead = tables.leads.find((each: Body) => each.id === '4');
	mustBe('contact noted', Date.now() - Date.parse(`${lead.lastcontact}Z`) < 120_000, true);
	const [task] = stage.taken('businessLabsPmp', 'POST', /\/tasks$/);
	mustMatch('task', task, { name: 'Call Wrong number', rel_id: '6', rel_type: 'lead' });
}

async function customerWelcomed(stage: Stage): Promise<void> {
	const id = 'new-customer-welcome';
	const filling = {
		'New customer': EVERY_MINUTE,
		'Welcome by SMS': { from: chosen(OWN, 'number') },
	};
	await stage.live(id, filling, async () => {
		await stage.executionOf(id, async () => {
			await stage.seed('customers', { company: 'Example Ltd', phonenumber: '+1 415 555 0123' });
		});
	});
	const [project] = stage.taken('businessLabsPmp', 'POST', /\/projects$/);
	mustMatch('project', project, { name: 'Onboarding of Example Ltd', clientid: '4' });
	const [task] = stage.taken('businessLabsPmp', 'POST', /\/tasks$/);
	mustMatch('task', task, { rel_type: 'project', rel_id: '3', priority: '3' });
	const [text] = stage.taken('openTact', 'POST', /\/sms$/);
	mustMatch('SMS', text, { to: 14155550123, from: OWN });
	mustBe('its text', text.message.startsWith('Welcome, Example Ltd!'), true);
}

async function ticketToTask(stage: Stage): Promise<void> {
	const id = 'ticket-becomes-a-task';
	await stage.live(id, { 'New ticket': EVERY_MINUTE }, async () => {
		await stage.executionOf(id, async () => {
			await stage.seed('tickets', { subject: 'Nothing works', priority: '3' });
			await stage.seed('tickets', { subject: 'A question', priority: '1' });
		});
	});
	const [urgent, usual, ...rest] = stage.taken('businessLabsPmp', 'POST', /\/tasks$/);
	mustBe('further tasks', rest, []);
	mustMatch('urgent', urgent, { name: 'Ticket 3: Nothing works', priority: '4', rel_id: '3' });
	mustMatch('usual', usual, { name: 'Ticket 4: A question', priority: '2', rel_type: 'ticket' });
}
