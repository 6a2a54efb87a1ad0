import type { IDataObject } from 'n8n-workflow';
import type { Exchange, WireRequest } from '../../nodes/shared/contract/types';
import type { Connection } from '../../nodes/shared/engine/connection';
import { PmpError } from '../../nodes/BusinessLabsPmp/transport/answer';
import type { Reason } from '../../nodes/BusinessLabsPmp/transport/answer';
import type { Definition } from '../../nodes/BusinessLabsPmp/model/definition';
import { recordField } from '../../nodes/BusinessLabsPmp/model/references';
import { date, hidden, id, secret, text } from '../../nodes/BusinessLabsPmp/model/columns';

export const error = (reason: Reason, httpCode?: number, message = reason as string) =>
	new PmpError(reason, message, { httpCode });

/** A server that gives these answers, one after the other, the last one again and again. */
export const server = (answers: unknown[], credentials: IDataObject = { version: 'v2' }) => {
	const asked: WireRequest[] = [];
	const hints: string[] = [];
	const memory = new Map<string, unknown>();
	const both = {
		client: { vendor: 'BusinessLabs PMP' },
		vendorTime: Date.now(),
		credentials,
		timezone: 'UTC',
		callKey: () => 'key',
		hint: (text: string) => void hints.push(text),
		once: async (key: string, work: () => Promise<unknown>) => {
			if (!memory.has(key)) memory.set(key, work());
			return await memory.get(key);
		},
		send: async (request: WireRequest) => {
			asked.push(request);
			const answer = answers[Math.min(asked.length, answers.length) - 1];
			if (answer instanceof Error) throw answer;
			return await Promise.resolve(answer);
		},
	};
	const exchange = both as unknown as Exchange;
	const connection = both as unknown as Connection;
	const calls = () => asked.map(({ method, path }) => `${method} ${path}`);
	return { asked, calls, hints, exchange, connection };
};

/** A server as a trigger meets it. */
export const polled = (answers: unknown[], version = 'v3') => {
	const warnings: string[] = [];
	const warn = (message: string) => void warnings.push(message);
	return { ...server(answers, { version }), warnings, warn };
};

/** Customers, and the IDs of some. */
export const rows = (...ids: unknown[]) => ids.map((userid) => ({ userid }) as IDataObject);
export const idsOf = (records: IDataObject[]) => records.map(({ userid }) => userid);

/** A resource that stands for all. */
export const thing = (more: Partial<Definition> = {}): Definition => ({
	...{ name: 'Thing', value: 'thing', one: 'thing', many: 'things', path: 'things' },
	...{ idKey: 'thing_id', id: recordField('customer'), summary: ['id', 'name'], match: ['name'] },
	columns: [
		text('name', 'Name', { required: true }),
		text('city', 'City'),
		text('late', 'Late', { since3: true }),
		date('due', 'Due'),
		id('owner_id', 'Owner', { on: 'update' }),
		secret('password', 'Password'),
		hidden('text', 'kept'),
	],
	operations: ['create', 'delete', 'get', 'getAll', 'search', 'update'],
	...more,
});

export const page = (...rows: IDataObject[]) => ({ rows });
