import { answer } from './answer';
import { mustBe, mustMatch } from './expect';
import { chosen, itemsOf } from './stage';
import type { Body, Proof, Stage } from './stage';

/** The examples that begin or end in OpenTact. */
export const openTactProofs: Proof[] = [
	{ id: 'number-for-a-new-customer', show: numberForCustomer },
	{ id: 'monthly-cost-report', show: costReport },
	{ id: 'two-way-sms-desk', show: smsDesk },
	{ id: 'refund-waits-for-approval', show: refund },
];

/** One of the account's numbers that can do SMS, and the profile that it has. */
export const OWN = '12029822900';
const PROFILE = '10000000-0000-4000-8000-000000000001';

async function numberForCustomer(stage: Stage): Promise<void> {
	const id = 'number-for-a-new-customer';
	await stage.live(id, {}, async () => {
		await stage.executionOf(id, async () => {
			await stage.submitForm('number-for-a-customer', ['2', '415']);
		});
	});
	const [order] = stage.taken('openTact', 'POST', /\/order$/);
	const [{ tn }] = order.items;
	mustBe('area code', String(tn).startsWith('1415'), true);
	const { messagingProfiles, leases } = stage.vendors.openTact.simulator.state() as Body;
	const lease = leases.find((each: Body) => each.tn === tn);
	const profile = messagingProfiles.find((each: Body) => each.uuid === lease?.messaging_profile);
	mustMatch('profile of the number', profile, { name: 'Harbour Cycles' });
	const [ticket] = stage.taken('businessLabsPmp', 'POST', /\/tickets$/);
	mustMatch('ticket', ticket, { userid: '2', subject: 'Your new phone number' });
	mustBe('the number in the ticket', ticket.message.includes(`+${tn}`), true);
}

async function costReport(stage: Stage): Promise<void> {
	const execution = await stage.runByHand('monthly-cost-report', 'First of the month');
	const { requests } = stage.vendors.businessLabsPmp.simulator.ledger;
	const booked = requests.find(({ method, path }) => method === 'POST' && /expenses$/.test(path));
	const month = new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() - 1, 1));
	const name = month.toISOString().slice(0, 7);
	// What the simulator has of that month: a number's 6 dollars, and two messages.
	mustMatch('expense', booked?.body as Body, {
		amount: '6.02',
		expense_name: `OpenTact ${name}`,
		category: '1',
	});
	const [file] = booked?.files ?? [];
	mustMatch('file', file, { fileName: `opentact-${name}.csv` });
	const text = Buffer.from(file.data, 'base64').toString();
	mustBe('lines of the file', text.trim().split('\n').length, 3);
	mustBe('its sum of messages', /sms_outgoing,-0\.015/.test(text), true);
	mustBe('created', itemsOf(execution, 'Book the expense')[0].expense_name, `OpenTact ${name}`);
}

async function smsDesk(stage: Stage): Promise<void> {
	const id = 'two-way-sms-desk';
	const customer = '14155550123';
	const from = chosen(OWN, 'number');
	const filling = {
		'SMS came in': { messagingProfile: PROFILE },
		'Send confirmation': { from },
		'Send the answer': { from },
	};
	const texts = async (message: string) =>
		await stage.executionOf(id, async () => {
			await stage.control('openTact', 'sms-receive', { from: customer, to: OWN, message });
		});
	const sent = () => stage.taken('openTact', 'POST', /\/sms$/);
	await stage.control('businessLabsPmp', 'version', { version: 3 });
	await stage.live(id, filling, async () => {
		const first = await texts('My line is dead');
		const [{ id: ticket }] = itemsOf(first, 'Create ticket');
		mustMatch('confirmation', sent()[0], {
			to: Number(customer),
			message: `Thank you. Your ticket has the number ${ticket}; just text us to add to it.`,
		});

		await texts('Still dead');
		mustBe('tickets', stage.taken('businessLabsPmp', 'POST', /\/tickets$/).length, 1);
		const [added] = stage.taken('businessLabsPmp', 'POST', /\/tickets\/reply\/\d+$/);
		mustMatch('second text', added, { message: 'Still dead' });
		// The reply of the customer is told as well, and must not come back to him.
		await stage.executionOf(id, async () => await stage.control('businessLabsPmp', 'deliver'));
		mustBe('SMS after the second text', sent().length, 1);

		await staffReplies(stage, ticket, '<p>We are on it.</p>');
		await stage.executionOf(id, async () => await stage.control('businessLabsPmp', 'deliver'));
		mustMatch('answer', sent()[1], { to: Number(customer), message: 'We are on it.' });
		mustBe('SMS in all', sent().length, 2);
	});
	const { messagingProfiles } = stage.vendors.openTact.simulator.state() as Body;
	const { callback_url: left } = messagingProfiles.find(({ uuid }: Body) => uuid === PROFILE);
	mustBe('callback URL after the workflow is stopped', left, null);
}

/** A member of the staff answers in PMP. */
async function staffReplies(stage: Stage, ticket: unknown, message: string): Promise<void> {
	const { simulator, credential } = stage.vendors.businessLabsPmp;
	const response = await fetch(`${simulator.url}/api/tickets/reply/${String(ticket)}`, {
		method: 'POST',
		headers: { authtoken: String(credential.data.token) },
		body: new URLSearchParams({ message, admin: '2' }),
	});
	if (!response.ok) throw new Error(`PMP answered ${response.status}: ${await response.text()}`);
}

/** A small refund is booked at once, a large one when it is approved, and a declined one never. */
async function refund(stage: Stage): Promise<void> {
	const id = 'refund-waits-for-approval';
	const filling = { 'Ask the manager': { from: chosen(OWN, 'number'), to: '+1 415 555 0123' } };
	const asks = async (amount: string, button?: 'approve' | 'decline') =>
		await stage.executionOf(id, async () => {
			const before = questions().length;
			await stage.submitForm('ask-for-a-refund', ['2', amount, 'Bike came broken']);
			if (!button) return;
			const text = await stage.until('a question', () => questions()[before]?.message as string);
			mustBe('what is asked', text.startsWith('Refund 900.00 to Harbour Cycles?'), true);
			mustBe('booked before the answer', booked().length, 1);
			await answer(text, { answer: button });
		});
	const questions = () => stage.taken('openTact', 'POST', /\/sms$/);
	const booked = () => stage.taken('businessLabsPmp', 'POST', /\/credit_notes$/);
	await stage.live(id, filling, async () => {
		await asks('20');
		mustMatch('small refund', booked()[0], { clientid: '2', total: '20.00' });
		await asks('900', 'decline');
		mustBe('credit notes after the refusal', booked().length, 1);
		const [task] = stage.taken('businessLabsPmp', 'POST', /\/tasks$/);
		mustMatch('task', task, { name: 'Refund of 900.00 to customer 2 was declined' });
		await asks('900', 'approve');
		mustMatch('large refund', booked()[1], { clientid: '2', total: '900.00' });
	});
	mustBe('SMS', questions().length, 2);
}
