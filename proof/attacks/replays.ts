import { one } from './attack';
import type { Attack } from './attack';
import { genuine } from './letters';

/** Genuine calls that come again: those of a vendor's second try, and those that somebody overheard. */
export const replays: Attack[] = [
	{
		title: 'A genuine call again at once',
		letters: (caller, fresh) => new Array(3).fill(genuine(caller, fresh())),
		answers: [200],
		starts: one,
	},
	{
		title: 'Two copies of a genuine call at the same moment',
		letters: (caller, fresh) => new Array(2).fill(genuine(caller, fresh())),
		together: true,
		answers: [200, 503],
		starts: one,
	},
	{
		title: 'Twenty copies at the same moment',
		letters: (caller, fresh) => new Array(20).fill(genuine(caller, fresh())),
		together: true,
		answers: [200, 503],
		starts: one,
	},
];
