import { json, notFound } from '../answers';
import type { Answer } from '../answers';
import type { Call } from '../call';
import { list, shown } from '../read';
import { contacts } from '../resources/contacts';
import type { Route } from '../route';

const read = { since: 2, method: 'GET', feature: 'contacts' } as const;

/** Contacts are read below their customer: the first segment is the customer's id. */
export const contactRoutes: Route[] = [
	{ ...read, path: 'contacts', capability: 'list', handle: () => notFound() },
	{ ...read, path: 'contacts/:customer', capability: 'list', handle: ofCustomer },
	{ ...read, path: 'contacts/:customer/:contact', capability: 'get', handle: oneOfCustomer },
];

function ofCustomer(call: Call): Answer {
	const { customer } = call.parameters;
	return list(contacts, call, (row) => row.userid === customer && row.active === '1');
}

function oneOfCustomer(call: Call): Answer {
	const { customer, contact } = call.parameters;
	const row = call.crm.tables.contacts.get(contact);
	if (!row || row.userid !== customer) return notFound();
	return json(200, shown(contacts, call, row, 'one'));
}
