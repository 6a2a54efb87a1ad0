import type { IDataObject } from 'n8n-workflow';
import { byId, FORM, usePmp } from './node';
import type { Sample } from './sample';
import { samples } from './samples';

describe.each([1, 2, 3] as const)('on version %i', (version) => {
	const pmp = usePmp(version);
	const present = samples.filter(({ since = 1 }) => since <= version);

	const idOf = (sample: Sample, row: IDataObject | undefined) =>
		String(row?.[sample.idKey ?? 'id']);
	const idValue = (sample: Sample, id: string) => (sample.resource === 'note' ? id : byId(id));
	const rowsOf = ({ table, path }: Sample) => pmp.state().tables[table ?? path];
	const newest = (sample: Sample) => rowsOf(sample).at(-1) as Record<string, string | null>;
	const create = async (sample: Sample, more: IDataObject = {}) => {
		const { resource, parent, create: parameters } = sample;
		return await pmp.run(`${resource}.create`, { ...parent, ...parameters, ...more });
	};

	describe.each(present.map((sample) => [sample.resource, sample] as const))('%s', (_, sample) => {
		const { resource, path, parent = {}, reads = path } = sample;

		test('create', async () => {
			const before = rowsOf(sample)?.length ?? 0;
			const { json, items } = await create(sample);
			const post = pmp.last('POST');
			expect(post?.path).toBe(`/api/${sample.parent?.task_id ? path : path.split('/1/')[0]}`);
			expect(post?.headers['content-type']).toMatch(new RegExp(`^${FORM}`));
			expect(post?.body).toMatchObject(sample.form);
			const { generated = [] } = sample;
			expect(Object.keys(post?.body as object).sort()).toEqual(
				[...Object.keys(sample.form), ...generated].sort(),
			);
			expect(rowsOf(sample)).toHaveLength(before + 1);
			expect(json).toHaveLength(1);
			expect(String(json[0].id)).toBe(idOf(sample, newest(sample)));
			expect(Object.keys(json[0]).length).toBeLessThanOrEqual(10);
			expect(items[0].pairedItem).toEqual({ item: 0 });
		});

		test('get, get many and search', async () => {
			await create(sample);
			const id = idOf(sample, newest(sample));
			pmp.simulator.ledger.clear();
			const paged = version === 3 ? { page: '1', per_page: '50' } : {};

			if (!sample.unreadable) {
				const got = await pmp.run(`${resource}.get`, {
					...parent,
					id: idValue(sample, id),
					simplify: false,
				});
				expect(pmp.calls).toEqual([`GET /api/${resource === 'note' ? path : reads}/${id}`]);
				expect(String(got.json[0].id)).toBe(id);
				expect(got.items[0].pairedItem).toEqual({ item: 0 });
			}
			const list = await pmp.run(`${resource}.getAll`, {
				...parent,
				...(resource === 'note' && { rel_type: 'customer', rel_id: '1' }),
			});
			expect(pmp.last('GET')).toMatchObject({
				path: `/api/${reads}`,
				query: resource === 'note' ? {} : paged,
			});
			expect(list.json.map((record) => String(record.id))).toContain(id);
			if (sample.search === undefined || (resource === 'contract' && version < 3)) return;
			const found = await pmp.run(`${resource}.search`, { keysearch: sample.search });
			expect(pmp.last('GET')?.path).toBe(
				`/api/${path}/search/${encodeURIComponent(sample.search)}`,
			);
			expect(found.json.map((record) => String(record.id))).toContain(id);
		});

		test('update changes one field and leaves all others as they were', async () => {
			await create(sample);
			const before = structuredClone(newest(sample));
			const { hidden } = structuredClone(pmp.state());
			const rowsBefore = JSON.stringify((pmp.state() as unknown as IDataObject).lineItems);
			const { field, value, sent, stored } = sample.change;
			pmp.simulator.ledger.clear();
			const { json } = await pmp.run(`${resource}.update`, {
				...parent,
				...(version < 3 ? sample.beside : {}),
				id: idValue(sample, idOf(sample, before)),
				updateFields: { [field]: value },
			});
			expect(json[0]).toMatchObject({ status: true, changed: true });
			const put = pmp.last('PUT');
			expect(put?.path).toBe(`/api/${path}/${idOf(sample, before)}`);
			expect(put?.headers['content-type']).toMatch(/^application\/json/);
			if (version === 3) expect(put?.body).toEqual({ [field]: sent });
			else expect(put?.body).toMatchObject({ [field]: sent });

			const after = newest(sample);
			const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
			expect(changed).toEqual([field]);
			expect(after[field]).toBe(stored);
			expect(pmp.state().hidden).toEqual(hidden);
			expect(JSON.stringify((pmp.state() as unknown as IDataObject).lineItems)).toBe(rowsBefore);
		});

		test('delete', async () => {
			await create(sample);
			const id = idOf(sample, newest(sample));
			const before = rowsOf(sample).length;
			pmp.simulator.ledger.clear();
			const { json } = await pmp.run(`${resource}.delete`, {
				...parent,
				id: idValue(sample, id),
			});
			expect(json).toEqual([{ deleted: true }]);
			const place = sample.prefixedDelete && version < 3 ? `delete/${path}` : path;
			const isDenied = resource === 'subscription' && version < 3;
			expect(pmp.calls).toEqual([
				`DELETE /api/${place}/${id}`,
				...(isDenied ? [`GET /api/${path}/${id}`] : []),
			]);
			expect(rowsOf(sample)).toHaveLength(before - 1);
		});
	});
});
