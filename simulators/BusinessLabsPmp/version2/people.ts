import { broken, installationDate, number, plain, presence, set } from './facts';
import type { ResourceFacts } from './facts';

const CLIENTS = 'models/Clients_model.php';
const LEADS = 'models/Leads_model.php';
const STAFF = 'models/Staff_model.php';

/** A number that the model sets to 0 when the form leaves it out or empty. */
const zeroed = (at: string) => number(at, { missing: 'zero', post: undefined });

export const customers: ResourceFacts = {
	title: 'Customers',
	handlers: {
		get: `controllers/Customers.php:85, ${CLIENTS}:55`,
		post: `controllers/Customers.php:241, ${CLIENTS}:147`,
		put: `controllers/Customers.php:395, ${CLIENTS}:225`,
		delete: `controllers/Customers.php:300, ${CLIENTS}:674`,
	},
	columns: {
		company: plain(`${CLIENTS}:56`, {
			missing: 'demanded',
			empty: 'refused',
			drags:
				'A customer without a company reads with the name of its primary contact. The code of PUT takes an update without it, and an empty one too.',
		}),
		default_currency: zeroed(`${CLIENTS}:1309`),
		country: zeroed(`${CLIENTS}:1312`),
		billing_country: zeroed(`${CLIENTS}:1315`),
		shipping_country: zeroed(`${CLIENTS}:1318`),
		show_primary_contact: number(`${CLIENTS}:1306`, { missing: 'zero', post: 'ignored' }),
		vat: plain(`${CLIENTS}:65`, { reads: 'vat' }),
		groups_in: set(`models/Client_groups_model.php:91`, 'removed'),
	},
	stores: `${CLIENTS}:238`,
	notes: [
		'A POST reads the documented fields alone, and takes `0` of them for empty (controllers/Customers.php:250).',
		'A customer with invoices, estimates or credit notes is not deleted, and the answer is "Customer Delete Fail." (models/Clients_model.php:676). Its contacts, tickets, contracts and more go with it.',
	],
};

const mail = (line: number) => presence(`${CLIENTS}:${line}`);

export const contacts: ResourceFacts = {
	title: 'Contacts',
	handlers: {
		get: `controllers/Contacts.php:95, ${CLIENTS}:82`,
		post: `controllers/Contacts.php:282, ${CLIENTS}:385`,
		put: `controllers/Contacts.php:458, ${CLIENTS}:281`,
		delete: `controllers/Contacts.php:344, ${CLIENTS}:826`,
	},
	columns: {
		firstname: plain(`${CLIENTS}:317`, { missing: 'demanded', empty: 'refused' }),
		lastname: plain(`${CLIENTS}:317`, { missing: 'demanded', empty: 'refused' }),
		email: plain('controllers/Contacts.php:476', {
			missing: 'refused',
			empty: 'refused',
			drags: 'No two contacts can have the same.',
		}),
		password: plain(`${CLIENTS}:284`, { empty: 'kept', zero: 'kept', reads: 'never' }),
		is_primary: presence(`${CLIENTS}:293`, {
			drags: 'On takes it from the other contacts of the customer.',
		}),
		invoice_emails: mail(307),
		estimate_emails: mail(308),
		credit_note_emails: mail(309),
		contract_emails: mail(310),
		task_emails: mail(311),
		project_emails: mail(312),
		ticket_emails: mail(313),
		permissions: set(`${CLIENTS}:329`, 'removed'),
	},
	stores: `${CLIENTS}:317`,
	notes: [
		'An update that changes nothing, or a password alone on some servers, answers 404 "Client Update Fail." (controllers/Contacts.php:505).',
		'Only active contacts are read, changed and deleted (controllers/Contacts.php:98, :350, :470).',
	],
};

/** Only where the constant `API` is not defined, which the published code never does. */
const WITHOUT_API =
	'Only where the server does not define the constant `API`; else stored as it comes.';

export const leads: ResourceFacts = {
	title: 'Leads',
	handlers: {
		get: `controllers/Leads.php:125, ${LEADS}:26`,
		post: `controllers/Leads.php:273, ${LEADS}:66`,
		put: `controllers/Leads.php:426, ${LEADS}:161`,
		delete: `controllers/Leads.php:333, ${LEADS}:260`,
	},
	columns: {
		name: plain(`${LEADS}:224`, { missing: 'demanded', empty: 'refused' }),
		source: number(`${LEADS}:224`, { missing: 'demanded', empty: 'refused' }),
		status: number(`${LEADS}:227`, {
			missing: 'demanded',
			empty: 'refused',
			drags: 'Another one than 0 takes a junk or lost lead out of the junk (:235).',
		}),
		is_public: presence(`${LEADS}:187`, { post: 'value', drags: WITHOUT_API }),
		country: number(`${LEADS}:192`, { missing: 'zero', post: 'ignored', drags: WITHOUT_API }),
		description: broken(`${LEADS}:195`, { drags: WITHOUT_API }),
		address: broken(`${LEADS}:220`, { missing: 'empty', drags: 'Trimmed.' }),
		email: plain(`${LEADS}:222`, { missing: 'empty', drags: 'Trimmed.' }),
		lastcontact: installationDate(`${LEADS}:199`, { missing: 'stays', post: 'replaced' }),
		client_id: number(`${LEADS}:224`, { post: 'ignored' }),
		contact: plain(`${LEADS}:224`, { post: 'ignored' }),
		tags: set(`${LEADS}:204`, 'stays'),
		custom_contact_date: plain('controllers/Leads.php:285', {
			reads: 'never',
			post: 'ignored',
			drags: 'The last contact is always the moment of the creation. No field of a PUT.',
		}),
		contacted_today: plain('controllers/Leads.php:285', {
			reads: 'never',
			post: 'ignored',
			drags: 'No field of a PUT.',
		}),
	},
	stores: `${LEADS}:224`,
	notes: [
		'A successful PUT deletes the files of the lead with the ID 1, because it looks for those of `true` (controllers/Leads.php:455).',
		'Deleting a lead deletes its proposals and tasks (models/Leads_model.php:290).',
	],
};

export const staffs: ResourceFacts = {
	title: 'Staff',
	handlers: {
		get: `controllers/Staffs.php:76, ${STAFF}:226`,
		post: `controllers/Staffs.php:221, ${STAFF}:269`,
		put: `controllers/Staffs.php:425, ${STAFF}:359`,
		delete: `controllers/Staffs.php:334, ${STAFF}:48`,
	},
	columns: {
		firstname: plain(`${STAFF}:462`, { missing: 'demanded', empty: 'refused' }),
		email: plain(`${STAFF}:462`, { missing: 'demanded', empty: 'refused' }),
		lastname: plain('controllers/Staffs.php:447', {
			missing: 'empty',
			post: 'replaced',
			drags: 'Emptied by every write, whatever is sent.',
		}),
		password: plain(`${STAFF}:400`, { empty: 'kept', zero: 'kept', reads: 'never' }),
		is_not_staff: presence(`${STAFF}:411`, { post: 'ignored' }),
		departments: set(`${STAFF}:420`, 'removed'),
		permissions: plain(`${STAFF}:466`, {
			missing: 'removed',
			zero: 'removed',
			empty: 'removed',
			reads: 'list',
			post: 'replaced',
			drags: 'Read as rows of `feature` and `capability`, written as lists below their feature.',
		}),
	},
	stores: `${STAFF}:462`,
	notes: [
		'A POST with an email that another one has answers 200 and the bare text "Email already exists" (models/Staff_model.php:281).',
		'A POST always sends the welcome email: the controller hands the field on even when it is empty (controllers/Staffs.php:251). It sets role 1 and broad rights.',
		'A PUT always answers success: the rights are written anew each time (models/Staff_model.php:477).',
	],
};
