// A deletion is told as done only where PMP says so, or no longer has the record.
import { byId, usePmp } from './node';

const pmp = usePmp();
const json = { 'content-type': 'application/json' };
const FAILED = { status: 404, headers: json, body: { status: false, message: 'Delete Fail.' } };
const remove = { id: byId(1) };

test.each<[string, object]>([
	['may not be read', { status: 403, body: { status: false, message: 'No permission for this' } }],
	['cannot be read', { status: 500, body: { status: false, message: 'Broken' } }],
	['is still there', { status: 200, body: { userid: '1', company: 'One' } }],
])('a record that %s is not told as gone', async (_, read) => {
	pmp.simulator.faults.set([
		{ method: 'DELETE', ...FAILED },
		{ method: 'GET', headers: json, ...read },
	]);
	const { error, json: items } = await pmp.fail('customer.delete', remove);
	expect(error.message).toContain('refused: Delete Fail.');
	expect(items).toEqual([]);
});

test('one that is gone is, and what PMP said is told', async () => {
	pmp.simulator.faults.set([
		{ method: 'DELETE', ...FAILED },
		{ method: 'GET', ...FAILED, body: { status: false, message: 'No data were found' } },
	]);
	const { json: items, hints } = await pmp.run('customer.delete', remove);
	expect(items).toEqual([{ deleted: true }]);
	expect(hints).toEqual([
		'PMP answered the deletion of a customer with "BusinessLabs PMP refused: Delete Fail.", but it is gone.',
	]);
});

test('a page that is not of the API says nothing of the record, though there is none', async () => {
	pmp.simulator.faults.set([{ method: 'DELETE', status: 404, body: '<h1>Not found</h1>' }]);
	const { error } = await pmp.fail('customer.delete', { id: byId(999) });
	expect(error.message).toContain("does not come from PMP's API (HTTP 404)");
	expect(pmp.calls).toEqual(['DELETE /api/delete/customers/999', 'DELETE /api/customers/999']);
});

test('the second address is asked only where the first is no page', async () => {
	pmp.simulator.faults.set([
		{ method: 'DELETE', path: '/api/delete/', status: 405, body: '<h1>Not allowed</h1>' },
	]);
	expect((await pmp.run('customer.delete', remove)).json).toEqual([{ deleted: true }]);
	expect(pmp.calls).toEqual(['DELETE /api/delete/customers/1', 'DELETE /api/customers/1']);
	pmp.simulator.ledger.clear();
	pmp.simulator.faults.set([{ method: 'DELETE', status: 400, body: '<h1>Bad</h1>' }]);
	await pmp.fail('customer.delete', remove);
	expect(pmp.calls).toEqual(['DELETE /api/delete/customers/1']);
});
