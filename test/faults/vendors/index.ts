import { startPmp } from './businessLabsPmp';
import { startTact } from './openTact';
import { startPicky } from './pickyAssist';
import type { VendorUnderTest } from './vendor';

export { ITEMS, SESSION } from './vendor';
export type { Sample, VendorUnderTest } from './vendor';

export const starters: Record<string, () => Promise<VendorUnderTest>> = {
	'Picky Assist': startPicky,
	'BusinessLabs PMP': startPmp,
	OpenTact: startTact,
};
