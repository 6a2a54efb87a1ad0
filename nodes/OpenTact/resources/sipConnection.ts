import { listFields } from '../../shared/description/fields';
import { pick } from '../../shared/values/records';
import type { Field, Operation, Resource } from '../../shared/contract/types';
import { pathSegment } from '../../shared/values/url';
import { assignedNumbers } from '../operations/assignedNumbers';
import { crud, TYPES_ONLY } from '../operations/crud';
import type { Definition } from '../operations/crud';
import { flag, integer, record, text } from '../model/fields';
import { digitsOf, phoneNumber } from '../model/phone';
import { domain, product, sipConnection as reference } from '../model/references';
import { egress, ingress, shaken, trunkWire } from '../model/trunk';

const definition: Definition = {
	one: 'SIP connection',
	many: 'SIP connections',
	path: '/sip/connection',
	id: record({ ...reference, name: 'uuid' }),
	required: [
		text('Name', 'name', [1, 255], { placeholder: 'e.g. Office PBX' }),
		integer('Port', 'port', [1024, 65_535], { default: 5060, description: 'Port, 1024 to 65535' }),
		product,
	],
	optional: [
		flag('Active', 'is_active', 'Whether the connection is active'),
		egress,
		text('Host Name', 'hostname', [1, 255], { placeholder: 'e.g. pbx.example.com' }),
		ingress,
		text('IP Address', 'ip', [7, 15], {
			placeholder: 'e.g. 203.0.113.5',
			description: "Required according to OpenTact's documentation of 2022",
		}),
		...shaken,
	],
	wire: trunkWire([ingress, egress]),
	simplify: pick([
		'uuid',
		'name',
		'is_active',
		'ip',
		'port',
		'hostname',
		'product',
		'tech_prefix',
		'created_on',
		'modified_on',
	]),
	pages: ['create', 'update'],
};

const number: Field = text('Phone Number', 'tn', [3, 24], {
	required: true,
	placeholder: 'e.g. 18382050008',
	check: phoneNumber,
});

const products: Operation = {
	name: 'Get Products',
	value: 'getProducts',
	action: 'Get the SIP products',
	description: 'Get the products that connections, apps and voice profiles refer to',
	evidence: TYPES_ONLY,
	fields: listFields,
	request: () => ({ method: 'GET', path: '/sip/product' }),
};

const techPrefix: Operation = {
	name: 'Get Tech Prefix',
	value: 'getTechPrefix',
	action: 'Get the tech prefix route of a number',
	description: 'Look up how calls of a number to a SIP domain are routed',
	evidence: TYPES_ONLY,
	fields: [number, domain],
	request: ({ tn, sipDomain }) => ({
		method: 'GET',
		path: `/sip/tech_prefix/${pathSegment(digitsOf(tn), 'Phone Number')}/${pathSegment(sipDomain, 'SIP Domain')}`,
		expect: 'done',
	}),
};

/** SIP connections: trunks to a switch of one's own. */
export const sipConnection: Resource = {
	name: 'SIP Connection',
	value: 'sipConnection',
	operations: [...crud(definition), ...assignedNumbers(definition), products, techPrefix],
};
