import { isAllowedSource } from '../../nodes/PickyAssist/trigger/guard';

it.each([
	['2001:db8::1', '2001:DB8:0:0:0:0:0:1'],
	['0:0:0:0:0:0:0:1', '::1'],
	['::ffff:192.0.2.7', '192.0.2.7'],
	['192.0.2.7', '203.0.113.9, ::FFFF:192.0.2.7'],
	['192.0.2.7', ''],
	[undefined, ''],
])('a call from %s is one of "%s"', (address, allowed) => {
	expect(isAllowedSource(address, allowed)).toBe(true);
});

it.each([
	['192.0.2.7', '192.0.2.70'],
	['192.0.2.70', '192.0.2.7'],
	['2001:db8::1', '2001:db8::10'],
	['2001:db8::1', 'n8n.example.com'],
	[undefined, '::1'],
	['', '192.0.2.7'],
])('a call from %s is none of "%s"', (address, allowed) => {
	expect(isAllowedSource(address, allowed)).toBe(false);
});
