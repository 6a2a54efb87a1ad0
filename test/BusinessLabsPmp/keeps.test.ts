import { fc } from '../engine/property';
import type { IDataObject } from 'n8n-workflow';
import { fieldsFor } from '../../nodes/BusinessLabsPmp/model/definition';
import type { Definition } from '../../nodes/BusinessLabsPmp/model/definition';
import { resources } from '../../nodes/BusinessLabsPmp/resources';
import { anyRecord, anyValue, emptied, withBreaks } from './anyRecord';
import type { Given } from './anyRecord';
import { CASES, keyOf, LISTS } from './keepsCases';
import type { Case } from './keepsCases';
import { byId, usePmp } from './node';

// Nobody waits here: what is to be waited for is not the question.
jest.mock('../../nodes/shared/engine/retry', () => ({
	...jest.requireActual<object>('../../nodes/shared/engine/retry'),
	pause: async () => await new Promise((resolve) => setImmediate(resolve)),
}));

/** Records that are changed, of each resource. */
const RUNS = process.env.FAULTS === 'all' ? 200 : 12;

/** What PMP holds of a record beside its row. */
interface Beside {
	lineItems: Record<string, unknown>;
	hidden: Record<string, Record<string, Record<string, string[]>>>;
	projectSettings: Record<string, Record<string, string>>;
	staffRights: Record<string, string[]>;
	tables: Record<string, Array<Record<string, string | null>>>;
}

const definitionOf = (resource: string) =>
	(resources.find(({ value }) => value === resource) as unknown as { definition: Definition })
		.definition;

/** Some of the fields of an update, with values: one or two, now and then an empty one. */
function anyChange(definition: Definition, { table, together = [] }: Case) {
	const columns = fieldsFor(definition.columns, 'update').filter(
		({ field, kind, unread, shown, wiped, beside }) =>
			!unread &&
			!wiped &&
			!beside &&
			shown === undefined &&
			kind !== 'list' &&
			!together.includes(field.name) &&
			!['subtotal', 'total'].includes(field.name),
	);
	const one = fc.constantFrom(...columns).chain((column) => {
		const value = anyValue(column, table);
		const none = emptied(column);
		if (!value) throw new Error(`No value for ${column.field.name}`);
		return fc
			.oneof({ weight: 4, arbitrary: value }, ...(none ? [fc.constant(none)] : []))
			.map((given): [string, Given] => [column.field.name, given]);
	});
	return fc.array(one, { minLength: 1, maxLength: 2 }).map((list) => Object.fromEntries(list));
}

/** Puts records into PMP, and tells what there is. */
function workbench(pmp: ReturnType<typeof usePmp>, { table, hasRows }: Case) {
	const state = () => pmp.state() as unknown as Beside;
	return {
		/** A record with rows, settings and rights, alone in its table. */
		seeded: async (record: Record<string, string | null>) => {
			await pmp.control('empty', { resource: table });
			const values = hasRows ? { ...record, total_tax: '49.00' } : record;
			const { last } = (await pmp.control('seed', { resource: table, values })) as { last: string };
			const [kind, list] = LISTS[table] ?? [];
			if (kind && list) (state().hidden[kind][table] ??= {})[last] = [...list];
			if (table === 'staffs')
				state().staffRights[last] = ['tasks.view', 'tasks.edit', 'leads.view'];
			if (table === 'projects') await pmp.run('project.get', { id: byId(last) });
			if (hasRows) state().lineItems[`${table}:${last}`] = rowsOf(last);
			return last;
		},
		row: (id: string) => pmp.row(table, keyOf(table), id),
		/** All that is not the record's own row. */
		others: (id: string) => {
			const { tables, hidden, lineItems, projectSettings, staffRights } = state();
			const rows = Object.fromEntries(
				Object.entries(tables).map(([name, list]) => [
					name,
					list.filter((row) => name !== table || row[keyOf(table)] !== id),
				]),
			);
			return structuredClone({ rows, hidden, lineItems, projectSettings, staffRights });
		},
	};
}

const valuesOf = (change: Record<string, Given>) =>
	Object.fromEntries(
		Object.entries(change).map(([name, { given }]) => [name, given]),
	) as IDataObject;

const WAYS = [
	['version 2, as it is published', 2, {}],
	['version 2, of a server that defines the constant API', 2, { apiConstant: true }],
	['version 2, on PHP 8', 2, { php8: true }],
	['version 3', 3, {}],
] as const;

describe.each(WAYS)('%s', (title, version, settings) => {
	const pmp = usePmp(version);
	const only = 'apiConstant' in settings ? ['lead'] : ['ticket', 'invoice'];
	const names = Object.keys(settings).length > 0 ? only : Object.keys(CASES);

	test.each(names)(
		'%s: what an update does not name stays as it is',
		async (resource) => {
			const chosen = CASES[resource];
			const bench = workbench(pmp, chosen);
			await pmp.control('settings', settings);
			const update = async (id: string, updateFields: IDataObject) => {
				const { json } = await pmp.run(`${resource}.update`, {
					...chosen.parent,
					...chosen.beside,
					id: byId(id),
					updateFields: { ...updateFields, ...chosen.within },
				});
				expect(json[0]).toMatchObject({ id });
				pmp.simulator.ledger.clear();
			};
			const isRaw = (name: string) =>
				resource === 'lead' &&
				name === 'description' &&
				('apiConstant' in settings || version === 3);

			await fc.assert(
				fc.asyncProperty(
					anyRecord(chosen.table),
					anyChange(definitionOf(resource), chosen),
					async (record, change) => {
						const id = await bench.seeded(record);
						const before = structuredClone(bench.row(id));
						const others = bench.others(id);
						await update(id, valuesOf(change));

						const after = structuredClone(bench.row(id));
						const expected = { ...before };
						for (const [name, { stored, given }] of Object.entries(change)) {
							expected[name] = isRaw(name) ? String(given) : stored;
						}
						const following = Object.keys(change).flatMap((name) => chosen.follows?.[name] ?? []);
						for (const name of following) if (!(name in change)) expected[name] = after[name];
						expect(after).toEqual(expected);
						expect(bench.others(id)).toEqual(others);
						// And again: there is nothing to change.
						await update(id, valuesOf(change));
						expect(bench.row(id)).toEqual(after);
					},
				),
				{ numRuns: title === WAYS[0][0] ? RUNS : Math.ceil(RUNS / 3) },
			);
		},
		600_000,
	);
});

describe('by other ways', () => {
	const pmp = usePmp();

	test.each(['customer', 'contact', 'lead'])(
		'%s: Create or Update',
		async (resource) => {
			const chosen = CASES[resource];
			const bench = workbench(pmp, chosen);
			const definition = definitionOf(resource);
			const required = fieldsFor(definition.columns, 'create').filter(
				({ field }) => field.required,
			);
			const matchBy = resource === 'customer' ? 'company' : 'email';
			await fc.assert(
				fc.asyncProperty(
					anyRecord(chosen.table),
					fc.string({ maxLength: 9 }),
					async (row, text) => {
						const record = { ...row, email: 'eve@example.org', junk: '0', lost: '0', status: '2' };
						const known = chosen.table === 'customers' ? { ...row, company: 'Blue Door' } : record;
						const id = await bench.seeded(known);
						const before = structuredClone(bench.row(id));
						const others = bench.others(id);
						const value = `T${text.replace(/[^a-z0-9]/gi, '')}`;
						const { json } = await pmp.run(`${resource}.upsert`, {
							...Object.fromEntries(required.map(({ field }) => [field.name, before[field.name]])),
							...{ customer_id: byId(3), matchBy },
							additionalFields: {
								phonenumber: value,
								...(resource === 'lead' && { email: record.email }),
								...chosen.beside,
							},
						});
						expect(json[0]).toMatchObject({ id, created: false });
						expect(bench.row(id)).toEqual({ ...before, phonenumber: value });
						expect(bench.others(id)).toEqual(others);
					},
				),
				{ numRuns: Math.ceil(RUNS / 3) },
			);
		},
		600_000,
	);
});

describe('version 3, in a batch', () => {
	const pmp = usePmp(3);

	test('the other fields of each record stay', async () => {
		const chosen = CASES.lead;
		const bench = workbench(pmp, chosen);
		await fc.assert(
			fc.asyncProperty(anyRecord('leads'), async (record) => {
				const id = await bench.seeded(record);
				const before = structuredClone(bench.row(id));
				const others = bench.others(id);
				await pmp.run('batch.run', {
					operations: [{ tool: 'leads_update', args: { id, city: 'York' } }],
				});
				expect(bench.row(id)).toEqual({ ...before, city: 'York' });
				expect(bench.others(id)).toEqual(others);
			}),
			{ numRuns: Math.ceil(RUNS / 3) },
		);
	}, 600_000);
});

let lastRow = 10_000;

/** Two rows with taxes, one of several lines. */
function rowsOf(id: string) {
	return ['One', withBreaks('Two\nlines')].map((long_description, index) => ({
		row: {
			...{ id: String(++lastRow), rel_id: id, rel_type: 'document', description: `Row ${index}` },
			...{ long_description, qty: '2.00', rate: '50.00', unit: 'h', item_order: String(index + 1) },
		},
		taxes: ['VAT|20.00', 'CGST|9.00'].slice(0, index + 1),
	}));
}
