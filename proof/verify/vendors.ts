import { businessLabsPmp } from './businessLabsPmp';
import { openTact } from './openTact';
import { pickyAssist } from './pickyAssist';
import type { Vendor, VendorName } from './vendor';

/** By the name that `--vendor` takes: the node's. */
export const vendors: Record<VendorName, () => Vendor> = {
	pickyAssist,
	businessLabsPmp,
	openTact,
};

/** @throws Error that names the vendors there are */
export function vendorNamed(name: string | undefined): Vendor {
	if (name !== undefined && Object.hasOwn(vendors, name)) return vendors[name as VendorName]();
	throw new Error(`--vendor must be one of ${Object.keys(vendors).join(', ')}`);
}
