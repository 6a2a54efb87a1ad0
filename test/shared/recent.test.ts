import type { IDataObject } from 'n8n-workflow';

type Repeated = (node: string, memory: IDataObject, key: string) => boolean;

/** As a new process of n8n has it. */
function started(): Repeated {
	let repeated: Repeated | undefined;
	jest.isolateModules(() => {
		repeated = jest.requireActual<{ isRepeatedDelivery: Repeated }>(
			'../../nodes/shared/trigger/recentDeliveries',
		).isRepeatedDelivery;
	});
	return repeated as Repeated;
}

beforeEach(() => jest.useFakeTimers({ now: 0 }));
afterEach(() => jest.useRealTimers());

const MINUTE = 60_000;

test('a delivery is known after however many within ten minutes', () => {
	const isRepeated = started();
	const memory: IDataObject = {};
	for (let at = 0; at < 12_000; at++) expect(isRepeated('node', memory, `key ${at}`)).toBe(false);
	jest.setSystemTime(9 * MINUTE);
	for (const at of [0, 1, 6000, 11_999]) expect(isRepeated('node', memory, `key ${at}`)).toBe(true);
	expect(isRepeated('other node', {}, 'key 0')).toBe(false);
});

test('after that the last ten thousand are known', () => {
	const isRepeated = started();
	const memory: IDataObject = {};
	for (let at = 0; at < 12_000; at++) isRepeated('node', memory, `key ${at}`);
	jest.setSystemTime(11 * MINUTE);
	expect(isRepeated('node', memory, 'another')).toBe(false);
	expect(isRepeated('node', memory, 'key 2001')).toBe(true);
	expect(isRepeated('node', memory, 'key 2000')).toBe(false);
});

test('after a restart the last 500 are known', () => {
	const memory: IDataObject = {};
	const before = started();
	for (let at = 0; at < 600; at++) before('node', memory, `key ${at}`);
	const isRepeated = started();
	const kept = JSON.parse(JSON.stringify(memory)) as IDataObject;
	expect(isRepeated('node', kept, 'key 100')).toBe(true);
	expect(isRepeated('node', kept, 'key 99')).toBe(false);
});
