import { fc } from '../engine/property';
import { jsonText } from '../../nodes/BusinessLabsPmp/transport/jsonText';
import { byId, usePmp } from './node';

describe('the JSON of an update', () => {
	it('says the same, without what the filter of PMP minds', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), (body) => {
				const text = jsonText(body);
				expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(body)));
				expect(text).not.toMatch(/[<>&%=']|\\[^u]/);
			}),
			{ numRuns: 1000 },
		);
	});
});

describe('an update before version 3, whose JSON goes through a filter as a whole', () => {
	const pmp = usePmp(2);

	test.each([
		'<p class="x" title="a b">one</p>',
		'See <a href="https://example.com/?a=1&b=2">the page</a>',
		'5% de descuento, 100% 100%',
		'<b>x</b> a < b and c > d',
		"title='one\ntwo'",
		'<img src="a.png" />\n<br />"q" \'a\' \\ /',
	])('takes a text as it is: %s', async (text) => {
		const { json } = await pmp.run('contract.create', {
			...{ subject: 'Care', client: byId(1), datestart: '2026-03-01' },
		});
		const id = String(json[0].id);
		await pmp.run('contract.update', { id: byId(id), updateFields: { content: text } });
		expect(pmp.row('contracts', 'id', id)).toMatchObject({ content: text });
		await pmp.run('contract.update', { id: byId(id), updateFields: { subject: 'Other' } });
		expect(pmp.row('contracts', 'id', id)).toMatchObject({ content: text, subject: 'Other' });
	});

	it('says which texts the filter of values may change all the same', async () => {
		const { hints } = await pmp.run('milestone.update', {
			...{ id: byId(1), updateFields: { name: '5% de descuento', description: '100% sure' } },
		});
		expect(hints.join()).toContain('letters from a to f, for a code: Name.');
	});

	it('is filtered as a whole where it is written plainly, so that the test above tests something', async () => {
		const put = async (body: string) =>
			await fetch(`${pmp.simulator.url}/api/milestones/1`, {
				method: 'PUT',
				headers: { authtoken: String(pmp.credentials().token), 'content-type': 'application/json' },
				body,
			});
		const row = { name: 'a', project_id: '1', due_date: '30/07/2026', start_date: '01/07/2026' };
		const withText = (name: string) => JSON.stringify({ ...row, name });
		expect((await put(withText('<p class="x">one</p>'))).status).toBe(406);
		expect((await put(withText('5% de'))).status).toBe(406);
		await put(withText('100% 100'));
		expect(pmp.row('milestones', 'id', '1')).toMatchObject({ name: '1000' });
	});
});
