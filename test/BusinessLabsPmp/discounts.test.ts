// A discount in percent is kept with the amount that it makes: who changes one of the two means both.
import type { IDataObject } from 'n8n-workflow';
import { byId, usePmp } from './node';

describe.each([2, 3] as const)('on version %i', (version) => {
	const pmp = usePmp(version);
	const document = async (charges: IDataObject) => {
		const { json } = await pmp.run('invoice.create', {
			...{ clientid: byId(1), date: '2026-03-01', currency: byId(1), billing_street: 'A' },
			allowed_payment_modes: ['1'],
			newitems: { item: [{ description: 'A', qty: 1, rate: 100 }] },
			additionalFields: { discount_type: 'after_tax', ...charges },
		});
		return String(json[0].id);
	};
	const charges = (id: string) => {
		const { discount_percent, discount_total, total } = pmp.row('invoices', 'id', id);
		return [discount_percent, discount_total, total];
	};

	test.each<[IDataObject, IDataObject, string[]]>([
		[{ discount_percent: 10 }, { discount_percent: 20 }, ['20.00', '20.00', '80.00']],
		[{ discount_percent: 10 }, { discount_percent: 0 }, ['0.00', '0.00', '100.00']],
		[{ discount_percent: 10 }, { discount_total: 5 }, ['0.00', '5.00', '95.00']],
		[{ discount_percent: 10 }, { discount_total: 0 }, ['0.00', '0.00', '100.00']],
		[{ discount_percent: 10 }, { discount_total: 10 }, ['10.00', '10.00', '90.00']],
		[
			{ discount_percent: 10 },
			{ discount_percent: 20, discount_total: 5 },
			['20.00', '20.00', '80.00'],
		],
		[{ discount_percent: 10 }, { adjustment: 1 }, ['10.00', '10.00', '91.00']],
		[{ discount_total: 7 }, { discount_percent: 0 }, ['0.00', '7.00', '93.00']],
		[{ discount_total: 7 }, { discount_percent: 10 }, ['10.00', '10.00', '90.00']],
		[{ discount_total: 7 }, { discount_total: 0 }, ['0.00', '0.00', '100.00']],
	])('%j, then %j', async (before, changes, after) => {
		const id = await document(before);
		await pmp.run('invoice.update', { id: byId(id), updateFields: changes });
		expect(charges(id).map((each) => Number(each).toFixed(2))).toEqual(after);
	});
});
