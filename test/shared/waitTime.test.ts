import type { IDataObject } from 'n8n-workflow';
import { WAIT_INDEFINITELY } from 'n8n-workflow';
import { waiting } from '../../nodes/shared/wait/fields';

describe('the time for an answer', () => {
	const till = (options?: IDataObject) => waiting.till({ options } as IDataObject);
	beforeEach(() => void jest.useFakeTimers({ now: new Date('2026-07-30T00:00:00Z') }));
	afterEach(() => void jest.useRealTimers());

	it('has no end where none is set', () => {
		for (const options of [undefined, {}, { waitAmount: 0 }, { waitAmount: 0, waitUnit: 'days' }])
			expect(till(options)).toBe(WAIT_INDEFINITELY);
	});

	it.each([
		['minutes', '2026-07-30T00:02:00.000Z'],
		['hours', '2026-07-30T02:00:00.000Z'],
		['days', '2026-08-01T00:00:00.000Z'],
		['weeks', '2026-07-30T02:00:00.000Z'],
		[undefined, '2026-07-30T02:00:00.000Z'],
	])('of 2 %s ends at %s', (waitUnit, end) => {
		expect(till({ waitAmount: 2, ...(waitUnit && { waitUnit }) }).toISOString()).toBe(end);
	});

	it('is never longer than for ever', () => {
		expect(till({ waitAmount: 1e9, waitUnit: 'days' })).toEqual(WAIT_INDEFINITELY);
	});

	it('is told to an agent when it is over', () => {
		const options = { waitAmount: 2, waitUnit: 'days' };
		const tell = (type: string, given: IDataObject) => waiting.unanswered?.(type, given);
		expect(tell('a.pickyAssistHitlTool', { options })).toEqual({
			data: {
				approved: false,
				chatInput:
					'Nobody answered within 2 days, so this was not approved and nothing was done. Do not try it again, tell the user.',
			},
		});
		const { data } = tell('HitlTool', { options: { waitAmount: 3 } }) as { data: IDataObject };
		expect(data.chatInput).toContain('within 3 hours');
		expect(tell('a.pickyAssistTool', { options })).toBeUndefined();
		expect(tell('a.HitlTools', {})).toBeUndefined();
		expect(() => tell('HitlTool', {})).not.toThrow();
	});
});
