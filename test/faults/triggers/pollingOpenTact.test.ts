// OpenTact's trigger polling, through random sequences, as PMP's beside it.
import { fc } from '../../engine/property';
import { OTHER, NUMBER, useTrigger } from '../../OpenTact/triggerNode';
import { withCalendar } from '../../engine/calendar';
import { happenings, Poller, step } from './poller';
import type { Happening } from './poller';
import { inSequences, picked } from './sequences';

// Nobody waits here: what is to be waited for is not the question.
jest.mock('../../../nodes/shared/engine/retry', () => ({
	...jest.requireActual<object>('../../../nodes/shared/engine/retry'),
	pause: async () => await new Promise((resolve) => setImmediate(resolve)),
}));

jest.setTimeout(1_800_000);

describe('OpenTact', () => {
	const { bench, workflow } = useTrigger();

	interface Sms {
		uuid: string;
		state: string;
		created_on: string;
	}
	const rows = () => (bench.vendor.state() as { sms: Sms[] }).sms;

	type Step =
		| Happening
		| {
				does:
					| 'arrive'
					| 'flood'
					| 'arriveLate'
					| 'arriveAhead'
					| 'begin'
					| 'complete'
					| 'fail'
					| 'delete'
					| 'deleteInLook';
				drawn: number;
		  };
	const steps = fc.oneof(
		{ weight: 4, arbitrary: step('arrive') },
		{ weight: 1, arbitrary: step('flood') },
		{ weight: 2, arbitrary: step('arriveLate') },
		{ weight: 1, arbitrary: step('arriveAhead') },
		{ weight: 2, arbitrary: step('begin') },
		{ weight: 2, arbitrary: step('complete') },
		{ weight: 1, arbitrary: step('fail') },
		{ weight: 1, arbitrary: step('delete') },
		{ weight: 1, arbitrary: step('deleteInLook') },
		{ weight: 12, arbitrary: happenings },
	) as fc.Arbitrary<Step>;

	test('inbound messages', async () => {
		await inSequences('OpenTact: polling', steps, async (sequence) => {
			bench.vendor.reset();
			await withCalendar(async (pass) => {
				const flow = workflow({ mode: 'polling' });
				const nameOf = ({ uuid }: { uuid?: unknown }) => String(uuid);
				const poller = new Poller(flow, bench.vendor, nameOf, pass, '/sms/search');
				const arrive = async (state = 'success', shift = 0) => {
					const { uuid } = (await bench.control('sms-receive', {
						...{ from: OTHER, to: NUMBER, message: 'Hi', state },
					})) as Sms;
					const sms = rows().find((each) => each.uuid === uuid) as Sms;
					sms.created_on = new Date(Date.now() + shift).toISOString();
					if (state === 'success') poller.add(uuid);
				};
				const settle = (drawn: number, state: string) => {
					const sms = picked(
						rows().filter((each) => each.state === 'created'),
						drawn,
					);
					if (!sms) return;
					sms.state = state;
					if (state === 'success') poller.add(sms.uuid);
				};
				for (const one of sequence) {
					switch (one.does) {
						case 'arrive':
							await arrive();
							break;
						case 'flood':
							for (let at = 0; at < 110; at++) await arrive();
							break;
						case 'arriveLate':
							await arrive('success', -(one.drawn % 14) * 60_000);
							break;
						case 'arriveAhead':
							await arrive('success', (one.drawn + 1) * 86_400_000);
							break;
						case 'begin':
							await arrive('created');
							break;
						case 'complete':
							settle(one.drawn, 'success');
							break;
						case 'fail':
							settle(one.drawn, 'failed');
							break;
						case 'delete':
						case 'deleteInLook': {
							const sms = picked(rows(), one.drawn);
							if (!sms) break;
							const isDue = poller.due.delete(sms.uuid);
							const then = () => void rows().splice(rows().indexOf(sms), 1);
							if (one.does === 'delete') {
								then();
								break;
							}
							if (isDue) poller.gone.add(sms.uuid);
							bench.vendor.faults.set([{ path: '/sms/search', times: 1, then }]);
							await poller.look();
							bench.vendor.faults.clear();
							break;
						}
						default:
							await poller.happen(one);
					}
				}
				await poller.look();
				await poller.look();
			});
		});
	});
});
