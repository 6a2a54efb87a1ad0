import { documentedCalls } from '../OpenTact/documentedCalls';
import { useOpenTact } from './OpenTactVendor';

const vendor = useOpenTact();

const fill = (path: string) =>
	path
		.replace('{uuid}', '99999999-9999-4999-8999-999999999999')
		.replace('{tn}', '12029822900')
		.replace('{token}', 'token')
		.replace('{domain}', 'nowhere.example.com')
		.replace('{ref_type}', 'payment');

it.each(documentedCalls)('%s %s wants to know who calls', async (method, path) => {
	const { status, body } = await vendor.call(method, fill(path), undefined, {});
	expect(status).toBe(401);
	expect(body).toEqual({ success: false, message: 'Authentication required' });
});

it.each(documentedCalls.filter(([, path]) => /\{(uuid|token|domain)\}/.test(path)))(
	'%s %s knows no stranger',
	async (method, path) => {
		const { status, body } = await vendor.call(method, fill(path));
		expect(status).toBe(404);
		expect(body.message).toMatch(/ not found$/);
	},
);

it.each([
	['POST', '/sms/o'],
	['GET', '/lease/tn'],
	['DELETE', '/lease/tn'],
	['GET', '/lease/tn/12029822900/route'],
	['POST', '/call/sca/99999999-9999-4999-8999-999999999999'],
	['POST', '/user'],
	['GET', '/settings'],
	['GET', '/event/subscription'],
])('%s %s is not offered', async (method, path) => {
	const { status, body } = await vendor.call(method, path, method === 'POST' ? {} : undefined);
	expect([status, body]).toEqual([404, { success: false, message: 'Not Found', status: 404 }]);
});
