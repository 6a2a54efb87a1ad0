import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import '../shared/contract/oldestN8n';
import { describe } from '../shared/description/describe';
import { run } from '../shared/engine/run';
import { businessLabsPmp } from './transport/client';
import { businessLabsPmpApiTest } from './methods/credentialTest';
import * as loadOptions from './methods/loadOptions';
import * as lookups from './methods/lookups';
import { getCustomFields } from './methods/resourceMapping';
import { resources } from './resources';

/** Customers, leads, projects and tickets in BusinessLabs PMP, a Perfex CRM. */
export class BusinessLabsPmp implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'BusinessLabs PMP',
		name: 'businessLabsPmp',
		icon: { light: 'file:businessLabsPmp.svg', dark: 'file:businessLabsPmp.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Work with customers, projects, tickets and invoices in PMP, a Perfex CRM',
		defaults: { name: 'BusinessLabs PMP' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'businessLabsPmpApi', required: true, testedBy: 'businessLabsPmpApiTest' },
		],
		properties: describe(resources),
	};

	methods = {
		credentialTest: { businessLabsPmpApiTest },
		listSearch: { ...lookups },
		loadOptions: { ...loadOptions },
		resourceMapping: { getCustomFields },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run.call(this, businessLabsPmp, resources);
	}
}
